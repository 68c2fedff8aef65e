"""What a builder makes of Dockerfiles, measured: the size of the image, its packages, and how
long its service takes to answer. Where no builder has an image yet, that is said."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from drydock.sandbox.container_builder import Builder, NotBuilt, installed

IMAGE, PORT = "loans", "8000"
COUNT = "import importlib.metadata as m; print(sum(1 for _ in m.distributions()))"
ASK = "import os, urllib.request as r; r.urlopen(os.environ['LOANS_URL'] + '/health')"


def compared(project: Path, dockerfiles: Mapping[str, str]) -> pd.DataFrame | None:
    """Builds the project once with each of these Dockerfiles, and measures what comes out.

    The port of each is 8000. What is built for this is gone afterwards.
    """
    builder = next((one for one in installed() if one.has(IMAGE)), None)
    if builder is None:
        print(f"Not measured: no builder here has an image called {IMAGE}.")
        return None
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "project")
        shutil.copytree(project, folder)
        return pd.DataFrame(
            {
                name: _measured(builder, folder, text)
                for name, text in dockerfiles.items()
            }
        )


def _measured(builder: Builder, folder: Path, text: str) -> pd.Series[str]:
    (folder / "Dockerfile").write_text(text, "utf-8")
    image = f"{IMAGE}-measured-{os.getpid()}"
    try:
        builder.build(folder, image)
        asked = [sys.executable, "-c", ASK]
        trial = builder.try_out(image, PORT, asked, folder, "LOANS_URL")
        return pd.Series(
            {
                "size": builder.size(image),
                "packages": builder.says(image, ["python", "-c", COUNT]).strip(),
                "seconds until it answers": f"{trial.started_in:.1f}",
            }
        )
    except NotBuilt as error:
        return pd.Series({"not built": str(error)})
    finally:
        builder.remove(image)
