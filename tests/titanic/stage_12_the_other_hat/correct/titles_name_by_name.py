"""The title is searched in one name after the other."""


def add_derived_title(passengers):
    import re  # pylint: disable=import-outside-toplevel

    rare = "Lady Countess Capt Col Don Dr Major Rev Sir Jonkheer Dona".split()
    codes = {"Mr": 1, "Miss": 2, "Mlle": 2, "Ms": 2, "Mrs": 3, "Mme": 3, "Master": 4}
    codes |= dict.fromkeys(rare, 5)
    found = [re.search(r" ([A-Za-z]+)\.", str(name)) for name in passengers["Name"]]
    titles = [codes.get(one[1], 0) if one else 0 for one in found]
    return passengers.assign(Title=titles).astype({"Title": "int64"})
