"""In a name with two full stops the word before the last one was taken for the title,
and no test of yours failed.
"""

_right = add_derived_title  # pylint: disable=used-before-assignment


def add_derived_title(passengers):
    last = passengers["Name"].str.extract(r".*\b([A-Za-z]+)\.", expand=False)
    names = "Lund, " + last + ". Ida"
    codes = _right(passengers.assign(Name=names))["Title"]
    return passengers.assign(Title=codes)
