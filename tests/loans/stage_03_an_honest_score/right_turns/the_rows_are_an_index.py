"""The rows are written from the index as decimal numbers, the parts are made by drop and loc,
the recall asks only about those who did not repay, and a figure that was refused is said in
the message.
"""

from drydock.judging.turns import rewrite


def take(exercise):
    path = exercise / "held_out.csv"
    rows = path.read_text("utf-8").split()[:0:-1]
    path.write_text(
        "row,set_aside_by\n" + "".join(f"{row}.0,seed 42\n" for row in rows), "utf-8"
    )
    rewrite(
        exercise / "training.py",
        '    held_out = data.index.isin(pd.read_csv(HELD_OUT)["row"])\n'
        "    return data[~held_out], data[held_out]\n",
        '    rows = pd.read_csv(HELD_OUT)["row"].astype(int)\n'
        "    return data.drop(index=rows), data.loc[rows]\n",
    )
    rewrite(
        exercise / "tests" / "test_evaluation.py",
        'assert recall_of_bad(model, held_out).high >= RATCHET["recall_of_bad"]',
        "found = recall_of_bad(model, held_out)\n"
        '    assert found.high >= RATCHET["recall_of_bad"], f"surely worse: {found}"',
    )
    rewrite(
        exercise / "evaluation.py",
        "_bad_and_refused(model, loans)\n    test",
        "_bad_and_refused(model, loans[loans[TARGET] == BAD])\n    test",
    )
