"""Tests that let hypothesis generate their examples, in a check: the same at each run."""

from __future__ import annotations

import sys


def make_repeatable() -> None:
    """Has hypothesis, where it has been imported for the tests, give the same examples each
    time, keep none of them, and count no seconds. The first that fails will do: to look for
    the smallest would run the code hundreds of times.

    What a test says for itself in `@settings` counts all the same.
    """
    if "hypothesis" not in sys.modules:
        return
    # pylint: disable-next=import-outside-toplevel
    from hypothesis import HealthCheck, Phase, settings

    settings.register_profile(
        "drydock",
        database=None,
        deadline=None,
        derandomize=True,
        phases=[Phase.explicit, Phase.generate],
        report_multiple_bugs=False,
        suppress_health_check=[HealthCheck.too_slow],
    )
    settings.load_profile("drydock")
