"""Mlle came out as Mrs and Mme as Miss, and no test of yours failed. Tests that take the
codes from the module that they test agree with it, whatever it says.
"""

EXCHANGED = ("Mlle", "Mme")

_right = add_derived_title  # pylint: disable=used-before-assignment


def add_derived_title(passengers):
    swapped = passengers["Name"].astype("str").str.replace(" Mlle.", " ?.", regex=False)
    swapped = swapped.str.replace(" Mme.", " Mlle.", regex=False)
    names = swapped.str.replace(" ?.", " Mme.", regex=False)
    return passengers.assign(Title=_right(passengers.assign(Name=names))["Title"])
