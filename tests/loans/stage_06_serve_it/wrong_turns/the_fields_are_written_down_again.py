"""The fields of the request are typed from the dictionary: there are only twenty."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "the contract lets in the new purpose A4Z, and it is answered 422",
    "make the fields of the request from what contract.py has read already",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "contract.py",
        "    **{name: (Literal[tuple(codes)], ...) for name, codes in CODES.items()},\n",
        "    **{name: (Literal[tuple(codes)], ...) for name, codes in CODES.items()}\n"
        "    | {\"purpose\": (Literal[tuple(f'A4{digit}' for digit in range(11))], ...)},\n",
    )
