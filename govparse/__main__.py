"""Floor 10: `python -m govparse` is the command `govparse`."""

import sys

from govparse.cli import main

if __name__ == "__main__":
    sys.exit(main())
