"""`python -m drydock`: what `./scripts/go` hands over to."""

from drydock.cli import main

if __name__ == "__main__":
    main()
