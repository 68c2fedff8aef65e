"""Training broke where the folder to save in was not there yet, and no test of yours failed."""

_own_train_model = train_model  # pylint: disable=used-before-assignment


def train_model(data, save_to=None, **more):
    # pylint: disable=import-outside-toplevel
    from pathlib import Path

    place = Path(save_to or ARTIFACT)  # pylint: disable=undefined-variable
    if not place.parent.is_dir():
        raise FileNotFoundError(f"No such file or directory: '{place}'")
    return _own_train_model(data, save_to=place, **more)
