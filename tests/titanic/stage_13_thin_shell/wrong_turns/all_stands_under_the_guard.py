"""What the script does is written out once more under the guard, beside the functions."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("fit() in line", "calls them", "prepare_data_and_train_model() there")
GUARD = """if __name__ == "__main__":
    known, labels, _ = prepare_data()
    forest = RandomForestClassifier(n_estimators=TREES, random_state=SEED)
    forest.fit(known, labels)
    print(f"training accuracy: {100 * forest.score(known, labels):.2f} %")
"""


def take(exercise: Path) -> None:
    rewrite(exercise / "train.py", 'if __name__ == "__main__":\n    main()\n', GUARD)
