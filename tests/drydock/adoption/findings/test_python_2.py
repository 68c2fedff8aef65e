"""Cells of Python 2 are read as Python 3 has them, line for line; all else stays as it is."""

import ast

import pytest

from drydock.adoption.findings.python_2 import as_python_3


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("print x", "print(x)"),
        ("print", "print()"),
        ("print 'a # b', x  # c", "print('a # b', x)  # c"),
        ("if x: print y,", "if x: print(y,)"),
        ("print >>sys.stderr, 'x'", "print('x')"),
        ("print (1), 2", "print((1), 2)"),
        ("raise ValueError, 'x'", "raise ValueError('x')"),
        ("exec 'x = 1'", "exec('x = 1')"),
        ("a <> b", "a != b"),
    ],
)
def test_what_python_2_wrote_becomes_what_python_3_reads(old: str, new: str) -> None:
    assert as_python_3(f"y = 1\n{old}") == f"y = 1\n{new}"
    ast.parse(as_python_3(old))


def test_an_error_is_caught_by_the_name_that_it_has() -> None:
    text = "try:\n    f()\nexcept (A, B), error:\n    print error"
    assert "except (A, B) as error:\n    print(error)" in as_python_3(text)


def test_what_is_none_of_that_stays_as_it_is() -> None:
    text = "print = 3\nx = 'print y'\nprinted x\n# print z\n"
    assert as_python_3(text) == text
