"""In a name with two full stops the word before the last one was taken for the title,
and no test of yours failed.
"""

_right = add_derived_title  # pylint: disable=used-before-assignment


def add_derived_title(passengers):
    last = passengers["Name"].str.extract(r".* ([A-Za-z]+)\.", expand=False)
    codes = _right(passengers.assign(Name="Lund, " + last + ". Ida"))["Title"]
    return passengers.assign(Title=codes)
