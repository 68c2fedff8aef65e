"""A function, tests of it and variants of it, where a participant's tests are judged."""

from __future__ import annotations

import toy

from drydock.workbook.house import House

DOUBLE = "def double(number):\n    return number * 2\n"
GOOD = "from calc import double\n\ndef test_it():\n    assert double(3) == 6\n"
VARIANT = '"""Three came out as {0}."""\n\n\ndef double(number):\n    return {1}\n'
MUTANT = VARIANT.format("nine", "number**2")


def judge_tests(house: House) -> None:
    """Lets stage 01 judge the tests of `double`: it is in the work, without tests."""
    texts = {
        "solutions/toy/01-mend-it/calc.py": DOUBLE,
        "exercises/toy/calc.py": DOUBLE,
        "tests/toy/stage_01_mend_it/mutants/is_squared.py": MUTANT,
    }
    toy.write(house.root, texts)
