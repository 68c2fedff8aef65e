"""Where two words have a space before them and a full stop after them, the last of them
was taken for the title, and no test of yours failed. ("(Dr." has no space before it.)
"""

_right = add_derived_title  # pylint: disable=used-before-assignment


def add_derived_title(passengers):
    last = (
        passengers["Name"].astype("str").str.extract(r".* ([A-Za-z]+)\.", expand=False)
    )
    codes = _right(passengers.assign(Name="Lund, " + last + ". Ida"))["Title"]
    return passengers.assign(Title=codes)
