"""What of pytest would write into the work, or speak where the engine does."""

from __future__ import annotations

# The last two would also collect garbage at the end, to find what no run of ours leaves.
_PLUGINS = "cacheprovider faulthandler terminal threadexception unraisableexception"
LEFT_OUT = [word for name in _PLUGINS.split() for word in ("-p", f"no:{name}")]
LEFT_OUT += ["--disable-plugin-autoload"]
