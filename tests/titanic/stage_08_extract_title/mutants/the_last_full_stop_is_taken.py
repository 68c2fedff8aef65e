"""In a name with two words before a full stop the last of them was taken for the title,
and no test of yours failed.
"""

_right = add_derived_title  # pylint: disable=used-before-assignment


def add_derived_title(passengers):
    names = passengers["Name"].astype("str")
    # "(Dr." is no title of its own, and is taken for one here if another stands before it.
    last = names.str.extract(r".*[ (]([A-Za-z]+)\.", expand=False)
    titled = names.str.contains(r" [A-Za-z]+\.", na=False)
    names = names.mask(titled, "Lund, " + last + ". Ida")
    return passengers.assign(Title=_right(passengers.assign(Name=names))["Title"])
