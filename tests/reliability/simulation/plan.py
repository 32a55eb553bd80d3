"""What happens in a run, drawn from its seed: rounds of deeds, those of one round at the same time."""

from __future__ import annotations

import random
from dataclasses import dataclass

from tests.reliability.simulation.laptop import KINDS
from tests.reliability.simulation.town import CASES, LAPTOPS

_LINES = ("good", "good", "bad", "bad", "awful")


@dataclass(frozen=True)
class Deed:
    """One thing that is done.

    `what` says what, `who` which laptop or worker, `how` in which way, and `seed` all that is left to chance in it.
    """

    what: str
    who: int = 0
    how: str = ""
    seed: int = 0

    def __str__(self) -> str:
        return f"{self.what}({self.who}{', ' + self.how if self.how else ''}, {self.seed})"


Round = tuple[Deed, ...]
Plan = tuple[Round, ...]


def draw(seed: int) -> Plan:
    """Return the plan of a run: rounds of anything, and among them a story, which chance alone seldom tells."""
    chance = random.Random(f"plan {seed}")
    drawing = _Drawing(chance, laptops=chance.choice((2, 2, 2, LAPTOPS)))
    rounds = [drawing.round() for _ in range(chance.randrange(2, 7))]
    for story in chance.sample(_STORIES, chance.choice((0, 1, 1, 2))):
        who, places = chance.randrange(drawing.laptops), sorted(chance.randrange(len(rounds) + 1) for _ in story)
        for n, (step, place) in enumerate(zip(story, places, strict=True)):
            rounds.insert(place + n, drawing.of_story(step, who))
    return tuple(rounds)


_STORIES = (
    ("write", "sync", "copy", "write", "sync", "put back", "write", "sync"),
    ("write", "sync", "copy", "write", "sync", "put back", "write", "write", "write", "sync"),
    ("write", "sync", "back up", "write", "sync", "restore", "write", "sync"),
    ("write", "sync", "take", "write", "sync", "give", "write", "sync"),
    ("write", "sync", "other gets it", "other writes", "other syncs", "write", "sync"),
)
_OTHER = {"other gets it": "give", "other writes": "write", "other syncs": "sync"}


class _Drawing:
    def __init__(self, chance: random.Random, laptops: int) -> None:
        self._chance = chance
        self.laptops = laptops
        self._copies: dict[int, int] = {}
        self._backups = 0

    def round(self) -> Round:
        chance = self._chance
        if chance.random() < 0.22:
            return (self._alone(),)
        deeds = [self._beside() for _ in range(chance.choice((1, 1, 2, 2, 3)))]
        # a store is held by one program, so a laptop syncs once at a time
        return tuple({(d.what, d.who) if d.what == "sync" else n: d for n, d in enumerate(deeds)}.values())

    def of_story(self, step: str, who: int) -> Round:
        """Return a round for a step of a story about one laptop; a colleague's may go beside it."""
        if step in {"copy", "put back", "back up", "restore"}:
            return (self._at_rest(step, who),)
        deed = self._deed(_OTHER.get(step, step), 1 - who if step in _OTHER and who < 2 else who)
        beside = self._beside()
        return (deed,) if beside.who == deed.who or self._chance.random() < 0.6 else (deed, beside)

    def _beside(self) -> Deed:
        """Return something that can happen while other things do."""
        kinds, weights = ("write", "sync", "old", "give", "take", "crash", "days"), (9, 9, 1, 1, 1, 1, 1)
        return self._deed(self._chance.choices(kinds, weights)[0], self._chance.randrange(self.laptops))

    def _deed(self, what: str, who: int) -> Deed:
        chance, seed = self._chance, self._chance.randrange(2**32)
        match what:
            case "write":
                return Deed(what, who, chance.choices(KINDS, (4, 3, 3, 1, 1, 3, 1))[0], seed)
            case "sync":
                log_in = chance.choice(("", " logged in", " logged in"))
                dies = chance.choice(("", "", "", " dies"))
                return Deed(what, who, chance.choice(_LINES) + log_in + dies, seed)
            case "give" | "take":
                return Deed(what, who, str(chance.randrange(len(CASES))), seed)
            case "days":
                return Deed(what, 0, chance.choice(("0", "1", "3", "8")), seed)
            case _:
                return Deed(what, who, "", seed)

    def _alone(self) -> Deed:
        """Return something that happens to a machine at rest."""
        chance, who = self._chance, self._chance.randrange(self.laptops)
        can = ["restart", "copy", "clock", "server restart", "back up", "back up"]
        can += ["put back"] if self._copies.get(who) else []
        can += ["restore"] if self._backups else []
        return self._at_rest(chance.choice(can), who)

    def _at_rest(self, what: str, who: int) -> Deed:
        chance, seed = self._chance, self._chance.randrange(2**32)
        match what:
            case "put back":
                what = chance.choice((what, what, "put back without mark"))
            case "copy":
                self._copies[who] = self._copies.get(who, 0) + 1
            case "back up":
                self._backups += 1
            case "clock":
                return Deed(what, who, str(chance.choice((-400, -30, -1, 1, 30, 4000))), seed)
            case _:
                pass
        return Deed(what, who, "", seed)
