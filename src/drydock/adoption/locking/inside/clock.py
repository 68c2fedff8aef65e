"""Another day, for what must not depend on it."""

from __future__ import annotations

import datetime
import sys
import time
from typing import Any

AHEAD = 401 * 24 * 3600 + 5 * 3600 + 77


def put_forward() -> None:
    """Lets the clock that a script asks stand more than a year later than it is.

    To be called before libraries are imported. Waiting and measuring go on as they do.
    """
    real_time, local, gmt, text = time.time, time.localtime, time.gmtime, time.strftime
    ahead = datetime.timedelta(seconds=AHEAD)
    time.time = lambda: real_time() + AHEAD
    time.localtime = lambda at=None: local(time.time() if at is None else at)
    time.gmtime = lambda at=None: gmt(time.time() if at is None else at)
    time.strftime = lambda form, at=None: text(form, at or time.localtime())

    def later(real: Any, *methods: str) -> Any:
        """A class that makes and knows the values of the real one, at another time."""

        class Kind(type(real)):  # type: ignore[misc]
            """Lets values of the real class count as of this one."""

            def __instancecheck__(cls, value: object) -> bool:
                return isinstance(value, real)

            def __subclasscheck__(cls, kind: type) -> bool:
                return issubclass(kind, real)

        space: dict[str, Any] = {"__new__": lambda cls, *a, **k: real(*a, **k)}
        for name in methods:
            asked = getattr(real, name)
            space[name] = staticmethod(lambda *a, asked=asked, **k: asked(*a, **k) + ahead)
        return Kind(real.__name__, (real,), space)

    datetime.date = later(datetime.date, "today")  # type: ignore[misc]
    datetime.datetime = later(  # type: ignore[misc]
        datetime.datetime, "now", "today", "utcnow"
    )


def put_forward_of_pandas() -> None:
    """The same for the clock of pandas, as soon as that is imported."""
    pandas = sys.modules.get("pandas")
    if pandas is None or hasattr(pandas.Timestamp, "drydock_clock"):
        return
    ahead = pandas.Timedelta(seconds=AHEAD)
    for name in ("now", "today", "utcnow"):
        asked = getattr(pandas.Timestamp, name)
        later = classmethod(lambda cls, *a, asked=asked, **k: asked(*a, **k) + ahead)
        setattr(pandas.Timestamp, name, later)
    pandas.Timestamp.drydock_clock = True
