"""A plugin of pytest that runs the tests on each change, in a process forked for it: `pytest -p tests.mutants.run …`.

Three turns, by `MUTANTS`:

    warm    draws what the tests draw, and keeps it in `drawn/`: a fork of a process in which typst has drawn spins
            for ever
    stats   runs each test once and notes which functions it reaches, and how long it took
    run     collects once; then forks for each change that was not run yet, and runs the tests that reach its
            function until one fails: those first that found others of that function, and those that are quick

What was found goes to `found.jsonl`, a line a change: `found` by which test, `lives`, or `time` (over its CPU seconds).
With `MUTANTS_COLD=1` the papers that tests share are made in each fork: for a change of what makes them.
"""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import resource
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from _pytest.scope import Scope
from cryptography.hazmat.primitives.asymmetric import rsa

from jgvisit.documents.typesetting import Typesetter
from tests.mutants.make import MADE

TURN = os.environ.get("MUTANTS", "run")
DRAWN, REACHED, FOUND = Path("drawn"), Path("reached.json"), Path("found.jsonl")
MUTANT = "MUTANT_UNDER_TEST"
CPU_SECONDS = 30
SHARED = {"sealed", "unsealed", "town", "tsa", "stamped_once", "stamped", "renewed", "demo_paper", "sealed_by_demo"}
"""Papers, and who made them, that many tests look at."""


class Recorder:
    """What the tests of this process came to."""

    def __init__(self) -> None:
        self.failed = ""
        self.reached: set[str] = set()
        self.by_fixture: dict[str, set[str]] = {}
        self.took: dict[str, float] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[Any]) -> Iterator[None]:
        before, self.reached = self.reached, set()
        try:
            return (yield)
        finally:
            self.by_fixture.setdefault(fixturedef.argname, set()).update(self.reached)
            self.reached = before

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.took[report.nodeid] = self.took.get(report.nodeid, 0) + report.duration
        if report.failed:
            self.failed = report.nodeid


RECORDER = Recorder()


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(RECORDER)
    _keep_drawings()
    if TURN == "run":
        _share_keys()


def pytest_collection_finish(session: pytest.Session) -> None:
    """Let fixtures of a module live on: the tests run in another order than that of their files."""
    manager = session._fixturemanager
    for held in (*manager._arg2node2fixturedefs.values(), *manager._arg2nodeid2fixturedefs.values()):
        for each in (each for definitions in held.values() for each in definitions):
            if each._scope is Scope.Module:
                each._scope = Scope.Session


def pytest_runtestloop(session: pytest.Session) -> bool:
    if TURN == "run":
        _run(session)
        return True
    if TURN == "stats":
        import mutmut.mutation.trampoline as trampoline

        trampoline.record_trampoline_hit = lambda name, **_: RECORDER.reached.add(name)
        os.environ[MUTANT] = "stats"
    reached = {}
    for item in session.items:
        RECORDER.reached = set()
        _test(item)
        reached[item.nodeid] = RECORDER.reached
    for item in session.items:
        reached[item.nodeid] |= set().union(*(RECORDER.by_fixture.get(name, set()) for name in item.fixturenames))
    assert not RECORDER.failed, RECORDER.failed
    if TURN == "stats":
        each = {test: [sorted(names), RECORDER.took[test]] for test, names in reached.items()}
        REACHED.write_text(json.dumps(each))
    return True


def _run(session: pytest.Session) -> None:
    by_id = {item.nodeid: item for item in session.items}
    reach = {
        test: (set(names), took) for test, (names, took) in json.loads(REACHED.read_text()).items() if test in by_id
    }
    known = [json.loads(line) for line in FOUND.read_text().splitlines()] if FOUND.exists() else []
    finders: dict[tuple[str, str], int] = {}
    for each in known:
        finders[_function(each["mutant"]), each["by"]] = finders.get((_function(each["mutant"]), each["by"]), 0) + 1
    done = {each["mutant"] for each in known}
    if not os.environ.get("MUTANTS_COLD"):
        for name in sorted(SHARED):
            users = [item for item in session.items if name in item.fixturenames]
            if users:
                _test(min(users, key=lambda item: reach[item.nodeid][1]))
    with FOUND.open("a") as out:
        for mutant in (name for names in json.loads(MADE.read_text()).values() for name in names if name not in done):
            function = _function(mutant)
            chosen = [test for test, (names, _) in reach.items() if function in names]
            chosen.sort(key=lambda test: reach[test][1] / (1 + 8 * finders.get((function, test), 0)))
            state, by = _judged(mutant, [by_id[test] for test in chosen])
            finders[function, by] = finders.get((function, by), 0) + 1
            out.write(json.dumps({"mutant": mutant, "state": state, "by": by}) + "\n")
            out.flush()


def _judged(mutant: str, items: list[pytest.Item]) -> tuple[str, str]:
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 1)
        os.dup2(nothing, 2)
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
        os.environ[MUTANT] = mutant
        for item in items:
            _test(item)
            if RECORDER.failed:
                break
        os.write(write, RECORDER.failed.encode())
        os._exit(1 if RECORDER.failed else 0)
    os.close(write)
    _, status = os.waitpid(child, 0)
    with os.fdopen(read) as said:
        by = said.read()
    return ("lives" if status == 0 else "time" if os.WIFSIGNALED(status) else "found"), by


def _test(item: pytest.Item) -> None:
    """Run one test and leave what the session shares: the next may be of any file."""
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=item.session)


def _function(mutant: str) -> str:
    return mutant.rpartition("__mutmut_")[0]


def _keep_drawings() -> None:
    draw = Typesetter._compile
    DRAWN.mkdir(exist_ok=True)

    def kept(self: Typesetter, inputs: dict[str, str], made_at: Any, *how: Any) -> tuple[bytes, ...]:
        what = repr((self._template.name, sorted(inputs.items()), int(made_at.timestamp()), how))
        file = DRAWN / hashlib.sha256(what.encode()).hexdigest()
        if not file.exists():
            assert TURN == "warm", "nothing may be drawn here"
            file.write_bytes(pickle.dumps(draw(self, inputs, made_at, *how)))
        return pickle.loads(file.read_bytes())  # we wrote it ourselves

    Typesetter._compile = kept  # type: ignore[method-assign]  # for this run alone


def _share_keys() -> None:
    """Let the time services of tests take turns with a few RSA keys: each costs as much as a test."""
    pool = cycle([rsa.generate_private_key(65537, 2048) for _ in range(14)])
    rsa.generate_private_key = lambda _exponent, _bits: next(pool)
