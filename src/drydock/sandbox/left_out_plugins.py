"""What of pytest would write into the work, speak where the engine does, or only take time."""

from __future__ import annotations

# The last two would also collect garbage at the end, to find what no run of ours leaves.
PLUGINS = (
    "cacheprovider doctest faulthandler pastebin setuponly setupplan stepwise terminal"
    " threadexception unraisableexception"
).split()
LEFT_OUT = [word for name in PLUGINS for word in ("-p", f"no:{name}")]
LEFT_OUT += ["--disable-plugin-autoload"]
