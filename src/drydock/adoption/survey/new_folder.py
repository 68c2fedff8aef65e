"""The one new folder in which results go; nothing that is there is written over."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from drydock import files
from drydock.adoption.survey import page, tools
from drydock.adoption.survey.survey import Survey
from drydock.errors import CalledWrongly
from drydock.workbook.house import HERE

ENDING = "-drydock"
OF_THE_WORKBOOK = HERE.root / ".drydock" / "adopted"


@dataclass(frozen=True)
class NewFolder:
    """A folder for results, which need not be there yet."""

    path: Path

    @classmethod
    def beside(cls, notebook: Path, into: Path | None) -> NewFolder:
        """The folder `into`, or the one that belongs to a notebook, beside it: but for
        notebooks of the workbook itself, whose folders a check looks into.

        Raises CalledWrongly, before anything is run, for one that cannot be written to.
        """
        name = f"{notebook.stem}{ENDING}"
        is_of_the_workbook = notebook.is_relative_to(HERE.root)
        path = (
            OF_THE_WORKBOOK / name if is_of_the_workbook else notebook.with_name(name)
        )
        path = Path(os.path.abspath(into)) if into else path
        there = next(one for one in [path, *path.parents] if one.exists())
        if not there.is_dir() or not os.access(there, os.W_OK) or _read_only(there):
            raise CalledWrongly(
                expected="a folder for what is found, which can be written to",
                found=f"{path} cannot be made: {there} is"
                f" {'not to be written to' if there.is_dir() else 'no folder'}",
                remedy="give another place: ./scripts/go adopt NOTEBOOK --into DIR",
            )
        return cls(path)

    def keep(self, survey: Survey) -> Iterator[Path]:
        """Writes the survey for people and for tools; gives the paths.

        Files of earlier surveys stay: a later one gets a number. Raises Told if the
        system refuses it.
        """
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            for name, text in (
                ("survey.html", page.page(survey)),
                ("survey.json", tools.as_json(survey)),
            ):
                path = files.free(self.path, name)
                plain = text.encode("utf-8", "backslashreplace").decode("utf-8")
                files.write_whole(path, plain)
                yield path
        except OSError as error:
            raise files.told(
                error,
                expected=f"the survey written into {self.path}",
                remedy="give another place with --into DIR",
            ) from error


def _read_only(folder: Path) -> bool:
    """Whether its disk is one (for whom every folder may be written to by its rights)."""
    flags = getattr(os, "statvfs", lambda _: None)(folder)
    return bool(flags and flags.f_flag & getattr(os, "ST_RDONLY", 0))
