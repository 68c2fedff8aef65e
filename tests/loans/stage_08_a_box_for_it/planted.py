"""What the check puts beside the work: the model, and what no image should hold."""

from __future__ import annotations

from pathlib import Path

FILES = {
    ".env": "DATABASE_PASSWORD=sesame\n",
    "keys/deploy.key": "-----BEGIN PRIVATE KEY-----\n",
    "data/german.data": "A11 6 A34 A43 1169\n",
    ".git/config": "[core]\n",
    ".venv/pyvenv.cfg": "home = /usr/bin\n",
}


def plant(folder: Path, model: bytes) -> None:
    """Puts them into a folder of work."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    path = folder / "artifacts" / "model.joblib"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(model)
