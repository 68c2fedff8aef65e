"""Another day, for what must not depend on it."""

from __future__ import annotations

import datetime
import sys
import time
import types
from typing import Any

AHEAD = 401 * 24 * 3600 + 5 * 3600 + 77
OF_A_DAY = datetime.timedelta(seconds=AHEAD)


def put_forward() -> None:
    """Lets the clock stand more than a year later than it is: `time.time` and what asks
    that, as `date.today` does. Waiting and measuring go on as they do."""
    real_time, local, gmt, text = time.time, time.localtime, time.gmtime, time.strftime
    time.time = lambda: real_time() + AHEAD
    time.localtime = lambda at=None: local(time.time() if at is None else at)
    time.gmtime = lambda at=None: gmt(time.time() if at is None else at)
    time.strftime = lambda form, at=None: text(form, at or time.localtime())


class _Kind(type):
    """Lets values of the real class count as of the one that is put in its place."""

    def __instancecheck__(cls, value: object) -> bool:
        return isinstance(value, datetime.datetime)

    def __subclasscheck__(cls, kind: type) -> bool:
        return issubclass(kind, datetime.datetime)


class Later(datetime.datetime, metaclass=_Kind):
    """Makes the values of the real class, at another time."""

    def __new__(cls, *given: Any, **named: Any) -> Any:
        return datetime.datetime(*given, **named)

    @staticmethod
    def now(*given: Any, **named: Any) -> Any:
        """A year later than now."""
        return datetime.datetime.now(*given, **named) + OF_A_DAY

    @staticmethod
    def utcnow() -> Any:
        """The same, of the world's time."""
        return (
            datetime.datetime.now(datetime.timezone.utc).replace(tzinfo=None) + OF_A_DAY
        )


def put_forward_in(variables: dict[str, Any]) -> None:
    """The same for what asks the system itself, in the variables of a script alone:
    libraries in C want the real classes."""
    for name, value in list(variables.items()):
        if value is datetime:
            module = types.ModuleType("datetime")
            module.__dict__.update({**vars(datetime), "datetime": Later})
            variables[name] = module
        elif value is datetime.datetime:
            variables[name] = Later
    pandas = sys.modules.get("pandas")
    stamp = getattr(pandas, "Timestamp", None)
    if stamp is not None and not hasattr(stamp, "is_later"):
        ahead = pandas.Timedelta(seconds=AHEAD)  # type: ignore[union-attr]
        for name in ("now", "today", "utcnow"):
            asked = getattr(stamp, name)
            setattr(stamp, name, staticmethod(_later(asked, ahead)))
        stamp.is_later = True


def _later(asked: Any, ahead: Any) -> Any:
    return lambda *given, **named: asked(*given, **named) + ahead
