"""Installs the Debian package in a bare Debian, plays a visit with it as an ordinary account, and removes it again.

Needs root, debootstrap and a Debian mirror (`--mirror`). The bare root stays in `build/packages/debian`.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from installer.bundle.__main__ import OUT
from jgvisit.config import VERSION

WORKER = "werker"
_ENVIRONMENT = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive"}


class CheckFailedError(Exception):
    """The package does not do what it must; says what."""


def main() -> int:
    """Run the check; print what was seen."""
    parser = argparse.ArgumentParser(prog="python -m installer.checks.linux", description=__doc__)
    parser.add_argument("--package", type=Path, default=OUT / f"jgvisit_{VERSION}_amd64.deb")
    parser.add_argument("--root", type=Path, default=OUT / "debian", help="where the bare Debian lies")
    parser.add_argument("--suite", default="bookworm")
    parser.add_argument("--mirror", help="a Debian archive other than debootstrap's own")
    arguments = parser.parse_args()
    root: Path = arguments.root.resolve()
    if not (root / "usr").exists():
        _run("debootstrap", "--variant=minbase", arguments.suite, str(root), *filter(None, [arguments.mirror]))
    shutil.copyfile(arguments.package, root / "tmp" / "jgvisit.deb")
    with _mounted(root):
        try:
            _check(root)
        finally:
            _in(root, "dpkg", "--purge", "jgvisit", check=False)
    return 0


def _check(root: Path) -> None:
    _in(root, "apt-get", "install", "-y", "-qq", "--no-install-recommends", "/tmp/jgvisit.deb")  # noqa: S108  inside the root
    if not (root / "home" / WORKER).exists():
        _in(root, "useradd", "--create-home", WORKER)
    print(_as_worker(root, "jgvisit", "selftest"))
    print(_as_worker(root, "jgvisit", "demo", "--headless", "--out", f"/home/{WORKER}/demo"))
    kept = _plant(root)
    _refuses_to_go_back(root)
    _in(root, "apt-get", "purge", "-y", "-qq", "jgvisit")
    for gone in ("opt/jgvisit", "usr/bin/jgvisit", "usr/share/applications/jgvisit.desktop"):
        _require(not (root / gone).exists() and not (root / gone).is_symlink(), f"{gone} is still there after a purge")
    _require(_sums(root) == kept, "something in the account's folder, or the policy, changed on removal")
    print(f"removed; {len(kept)} files of the account and the policy are as they were")


def _plant(root: Path) -> dict[str, str]:
    """Put a real store where an account has its own, and a policy where the IT department puts it."""
    own = root / "home" / WORKER / ".local/share/jgvisit"
    shutil.rmtree(own, ignore_errors=True)
    shutil.copytree(root / "home" / WORKER / "demo" / "store", own)
    (root / "etc/jgvisit").mkdir(exist_ok=True)
    (root / "etc/jgvisit/policy.toml").write_text("lease_days = 7\n", encoding="utf-8")
    return _sums(root)


def _sums(root: Path) -> dict[str, str]:
    places = (root / "home" / WORKER / ".local/share/jgvisit", root / "etc/jgvisit")
    files = [path for place in places for path in sorted(place.rglob("*")) if path.is_file()]
    return {str(path.relative_to(root)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def _refuses_to_go_back(root: Path) -> None:
    """A package that reads older stores only than the installed one writes is refused, and changes nothing."""
    mark = root / "opt/jgvisit/STORE_VERSION"
    before = mark.read_text(encoding="ascii")
    mark.write_text("999\n", encoding="ascii")
    refused = _in(root, "dpkg", "-i", "/tmp/jgvisit.deb", check=False)  # noqa: S108  inside the root
    _require(refused.returncode != 0 and "stores of version 999" in refused.stderr, "an older program was let in")
    _require(mark.read_text(encoding="ascii") == "999\n", "the refused package changed the installed one")
    mark.write_text(before, encoding="ascii")
    print("a package below the stores' version is refused")


@contextlib.contextmanager
def _mounted(root: Path) -> Iterator[None]:
    mounts = (("proc", "-t", "proc", "proc"), ("dev/shm", "-t", "tmpfs", "tmpfs"))
    made = list[Path]()
    try:
        for folder, *how in mounts:
            (root / folder).mkdir(exist_ok=True)
            _run("mount", *how, str(root / folder))
            made.append(root / folder)
        yield
    finally:
        for mounted in reversed(made):
            _run("umount", str(mounted))


def _as_worker(root: Path, *command: str) -> str:
    done = _in(root, "su", "-", WORKER, "-c", " ".join(command), check=False)
    _require(done.returncode == 0, f"{' '.join(command)}: {done.stdout}{done.stderr}")
    return done.stdout.strip()


def _in(root: Path, *command: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(  # noqa: S603  our own commands
        ["chroot", str(root), *command],  # noqa: S607
        check=False, capture_output=True, text=True, stdin=subprocess.DEVNULL, env=_ENVIRONMENT,
    )  # fmt: skip
    _require(not check or done.returncode == 0, f"{' '.join(command)}: {done.stdout[-500:]}{done.stderr[-1500:]}")
    return done


def _run(*command: str) -> None:
    subprocess.run(command, check=True, env={**os.environ, **_ENVIRONMENT}, stdout=subprocess.DEVNULL)  # noqa: S603


def _require(holds: bool, wrong: str) -> None:
    if not holds:
        raise CheckFailedError(wrong)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except CheckFailedError as error:
        sys.exit(f"packages-check: {error}")
