"""A word counted as title without a space before it: in "St. Lund, Miss. Ida" it was St."""

_right = add_derived_title  # pylint: disable=used-before-assignment


def add_derived_title(passengers):
    first = (
        passengers["Name"].astype("str").str.extract(r"\b([A-Za-z]+)\.", expand=False)
    )
    codes = _right(passengers.assign(Name="Lund, " + first + ". Ida"))["Title"]
    return passengers.assign(Title=codes)
