"""``python -m tickdeck`` is the `tickdeck` command."""

import sys

from tickdeck.cli import main

if __name__ == "__main__":
    sys.exit(main())
