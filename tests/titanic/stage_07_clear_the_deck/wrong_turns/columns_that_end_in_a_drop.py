"""Two columns are built, one from the other, and one list drops both."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    '"TicketCount" (line',
    '"FarePP" (line',
    "then nothing has to drop them either",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "train.py",
        '    df["Age*Class"] =',
        '    df["TicketCount"] = df.groupby("Ticket")["Ticket"].transform("count")\n'
        '    df["FarePP"] = df["Fare"] / df["TicketCount"]\n'
        '    df = df.drop(columns=["TicketCount", "FarePP"])\n'
        '    df["Age*Class"] =',
    )
