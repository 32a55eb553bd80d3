"""The console script: commands without windows go to `jgvisit.cli`, the rest opens windows.

Qt is imported only where a window is wanted, and the store only after the first paint: start-up time.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from jgvisit.cli import main as run_command


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; return its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == ["demo"]:
        from ui.demo.command import main as demo

        return demo(arguments[1:])
    if arguments[:1] == ["--vault"]:
        from ui.app import run_vault

        return run_vault()
    if arguments:
        return run_command(arguments)
    from ui.launcher import Launcher, vault_command

    return Launcher(vault_command()).run()


if __name__ == "__main__":
    sys.exit(main())
