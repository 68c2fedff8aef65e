"""Nothing was saved where training was told to save, and no test of yours failed."""

_own_train_model = train_model  # pylint: disable=used-before-assignment


def train_model(data, save_to=None, **more):
    # pylint: disable=import-outside-toplevel,unused-argument
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder:
        return _own_train_model(data, save_to=Path(folder) / "model.joblib", **more)
