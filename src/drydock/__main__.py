"""`python -m drydock`: what `./scripts/go` hands over to."""

import sys

if __name__ == "__main__":
    try:
        from drydock.cli import main

        main()
    except KeyboardInterrupt:
        sys.exit(130)  # as shells say it; what was under way has ended itself
