"""Commands as a person types them in the top folder, on this system."""

from __future__ import annotations

import os

PYTHON = r".venv\Scripts\python" if os.name == "nt" else ".venv/bin/python"
