"""Makes the models that a stage's files describe, in a child process, all in one job.

They are pickled by cloudpickle, as joblib's own workers do it: `joblib.load` reads that, and
classes and functions that the making files define are in it with their code.
"""

from __future__ import annotations

import io
import os
from hashlib import sha256
from pathlib import Path
from types import CodeType
from typing import Any

from drydock.sandbox.makers import Makers, NotMade, called

DIGEST = sha256().digest_size


def make_all(_: dict[str, Any], settings: dict[str, Any]) -> dict[str, Any]:
    """Keeps what each file in settings["models"] makes, at the path that it gives."""
    try:
        makers = Makers(**settings["makers"])
        for path, place in settings["models"].items():
            model = makers.make(path)
            _keep(Path(place), called(path, _pickled, model))
    except NotMade as error:
        return {"broken": str(error)}
    return {}


def _pickled(model: Any) -> bytes:
    """With the code of what the making files define, but not where these lie: who shows a
    traceback reads the files that it names, and nobody's tests may look into these."""
    from cloudpickle import CloudPickler  # pylint: disable=import-outside-toplevel

    reduce = CloudPickler.dispatch_table[CodeType]

    class Pickler(CloudPickler):  # type: ignore[misc]
        """As that of cloudpickle, but that code comes from no file."""

        dispatch_table = CloudPickler.dispatch_table.new_child(
            {CodeType: lambda code: reduce(code.replace(co_filename="<model>"))}
        )

    stream = io.BytesIO()
    Pickler(stream).dump(model)
    return stream.getvalue()


def _keep(path: Path, content: bytes) -> None:
    fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
    fresh.write_bytes(sha256(content).digest() + content)
    fresh.replace(path)


def kept(path: Path) -> bytes | None:
    """What is kept at a path; None where there is nothing, or not all of it, or what
    somebody else has put there."""
    try:
        stored = path.read_bytes()
    except OSError:
        return None
    content = stored[DIGEST:]
    return content if stored[:DIGEST] == sha256(content).digest() else None
