"""`python -m drydock`: what `./scripts/go` hands over to."""

import gc
import sys

from drydock.sandbox.streams import open_closed

if __name__ == "__main__":
    try:
        open_closed()
        if sys.argv[1:2] == ["check"]:
            # Its libraries are imported while the command line is read.
            from drydock.sandbox.warm import prewarm

            prewarm.begin(sys.argv[2:])

        from drydock.interfaces.cli.app import main

        main()
    except KeyboardInterrupt:
        sys.exit(130)  # as shells say it; what was under way has ended itself
    finally:
        # At its end Python looks for garbage everywhere: a twentieth of a second for nothing.
        gc.freeze()
