"""Write modules with all their changes in them into a copy of the repository: `python -m tests.mutants.make FILE...`.

Runs in that copy, in an environment that has `mutmut` 3.8; the copy's `pyproject.toml` needs `[tool.mutmut]` with
`source_paths`. What was made stands in `mutants.json`: the names of the changes by module.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from mutmut.mutation.file_mutation import mutate_file_contents

MADE = Path("mutants.json")


def main(files: list[str]) -> None:
    made: dict[str, list[str]] = json.loads(MADE.read_text()) if MADE.exists() else {}
    for name in files:
        file = Path(name)
        changed = mutate_file_contents(name, file.read_text(encoding="utf-8"), None, None)
        file.write_text(changed.code, encoding="utf-8")
        module = name.removesuffix(".py").replace("/", ".")
        made[module] = [f"{module}.{each}" for each in changed.mutant_names]
        print(module, len(made[module]))
    MADE.write_text(json.dumps(made))


if __name__ == "__main__":
    main(sys.argv[1:])
