"""What pytest has for other purposes than ours: it starts a tenth sooner without."""

from __future__ import annotations

# The last two collect garbage at the end, to find what no run of ours leaves behind.
PLUGINS = (
    *("cacheprovider", "doctest", "faulthandler", "junitxml", "pastebin"),
    *("setuponly", "setupplan", "stepwise", "terminal"),
    *("threadexception", "unraisableexception"),
)
LEFT_OUT = [word for name in PLUGINS for word in ("-p", f"no:{name}")]
LEFT_OUT += ["--disable-plugin-autoload"]
