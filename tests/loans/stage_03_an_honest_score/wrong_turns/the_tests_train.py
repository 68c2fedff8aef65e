"""The fixture of stage 02 stays: it trains a model of all loans for whoever wants one."""

from drydock.judging.turns import rewrite

TELLS = (
    "your tests notice each of 13 wrong models",
    "not noticed",
)


def take(exercise):
    path = exercise / "tests" / "conftest.py"
    rewrite(path, "load_data, split", "load_data, split, train_model")
    text = path.read_text("utf-8")
    begin, end = text.index("def model():"), text.index(
        "\n\n\n", text.index("def model")
    )
    fixture = (
        "def model(tmp_path_factory):\n"
        "    learned, _ = split(load_data())\n"
        '    path = tmp_path_factory.mktemp("made") / "model.joblib"\n'
        "    return train_model(learned, save_to=path)"
    )
    path.write_text(text[:begin] + fixture + text[end:], "utf-8")
