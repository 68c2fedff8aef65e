"""One line a group in the report of the script, in per cent, under a heading; exact intervals; bands by comparison; and the figures of the groups are plain tuples."""

BANDS = """\
def age_bands(loans):
    age = loans["age"]
    bands = pd.Series("18 to 25", index=loans.index)
    for name, least in (("26 to 35", 26), ("36 to 50", 36), ("51 and more", 51)):
        bands[age >= least] = name
    return bands.astype("category")


"""
TABLE = """\
def print_by_group(model, loans, groups):
    print("group | bad | refused of bad | good | refused of good")
    for name in sorted(groups.unique()):
        own = loans[groups == name]
        cells = [name]
        for measure, label in ((recall_of_bad, BAD), (refused_of_good, GOOD)):
            count = int((own[TARGET] == label).sum())
            share = "{:.1%} ({:.1%} to {:.1%})".format(*measure(model, own))
            cells += [str(count), share if count >= ENOUGH else "too few"]
        print(" | ".join(cells))


"""


def take(exercise):
    path = exercise / "evaluation.py"
    text = path.read_text("utf-8")
    begin, end = text.index("def age_bands"), text.index("def people")
    text = text[:begin] + BANDS + text[end:]
    begin, end = text.index("def print_by_group"), text.index("def shown")
    text = text[:begin] + TABLE + text[end:]
    text = text.replace('method="wilson"', 'method="exact"')
    path.write_text(text, "utf-8")
