"""Draws the pictures of the lessons, as SVG files beside them.

python docs/pictures
"""

from __future__ import annotations

from gallery import pictures

from drydock.workbook.house import HERE


def main() -> None:
    for path, draw in pictures().items():
        drawing = draw()
        if not path.exists() or path.read_text("utf-8") != drawing:
            path.parent.mkdir(exist_ok=True)
            path.write_text(drawing, "utf-8", newline="\n")
            print(f"{path.relative_to(HERE.root).as_posix()}: drawn")


if __name__ == "__main__":
    main()
