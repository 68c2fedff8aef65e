"""What stage 06 asks of the files beside the tests, and what the stage after it holds, too."""

from __future__ import annotations

from drydock.errors import CheckFailed
from drydock.judging.baseline import Table
from drydock.judging.parts import Parts
from drydock.workbook.workspace import Workspace, files

DATA = ("train.csv", "test.csv")
NO_DATA = (".py", ".ipynb")


def test_no_file_holds_names_of_passengers(workspace: Workspace) -> None:
    """No approved file holds names of passengers"""
    folder = workspace.stage.house.root / "data" / workspace.stage.kata
    data = [(folder / file).read_bytes() for file in DATA]
    tables = [Table.parse(content.decode("utf-8")) for content in data]
    names = [name.encode() for table in tables for name in table.column("Name")]
    for file, path in files(workspace.folder).items():
        if path.suffix in NO_DATA:
            continue
        content = path.read_bytes()
        held = sum(name in content for name in names)
        if held and content not in data:  # a copy of the data is no approved file
            raise CheckFailed(
                expected="approved files hold what the model depends on, and no personal"
                " data",
                found=f"{workspace.shown(file)} holds the names of {held:,} passengers",
                remedy="write the file again without them: a test knows a passenger by"
                " the row",
            )


HELD = Parts(test_no_file_holds_names_of_passengers)
