"""Age*Class was still years times class for those over 64, and no test of yours failed."""

# pylint: disable=used-before-assignment

_right = prepare_data


def prepare_data():
    x_train, y_train, x_test = _right()
    tables = [table.copy() for table in (x_train, x_test)]
    for table in tables:
        over = table["Age"] == 4
        table["Age*Class"] = table["Age*Class"].mask(over, 70 * table["Pclass"])
    return tables[0], y_train, tables[1]
