"""The picture of what passes between cells, and the same as a table."""

from xml.etree import ElementTree

from small_notebooks import notebook

from drydock.adoption.survey.picture import picture, rows

SMALL = notebook(
    "import json", "print(late)", "a = 1  # <&>", "b = a", "print(b)", "late = 2", ""
)


def test_the_table_says_what_each_cell_takes_and_gives():
    table = {one.cell: one for one in rows(SMALL)}
    assert table[1].remark == "imports"
    assert table[2].takes == (("late", 6),)
    assert table[2].remark == "takes late from further down"
    assert (table[4].takes, table[4].gives) == ((("a", 3),), ("b",))
    assert table[5].remark == "no other cell needs it"
    assert table[7].first_line == "(empty)"


def test_the_picture_is_sound_and_says_in_words_what_it_shows():
    drawn = ElementTree.fromstring(picture(SMALL))
    said = [one.text for one in drawn.iter() if one.tag.endswith("title")]
    assert "a: made in cell 3, taken in cell 4" in said
    assert "late: made in cell 6, taken in cell 2, which stands above it" in said
    assert drawn.get("role") == "img" and drawn.get("aria-labelledby")


def test_a_notebook_without_cells_gives_a_picture_too():
    assert ElementTree.fromstring(picture(notebook())) is not None
    assert not rows(notebook())
