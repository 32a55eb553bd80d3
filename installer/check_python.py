"""Stop with one clear sentence when this Python cannot run jgvisit."""

import sys

if not (3, 11) <= sys.version_info[:2] <= (3, 13):
    sys.exit(
        f"jgvisit needs Python 3.11, 3.12 or 3.13; this is {sys.version.split()[0]}. "
        "Name another with: make PYTHON=python3.13 ..."
    )
