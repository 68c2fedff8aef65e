"""The old lines, step by step, on a copy."""


def add_derived_title(passengers):
    rare = "Lady Countess Capt Col Don Dr Major Rev Sir Jonkheer Dona".split()
    passengers = passengers.copy()
    title = (
        passengers["Name"].astype("str").str.extract(r" ([A-Za-z]+)\.", expand=False)
    )
    title = title.replace({name: "Rare" for name in rare})
    title = title.replace({"Mlle": "Miss", "Ms": "Miss", "Mme": "Mrs"})
    code = title.map({"Mr": 1, "Miss": 2, "Mrs": 3, "Master": 4, "Rare": 5})
    passengers["Title"] = code.fillna(0).astype(int)
    return passengers
