"""Which of the two frames holds for a child: voluntary, or ordered by the juvenile judge (H12, H13, H16)."""

from __future__ import annotations

from dataclasses import dataclass

from jgvisit.domain.ages import age_on
from jgvisit.domain.answer import FrameOfChild
from jgvisit.domain.authority import AuthorityReading, authority_over
from jgvisit.domain.facts import Facts, OrderKind
from jgvisit.domain.orders import SUPERVISION, Force, OrderReading, hearing_not_known, longer_than_the_law, read_orders
from jgvisit.ids import PersonId

NO_VALID_ORDER = "wij zagen geen geldig besluit; dan is hulp vrijwillig; wij gaan dit na"
_VOLUNTARY_ARTICLES = ("Jw 7.3.4 lid 1",)
_ORDER_ARTICLES: dict[OrderKind, tuple[str, ...]] = {"ots": ("BW 1:255",), "vots": ("BW 1:257",)}
_ORDER_SENTENCES: dict[OrderKind, str] = {
    "ots": "De kinderrechter heeft een ondertoezichtstelling uitgesproken.",
    "vots": "De kinderrechter heeft een voorlopige ondertoezichtstelling uitgesproken.",
}
_TO_CHECK: dict[Force, str] = {
    "contradicted": "Over een besluit van de rechter staan verschillende dingen vast; wij gaan dit na.",
    "announced_ran_out": f"Ons is een besluit verteld, maar {NO_VALID_ORDER}.",
    "expired": f"Het besluit is voorbij het einde; {NO_VALID_ORDER}.",
    "lapsed_unheard": f"De ouders zijn te laat gehoord; {NO_VALID_ORDER}.",
}
_HEARING_NOT_KNOWN = "Wij weten niet of de ouders binnen twee weken zijn gehoord. Wij gaan dit na."
_POINTS: dict[Force, str] = {
    "lapsed_unheard": "Voorlopige maatregel zonder verhoor binnen twee weken: is zij vervallen (Rv 800 lid 3)?",
    "contradicted": "Opgaven van een besluit spreken elkaar tegen: wat staat er op het papier?",
}
_ONLY_THAT_HELP: tuple[OrderKind, ...] = ("closed_care", "juvenile_probation")


@dataclass(frozen=True)
class FrameReading:
    """The frame with what it rests on, for the rules that go on from here."""

    frame: FrameOfChild
    orders: tuple[OrderReading, ...]
    authority: AuthorityReading
    points: tuple[str, ...]
    """For the jurist."""

    def seen_in_force(self, kinds: tuple[OrderKind, ...]) -> tuple[OrderReading, ...]:
        """Return the seen orders of these kinds that hold; a placement only inside a supervision order (BW 1:265a)."""
        held = tuple(reading for reading in self.orders if reading.force == "in_force")
        supervised = any(reading.order.kind in SUPERVISION for reading in held)
        return tuple(
            reading
            for reading in held
            if reading.order.kind in kinds and (reading.order.kind != "placement" or supervised)
        )

    @property
    def guarded_by_gi(self) -> bool:
        """Tell whether a certified institution (GI) is guardian and nothing contradicts it."""
        return self.authority.gi_is_guardian and "authority_contradictory" not in self.authority.doubts


def frame_of(facts: Facts, child: PersonId) -> FrameOfChild:
    """Return the frame of `child` on `facts.on`, with its proof; never a third one."""
    return read_frame(facts, child).frame


def read_frame(facts: Facts, child: PersonId) -> FrameReading:
    """Return the frame of `child` together with the orders and the authority it was read from.

    `court_ordered` follows only from a supervision order (OTS, VOTS) or a guardianship held by a GI (H13).
    """
    born = next((person.born for person in facts.persons if person.id == child), None)
    adult = born is not None and age_on(born, facts.on) >= 18
    # supervision and guardianship end at 18: an adult decides
    orders = () if adult else read_orders(facts, child)
    reading = FrameReading(FrameOfChild("voluntary", None), orders, authority_over(facts, child), _points(orders))
    frame = FrameOfChild("voluntary", None, False, _VOLUNTARY_WHY, _VOLUNTARY_ARTICLES) if adult else _decide(reading)
    return FrameReading(frame, orders, reading.authority, reading.points)


_VOLUNTARY_WHY = "Er is geen besluit van de kinderrechter; de hulp is vrijwillig."


def _decide(reading: FrameReading) -> FrameOfChild:
    seen = reading.seen_in_force(SUPERVISION)
    if seen:
        kind = seen[0].order.kind
        return FrameOfChild("court_ordered", "seen", False, _ORDER_SENTENCES[kind], _ORDER_ARTICLES[kind])
    if reading.guarded_by_gi:
        why = "Een gecertificeerde instelling (GI) heeft de voogdij over dit kind."
        return FrameOfChild("court_ordered", "seen", False, why, ("BW 1:302", "Jw 3.5"))
    supervision = [reading for reading in reading.orders if reading.order.kind in SUPERVISION]
    told = [reading.order.kind for reading in supervision if reading.force == "announced"]
    # an announced order beside a contradiction is itself in doubt: never the stricter one (H12)
    if told and not any(reading.force == "contradicted" for reading in supervision):
        why = "Dit is ons verteld, wij hebben het besluit nog niet gezien."
        return FrameOfChild("court_ordered", "announced", False, why, _ORDER_ARTICLES[told[0]])
    return _voluntary(reading, supervision)


def _voluntary(reading: FrameReading, supervision: list[OrderReading]) -> FrameOfChild:
    for force, why in _TO_CHECK.items():
        if force == "lapsed_unheard" and any(map(hearing_not_known, supervision)):
            return FrameOfChild("voluntary", None, True, _HEARING_NOT_KNOWN, _VOLUNTARY_ARTICLES)
        if any(order.force == force for order in supervision):
            return FrameOfChild("voluntary", None, True, why, _VOLUNTARY_ARTICLES)
    if any(order.order.kind == "placement" and order.force == "in_force" for order in reading.orders):
        why = f"Wij zagen een machtiging zonder ondertoezichtstelling; {NO_VALID_ORDER}."
        return FrameOfChild("voluntary", None, True, why, ("BW 1:265a",))
    if reading.authority.gi_is_guardian:
        why = "De voogdij van de GI past niet bij wat wij verder weten; wij gaan dit na."
        return FrameOfChild("voluntary", None, True, why, _VOLUNTARY_ARTICLES)
    return FrameOfChild("voluntary", None, False, _VOLUNTARY_WHY, _VOLUNTARY_ARTICLES)


def _points(orders: tuple[OrderReading, ...]) -> tuple[str, ...]:
    points = {_POINTS[reading.force] for reading in orders if reading.force in _POINTS}
    held = [reading.order for reading in orders if reading.force == "in_force"]
    if any(longer_than_the_law(order) for order in held):
        points.add("Het besluit loopt langer dan de wet toestaat: klopt de einddatum (BW 1:257, 1:258, 1:265c)?")
    if any(order.kind in _ONLY_THAT_HELP for order in held):
        points.add("Gesloten jeugdhulp en jeugdreclassering verplichten alleen die hulp; het kader verandert niet.")
    return tuple(sorted(points))
