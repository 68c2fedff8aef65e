"""A title in small letters counted as the one in capitals."""

_right = add_derived_title  # pylint: disable=used-before-assignment


def add_derived_title(passengers):
    names = passengers["Name"].astype("str").str.replace(" mr.", " Mr.", regex=False)
    return passengers.assign(Title=_right(passengers.assign(Name=names))["Title"])
