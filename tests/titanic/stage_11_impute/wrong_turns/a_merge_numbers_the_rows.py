"""Medians are merged to the table: the rows get new labels."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("the index labels 0, 1, 1, 0 have become 0, 1, 2, 3",)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "preprocessing.py",
        "return passengers.assign(**{column: passengers[column].fillna(medians)})",
        'medians = passengers.groupby(by)[column].median().rename("median").reset_index()\n'
        "    if to_nearest is not None:\n"
        '        medians["median"] = (medians["median"] / to_nearest).round() * to_nearest\n'
        '    merged = passengers.merge(medians, on=by, how="left")\n'
        '    merged[column] = merged[column].fillna(merged["median"])\n'
        '    return merged.drop(columns="median")',
    )
