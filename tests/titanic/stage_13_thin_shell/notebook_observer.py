"""What the check of stage 13 looks at once a notebook has run, in the child process."""

from __future__ import annotations

from typing import Any

import pandas as pd

CORE, SHELL = "preprocessing", "train"


def story(names: dict[str, Any]) -> dict[str, Any]:
    """The results that a notebook shows, in the form of the baseline's tables."""
    tables = {name: names.get(name) for name in ("X_train", "X_test")}
    model = names.get("model", names.get("random_forest"))
    absent = [
        name
        for name, table in tables.items()
        if not isinstance(table, (pd.DataFrame, pd.Series))
    ]
    absent += [] if hasattr(model, "predict") else ["model"]
    absent += [] if "Y_train" in names else ["Y_train"]
    reloads = _reloads()
    if absent:
        return {"absent": absent, "reloads": reloads}
    features = pd.concat(list(tables.values()))
    numbered = features.reset_index(drop=True)
    ids = range(1, len(features) + 1)
    numbered.insert(0, "PassengerId", ids)
    survived = model.predict(features)
    predictions = pd.DataFrame({"PassengerId": ids, "Survived": survived})
    facts = {"absent": [], "reloads": reloads}
    return facts | {"features": numbered, "predictions": predictions}


def _reloads() -> bool:
    """Whether IPython's autoreload is on for the modules of the work, however that came
    about."""
    # pylint: disable-next=import-outside-toplevel
    from IPython.core.getipython import get_ipython

    shell = get_ipython()
    found = shell.magics_manager.registry.get("AutoreloadMagics") if shell else None
    reloader = getattr(found, "_reloader", None)
    if reloader is None or not reloader.enabled:
        return False
    return reloader.check_all or {CORE, SHELL} <= set(reloader.modules)
