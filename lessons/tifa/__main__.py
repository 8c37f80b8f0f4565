"""Let `python -m tifa` do what the command `tifa` does."""

import sys

from .cli import main

sys.exit(main())
