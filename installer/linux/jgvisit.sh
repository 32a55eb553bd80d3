#!/bin/sh
# Starts jgvisit by the Python that lies beside it, and by nothing of the machine's or the account's:
# -I leaves the current folder, PYTHONPATH and ~/.local out of it, -B writes nothing beside the program.
here=$(dirname "$(readlink -f "$0")")
exec "$here"/python/bin/python3.[0-9]* -I -B -X jgvisit="$here/jgvisit" -m ui.launch "$@"
