"""Which names stand for tables or columns, by what is done with them."""

from __future__ import annotations

import ast
from functools import lru_cache

from drydock.adoption.findings.calls import assigned, called, root
from drydock.adoption.findings.code import Code, read
from drydock.adoption.model import Adopted, Cell

# What only a table or a column of pandas has.
ONLY_TABLES = frozenset(
    "loc iloc groupby isnull isna describe dtypes value_counts fillna dropna sort_values"
    " reset_index drop_duplicates to_csv nunique iterrows pivot_table".split()
)
MAKES_TABLE = frozenset(
    "DataFrame Series concat merge read_csv read_excel read_json read_parquet read_pickle"
    " read_sql read_table get_dummies crosstab pivot_table".split()
)
NO_TABLE = frozenset("columns dtype dtypes empty index ndim shape size values".split())
# Methods of a table that give a table.
TABLE_AGAIN = frozenset(
    "assign astype copy drop dropna fillna head merge query rename reset_index sample"
    " set_index sort_values tail".split()
)


def tables(adopted: Adopted) -> frozenset[str]:
    """The names that stand for a table or a column somewhere in the notebook."""
    known = _tables(adopted.cells)
    if adopted.first is None:
        return known
    ran = {
        name
        for cell in adopted.first.cells
        for name, value in cell.changed.items()
        if value.kind in ("table", "column")
    }
    return known | ran


@lru_cache(maxsize=4)
def _tables(cells: tuple[Cell, ...]) -> frozenset[str]:
    code = read(cells)
    found = {
        node.value.id
        for _, node in code.walk()
        if isinstance(node, ast.Attribute) and node.attr in ONLY_TABLES
        if isinstance(node.value, ast.Name)
    }
    return _taken_from((found | _made(code)) - _imported(code), code)


def _taken_from(known: set[str], code: Code) -> frozenset[str]:
    """The known tables, and what is chosen or made of them: `some = df[df["a"] > 1]`."""
    pairs = [
        (target.id, root(value))
        for _, node in code.walk()
        for target, value in assigned(node)
        if isinstance(target, ast.Name) and _is_table_again(value)
    ]
    before = -1
    while len(known) != before:
        before = len(known)
        known |= {name for name, of in pairs if of in known}
    return frozenset(known)


def _is_table_again(value: ast.expr) -> bool:
    """Whether what is taken from a table is one, too, or a column of it."""
    if isinstance(value, ast.Call):
        return called(value) in TABLE_AGAIN
    if isinstance(value, ast.Attribute):
        chosen = isinstance(value.value, (ast.Subscript, ast.Call))
        return chosen and value.attr not in NO_TABLE and _is_table_again(value.value)
    if not isinstance(value, ast.Subscript):
        return False
    by = value.slice
    return not isinstance(by, ast.Constant) or isinstance(by.value, str)


def _imported(code: Code) -> set[str]:
    """What is imported, as `stats`, is no table."""
    return {
        one.asname or one.name.split(".")[0]
        for _, node in code.walk()
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for one in node.names
    }


def _made(code: Code) -> set[str]:
    return {
        target.id
        for _, node in code.walk()
        for target, value in assigned(node)
        if isinstance(target, ast.Name) and isinstance(value, ast.Call)
        if called(value) in MAKES_TABLE and root(value.func) in ("pd", "pandas")
    }


def column_of(node: ast.AST) -> tuple[str, str] | None:
    """Table and column of `table["column"]` or `table.loc[rows, "column"]`."""
    if not isinstance(node, ast.Subscript):
        return None
    inside: ast.AST = node.slice
    table: ast.AST = node.value
    if isinstance(table, ast.Attribute) and table.attr in ("loc", "at"):
        if not isinstance(inside, ast.Tuple) or len(inside.elts) != 2:
            return None
        table, inside = table.value, inside.elts[1]
    if isinstance(table, ast.Name) and isinstance(inside, ast.Constant):
        if isinstance(inside.value, str):
            return table.id, inside.value
    return None
