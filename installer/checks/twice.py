"""Lays the program out for Linux twice and names every file that differs: none should."""

from __future__ import annotations

import argparse
import hashlib
import shutil
import sys
from pathlib import Path

from installer.bundle import linux
from installer.bundle.__main__ import OUT
from installer.bundle.targets import LINUX


def main() -> int:
    """Run the check; print what was seen."""
    parser = argparse.ArgumentParser(prog="python -m installer.checks.twice", description=__doc__)
    default = Path(sys.base_prefix) / "bin" / f"python{LINUX.version}"
    parser.add_argument("--python", type=Path, default=default, help=f"CPython {LINUX.version} that goes along")
    parser.add_argument("--folder", type=Path, default=OUT / "twice")
    arguments = parser.parse_args()
    shutil.rmtree(arguments.folder, ignore_errors=True)
    listed = list[dict[str, str]]()
    for name in ("first", "another-name-of-another-length"):
        root = arguments.folder.resolve() / name / "jgvisit"
        root.mkdir(parents=True)
        linux.build_folder(root, arguments.python)
        listed.append(_sums(root))
    first, second = listed
    differing = sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))
    print(f"{len(first)} files, {len(differing)} differ")
    print("\n".join(differing[:20]))
    return 1 if differing else 0


def _sums(root: Path) -> dict[str, str]:
    return {
        str(path.relative_to(root)): f"{path.stat().st_mode:o} {path.stat().st_mtime_ns} "
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}"
        for path in root.rglob("*")
        if path.is_file()
    }


if __name__ == "__main__":
    sys.exit(main())
