"""What became of the stages that somebody knows by other numbers: a kata was cut anew."""

from __future__ import annotations

from collections.abc import Iterator

from drydock.detail import listed
from drydock.judging import current_stage, records
from drydock.safekeeping import passed_work
from drydock.workbook import earlier_names
from drydock.workbook.house import House

HEAD = "Stages have other numbers since you were here last:"


def told(house: House, kata: str) -> list[str]:
    """A line for each earlier stage of which something is known, and one above them; none
    once the participant has passed or gone to a stage by its present name."""
    begun = passed_work.joined(house, kata).partition(" ")[0]
    here = current_stage.read(house, kata) or begun
    if here in [stage.name for stage in house.stages(kata)]:
        return []
    lines = list(_lines(house, kata, here))
    return [HEAD, *lines] if lines else []


def _lines(house: House, kata: str, here: str) -> Iterator[str]:
    way = passed_work.place(house, kata)
    for name, kept in earlier_names.kept_as(house, kata).items():
        judged = [records.read_of(house, kata, one) for one in kept]
        has_passed = any(one.passed for one in judged if one) or any(
            (way / one).is_dir() for one in kept
        )
        if has_passed or any(judged) or earlier_names.spelt(here) in kept:
            now = [stage.label for stage in earlier_names.now(house, kata, name)]
            was = f"{name.replace('-', ' ', 1)}{' (passed)' if has_passed else ''}"
            yield f"  {was} is {f'now {listed(now)}' if now else 'gone'}"
