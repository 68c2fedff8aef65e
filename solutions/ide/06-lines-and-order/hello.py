"""Says hello, and which Python says it."""

import sys
from pathlib import Path

here = Path(__file__).resolve().parent
print(f"Hello from the folder {here.name}.")
print(f"This is Python {sys.version.split()[0]}, at {sys.executable}")
