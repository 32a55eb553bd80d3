"""What somebody reads of a family who broke the glass: what everybody in that family may know, and no more.

One function decides what is hidden (`records.visibility`); here it is asked for the whole family at once, so that who
reads this on the telephone can betray nobody. Of a guarded family no contact and no visit is shown either (H2).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from jgvisit import config
from jgvisit.clock import AMSTERDAM, from_rfc3339
from jgvisit.documents.dossier_words import dossier_words
from jgvisit.ids import CaseId
from jgvisit.records.case_family import AuthorityLine, Order
from jgvisit.records.case_file import CaseFile
from jgvisit.records.form_days import is_over
from jgvisit.records.telling import betrays
from jgvisit.records.visibility import ShownFile, everybody, hidden_words
from jgvisit.server.backoffice.families import read_family
from jgvisit.server.problems import NotFoundError
from jgvisit.services.agreements.plan_promises import SAFETY_PLAN, common_part, promises
from jgvisit.services.law.frames import frames_for_room

_LAST_VISITS = 3
_SAID = {
    "voluntary": "Vrijwillig, voor zover hier bekend.",
    "court_ordered": "Opgelegd door de kinderrechter. Het besluit staat hieronder.",
    "checking": "Wij gaan dit na. Noem het niet opgelegd.",
}
NOT_TOLD = "Dat staat hier niet. Vraag het aan wie dit gezin heeft. Noem niets opgelegd."
Row = tuple[str, str]


@dataclass(frozen=True)
class Section:
    """Lines under one heading."""

    heading: str
    rows: tuple[Row, ...]
    note: str = ""


@dataclass(frozen=True)
class Page:
    """One family, for two hours."""

    name: str
    sections: tuple[Section, ...]


def read_for_all(conn: Connection, tenant: str, case: CaseId, today: date) -> tuple[CaseFile, ShownFile]:
    """Return a family whole, for the rules alone, and as everybody in it may know it.

    Raises:
        NotFoundError: nothing of such a family took effect here.
    """
    family = read_family(conn, tenant, case)
    if not family.received:
        raise NotFoundError("glass.nobody", "no such family here")
    return family.file, family.shown_to(everybody(family.file), today)


def is_guarded(file: CaseFile, today: date) -> bool:
    """Tell whether somebody of this family must be kept safe from another: something is hidden, or may not be told."""
    unsafe = any(each.approach == "doNotApproach" or each.joint_talk_safe == "no" for each in file.safe_contacts)
    kept_away = any(
        each.kind == "otherDecisionRecorded"
        and each.detail("decision") in ("exclusion_order", "contact_ban")
        and not is_over(each.detail("until_on"), today)
        for each in file.happenings
    )
    return bool(file.restrictions) or unsafe or kept_away


def page_of(file: CaseFile, shown: ShownFile, today: date) -> Page:
    """Return what is read; a line whose words would tell what is hidden is left out."""
    words = hidden_words(file, everybody(file))
    guarded = is_guarded(file, today)
    sections = [
        _people(shown),
        _frames(shown, today),
        _authority(shown, today),
        _orders(shown),
        _decisions(shown, today),
    ]
    sections.append(_plan(shown))
    if not guarded:
        sections += [_contact(shown), _visits(shown)]
    name = shown.name if not betrays(shown.name, words) else ""
    kept = (
        Section(each.heading, tuple(row for row in each.rows if not betrays(" ".join(row), words)), each.note)
        for each in sections
    )
    return Page(name, tuple(each for each in kept if each.rows or each.note))


def _word(field: str, value: str) -> str:
    return dossier_words(config.resources_dir() / "forms").value(field, value)


def _people(file: ShownFile) -> Section:
    rows = [
        (
            member.name,
            f"{_word('role', member.role)}, geboren {_day(member.born)}, taal {_word('language', member.language)}",
        )
        for member in file.members
    ]
    return Section("Wie erbij horen", tuple(rows))


def _frames(file: ShownFile, today: date) -> Section:
    rows = tuple((each.child_name, _SAID[each.said]) for each in frames_for_room(file, today))
    return Section("Vrijwillig of opgelegd", rows, NOT_TOLD if file.proofs_withheld or not rows else "")


def _authority(file: ShownFile, today: date) -> Section:
    names = _names(file)
    out = frozenset(each.person for each in file.not_deciding if each.holds_on(today))
    rows = [(names.get(line.child, ""), _held(line, names, out)) for line in file.authority if line.child in names]
    return Section("Gezag", tuple(rows), "" if rows else "Er staat hier niets over gezag.")


def _held(line: AuthorityLine, names: dict[str, str], out: Collection[str]) -> str:
    """Return a line of authority; of who does not decide now only that, never why (decision 42)."""
    holder = names.get(line.holder, {"gi": "een GI", "unknown": "niet bekend"}.get(line.holder, "iemand anders"))
    parts = [f"{holder} ({_word('kind', line.kind)}), sinds {_day(line.since)}"]
    if line.until is not None:
        parts.append(f"tot en met {_day(line.until)}")
    if line.suspended:
        parts.append("geschorst")
    if line.holder in out:
        parts.append("beslist nu niet")
    if line.disputed:
        parts.append("twee versies: wij gaan dit na")
    parts.append(f"gezien in: {_word('evidence', line.evidence)}" if line.evidence else "niet nagekeken")
    return "; ".join(parts)


def _orders(file: ShownFile) -> Section:
    names = _names(file)
    return Section(
        "Besluiten van de rechter",
        tuple((names[order.child], _decided(order)) for order in file.orders if order.child in names),
    )


def _decided(order: Order) -> str:
    parts = [f"{_word('kind', order.kind)} vanaf {_day(order.starts_on)}"]
    if order.until is not None:
        parts.append(f"tot en met {_day(order.until)}")
    parts += [f"gestopt op {_day(order.ended_on)}"] if order.ended_on else []
    parts += [f"vernietigd op {_day(order.annulled_on)}"] if order.annulled_on else []
    proof = f"{order.court}, nummer {order.number}" if order.evidence == "seen" else _word("evidence", "announced")
    return "; ".join([*parts, proof, *(["twee versies: wij gaan dit na"] if order.disputed else [])])


def _decisions(file: ShownFile, today: date) -> Section:
    rows = [
        (_word("decision", each.detail("decision") or ""), _told(each.on, each.details))
        for each in file.happenings
        if each.kind == "otherDecisionRecorded" and not is_over(each.detail("until_on"), today)
    ]
    return Section("Andere besluiten", tuple(rows))


def _told(on: str, details: tuple[Row, ...]) -> str:
    known = dict(details)
    until = f" tot en met {_day(known['until_on'])}" if "until_on" in known else ""
    seen = "" if known.get("seen") == "yes" else "; het papier is niet gezien"
    return f"{known.get('about', '')}; door {known.get('by', '')}, op {_day(on)}{until}{seen}"


def _plan(file: ShownFile) -> Section:
    names = _names(file)
    rows: list[Row] = []
    for plan in file.filled:
        part = common_part(plan) if plan.form_type == SAFETY_PLAN else None
        for each in () if part is None else promises(dict(part.answers)):
            who = ", ".join([*(names[one] for one in each.who if one in names), *each.others])
            until = f" (tot en met {each.until:%d-%m-%Y})" if each.until else ""
            rows.append((who, " ".join(filter(None, (each.what, each.when_where))) + until))
    note = "Zoals het is opgeschreven. Of iedereen ja zei, staat hier niet." if rows else ""
    return Section("Veiligheidsplan", tuple(rows), note)


def _contact(file: ShownFile) -> Section:
    names = _names(file)
    rows = []
    for each in file.safe_contacts:
        how = ", ".join(_word("channels", channel) for channel in each.channels)
        said = (how, each.detail, each.hours and f"wanneer: {each.hours}")
        post = each.reads_post and f"de post leest: {each.reads_post}"
        if each.person in names:
            rows.append((names[each.person], "; ".join(filter(None, (*said, post)))))
    lives = (each for each in file.addresses if each.serves == "livesThere" and each.state == "holds")
    for known in lives:
        doubt = " (wordt nagegaan)" if known.disputed else ""
        if known.person in names:
            rows.append((names[known.person], f"adres: {known.address}{doubt}"))
    return Section("Veilig contact en adres", tuple(rows))


def _visits(file: ShownFile) -> Section:
    planned = [("Gepland", _day(each.on)) for each in file.visits if each.state == "planned"]
    ended = sorted(
        (from_rfc3339(each.started.recorded_at) for each in file.visits if each.started is not None), reverse=True
    )
    been = [("Geweest", f"{at.astimezone(AMSTERDAM):%d-%m-%Y}") for at in ended[:_LAST_VISITS]]
    return Section("Bezoeken", (*planned, *been))


def _names(file: ShownFile) -> dict[str, str]:
    return {str(member.id): member.name for member in file.members}


def _day(text: str | None) -> str:
    return "niet bekend" if text is None else f"{date.fromisoformat(text):%d-%m-%Y}"
