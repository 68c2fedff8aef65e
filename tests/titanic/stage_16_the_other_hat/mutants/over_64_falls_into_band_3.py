"""Ages over 64 went into band 3, with those from 49 on, and no test of yours failed."""

# pylint: disable=used-before-assignment

_right = prepare_data


def prepare_data():
    x_train, y_train, x_test = _right()
    tables = [
        table.assign(Age=table["Age"].clip(upper=3)) for table in (x_train, x_test)
    ]
    tables = [
        table.assign(**{"Age*Class": table["Age"] * table["Pclass"]})
        for table in tables
    ]
    return tables[0], y_train, tables[1]
