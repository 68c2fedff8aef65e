"""Which statements of a notebook are there to be looked at, and so not for its script.

A statement goes only where it is certain that no later one would miss it: what it calls
does nothing but look, or draws; what it gives a name to is only used by others that go. What
it shows is told by some value at the end, too.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from drydock.adoption.locking import trees
from drydock.adoption.locking.fleeting import fleeting
from drydock.judging.reading.displays import DRAWING, PLOT_METHODS, PLOTTING, SHOWING

# Methods and functions that change nothing: of tables, of texts, of Python itself.
ONLY_LOOKS = frozenset(
    """abs agg aggregate all any apply argmax argmin argsort array asarray astype barh
    between capitalize clip concat copy corr corrwith count cov crosstab cumsum cut describe
    diff dir display dot drop drop_duplicates dropna dtypes duplicated enumerate endswith eq
    expanding fillna filter first float format get get_group getsizeof group groupby head
    hasattr help idxmax idxmin info int isin isinstance isna isnull items join keys kurt
    kurtosis last len linspace list loc lower lstrip map match max mean median melt memory_usage
    merge min mode mul ndim nlargest notna notnull nsmallest nunique pct_change pivot
    pivot_table pprint print prod qcut quantile query range rank rename repeat replace
    reset_index resample reshape reversed rolling round rsplit rstrip search select_dtypes
    set set_index shape size skew sort_index sort_values sorted split splitlines squeeze
    stack startswith std str strftime strip sub sum swapcase tail title to_dict to_frame
    to_list to_markdown to_numpy to_string tolist transform transpose tuple type unique
    unstack upper value_counts values var where zip T style background_gradient hide
    set_properties set_caption highlight_max highlight_min bar nunique id dict add_suffix
    assign bfill droplevel explode ffill interpolate mask reindex shift truncate
    HTML Markdown Image toarray todense bincount floor ceil log log10 sqrt zeros ones
    nonzero histogram percentile Series DataFrame Index vars locals globals show_versions""".split()
)
JUDGING = (
    "score report matrix accuracy auc error loss cross_val evaluate summary predict r2 mse"
    " mae rmse recall precision f1 best_"
).split()
# Drawings that give numbers back, with which the notebook may go on.
COUNTING = frozenset({"hist", "hist2d"})


class Looking:
    """What of some statements only looks. `gone` holds those that go."""

    def __init__(self, found: Iterable[ast.Module]) -> None:
        self.trees = list(found)
        self.fleeting = fleeting(self.trees)
        self.drawing = set(_drawing_names(self.trees)) | {"plt", "sns"}
        # Names that only serve a drawing, and names that what stays needs.
        self.served: set[str] = set()
        self.needed: set[str] = set()
        self.drawers: set[str] = set()
        self.drawers = set(self._drawing_functions())
        self.gone: set[ast.stmt] = set()
        while self._settle():
            pass

    def _settle(self) -> bool:
        """Looks once; whether something has become known that may change the answer."""
        self.gone = {one for tree in self.trees for one in self._going(tree.body)}
        served = self.served | set(self._serving())
        needed = self.needed | set(self._missed())
        if served != self.served:  # what is missed is asked when all these are known
            self.served = served
            return True
        changed = needed != self.needed
        self.needed = needed
        return changed

    def _serving(self) -> Iterator[str]:
        """Names that a drawing gives, such as `ax`."""
        for tree in self.trees:
            for node in ast.walk(tree):
                if isinstance(node, ast.Assign) and trees.plain_targets(node):
                    counts = trees.called(node.value) in COUNTING
                    if not counts and (
                        self._draws(node.value) or self._serves(node.value)
                    ):
                        yield from trees.names(node.targets, ast.Store)
                elif isinstance(node, (ast.For, ast.comprehension)):
                    if trees.names([node.iter], ast.Load) & self.served:
                        yield from trees.names([node.target], ast.Store)
                elif isinstance(node, ast.withitem) and node.optional_vars:
                    if self._draws(node.context_expr):
                        yield from trees.names([node.optional_vars], ast.Store)

    def _missed(self) -> Iterator[str]:
        """Names that what stays uses, and that what goes would have given."""
        given = {name for one in self.gone for name in trees.given(one)}
        for tree in self.trees:
            yield from given & set(_used(tree.body, self.gone))

    def _going(self, body: list[ast.stmt]) -> Iterator[ast.stmt]:
        for one in body:
            if self._goes(one):
                yield one
            elif isinstance(one, trees.BLOCKS):
                for inner in trees.bodies(one):
                    yield from self._going(inner)

    # pylint: disable-next=too-many-return-statements
    def _goes(self, one: ast.stmt) -> bool:
        if set(trees.given(one)) & self.needed:
            return False
        if isinstance(one, ast.Expr):
            if isinstance(one.value, ast.Constant) or _is_forgotten(one.value):
                return False
            if one in self.fleeting and not self._draws(one.value):
                return False
            return self._serves(one.value) or self._harmless(one.value)
        if isinstance(one, (ast.Assign, ast.AugAssign)):
            return self._assigns_to_drawings(one)
        if isinstance(one, trees.BLOCKS):
            inner = [statement for body in trees.bodies(one) for statement in body]
            heads = [node for node in ast.iter_child_nodes(one) if node not in inner]
            return all(
                self._goes(statement) or isinstance(statement, ast.Pass)
                for statement in inner
            ) and all(self._harmless(head) for head in heads)
        if isinstance(one, ast.Import | ast.ImportFrom):
            return set(trees.given(one)) <= self.drawing
        return isinstance(one, trees.FUNCTIONS) and one.name in self.drawers

    def _assigns_to_drawings(self, one: ast.Assign | ast.AugAssign) -> bool:
        targets = one.targets if isinstance(one, ast.Assign) else [one.target]
        roots = {trees.root(part) for target in targets for part in trees.parts(target)}
        if roots <= self.drawing:
            return True
        return roots <= self.served and (
            self._draws(one.value) or self._serves(one.value)
        )

    def _serves(self, value: ast.AST) -> bool:
        """Whether this is about a drawing: `ax.set_title(...)`."""
        return trees.root(
            value
        ) in self.served | self.drawing and self._arguments_harmless(value)

    def _arguments_harmless(self, value: ast.AST) -> bool:
        calls = [one for one in ast.walk(value) if isinstance(one, ast.Call)]
        return all(
            self._call_looks(one) or trees.root(one.func) in self.served
            for one in calls
        )

    def _draws(self, value: ast.AST) -> bool:
        """Whether there is a call in it that draws."""
        for node in ast.walk(value):
            if isinstance(node, ast.Call):
                name = trees.called(node)
                if trees.root(node.func) in self.drawing | self.served:
                    return True
                if name in self.drawers:
                    return True
                if name in PLOT_METHODS or DRAWING.fullmatch(name):
                    return True
                if _is_of_plot(node):
                    return True
        return False

    def _harmless(self, value: ast.AST) -> bool:
        """Whether all that is called there only looks, or draws."""
        for node in ast.walk(value):
            if isinstance(node, (ast.Await, ast.Yield, ast.YieldFrom, ast.NamedExpr)):
                return False
            if isinstance(node, ast.Call) and not self._call_looks(node):
                return False
        return True

    def _call_looks(self, call: ast.Call) -> bool:
        name = trees.called(call)
        if any(
            keyword.arg == "inplace" and ast.unparse(keyword.value) != "False"
            for keyword in call.keywords
        ):
            return False
        if name in ONLY_LOOKS | SHOWING or name in PLOT_METHODS | self.drawers:
            return True
        if trees.root(call.func) in self.drawing | self.served:
            return True
        return bool(DRAWING.fullmatch(name)) or _is_of_plot(call)

    def _drawing_functions(self) -> Iterator[str]:
        """The functions of the notebook that only draw: they give nothing back, and
        change nothing that they are given."""
        for tree in self.trees:
            for node in ast.walk(tree):
                if isinstance(node, trees.FUNCTIONS) and self._draws(node):
                    if not any(map(_reaches_out, ast.walk(node))):
                        yield node.name


def _is_of_plot(call: ast.Call) -> bool:
    """Whether this is a plot by its kind: `table.plot.density()`."""
    of = call.func.value if isinstance(call.func, ast.Attribute) else None
    return isinstance(of, ast.Attribute) and of.attr == "plot"


def _is_forgotten(value: ast.expr) -> bool:
    """Whether an assignment seems to have been forgotten here: `table.loc[table.age > 64,
    "age"]` alone is a defect, and not a display; `table.loc[["Texas"], :]` is one."""
    return (
        isinstance(value, ast.Subscript)
        and isinstance(value.value, ast.Attribute)
        and value.value.attr == "loc"
        and isinstance(value.slice, ast.Tuple)
        and any(isinstance(one, ast.Compare) for one in ast.walk(value.slice))
    )


def _reaches_out(node: ast.AST) -> bool:
    """Whether a function that holds this does more than draw."""
    if isinstance(node, ast.Return):
        return node.value is not None
    if isinstance(node, (ast.Subscript, ast.Attribute)):
        return isinstance(node.ctx, (ast.Store, ast.Del))
    if isinstance(node, ast.Call):
        name = trees.called(node)
        return (
            name in ("fit", "append", "pop", "update", "seed", "print", "write")
            or name.startswith(("to_", "train"))
            or any(one in name for one in JUDGING if one != "predict")
        )
    return isinstance(node, (ast.Global, ast.Nonlocal, ast.Yield))


def judges(value: ast.expr) -> bool:
    """Whether a value that stands alone is a result: a score, a report, a prediction."""
    calls = (one for one in ast.walk(value) if isinstance(one, ast.Call))
    return any(word in trees.called(call) for call in calls for word in JUDGING)


def _drawing_names(found: list[ast.Module]) -> Iterator[str]:
    for tree in found:
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    if alias.name.split(".")[0] in PLOTTING:
                        yield alias.asname or alias.name.split(".")[0]
            elif isinstance(node, ast.ImportFrom) and node.module:
                if node.module.split(".")[0] in PLOTTING:
                    yield from (one.asname or one.name for one in node.names)


def _used(body: list[ast.stmt], gone: set[ast.stmt]) -> Iterator[str]:
    """The names that the statements which stay use."""
    for one in body:
        if one in gone:
            continue
        if isinstance(one, trees.BLOCKS):
            inner = [statement for found in trees.bodies(one) for statement in found]
            heads = [node for node in ast.iter_child_nodes(one) if node not in inner]
            yield from trees.names(heads, ast.Load)
            yield from _used(inner, gone)
        else:
            yield from trees.names([one], ast.Load)
