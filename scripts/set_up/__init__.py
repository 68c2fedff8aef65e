"""Making .venv whole: what `scripts/bootstrap.py` does once its Python fits.

Standard library only, because it runs before anything is installed. To be read in the
order in which it happens:

    whole          the steps, from the first to the last
    one_at_a_time  waiting for another set-up
    venv           .venv: whose it is, whether it fits, and making it anew
    removal        what may be removed on the way
    bundle         packages from an archive, for a machine without a network
    packages       what requirements.lock says goes into .venv
    installer      uv, which installs it, or pip where uv does not run
    running        the commands that all this runs
    troubles       what went wrong, in words

A .venv of ours holds two files beside what Python puts there:

    drydock.txt        made first: with which Python and where this .venv was made,
                       and where in it packages go
    requirements.lock  the stamp, made last: a copy of the lock that is installed

A .venv without the stamp was left half done, and is made anew. What was downloaded
stays in the package cache, so that costs seconds.

A .venv that is a link, a junction or a mount is somebody else's, such as that of another
clone: it is used as it is where it fits, and nothing is ever written or removed in it.
"""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WINDOWS = os.name == "nt"
