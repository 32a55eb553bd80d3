"""Folding forms: which text, who must sign, and what each signer decided or took back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from jgvisit.ids import FormId, PersonId, RecordId, Sha256, VisitId
from jgvisit.records.case_forms import Decision, Form, Laid, OnceDecided, OpenedText, RequiredSigner
from jgvisit.records.entries import Entry
from jgvisit.records.fold_spoken_no import SpokenNoes
from jgvisit.records.form_days import last_day_of
from jgvisit.records.payload_forms import ConsentWithdrawn, DocumentSealed, FormOpened, SignerDecided
from jgvisit.records.payload_journal import ConflictDecided
from jgvisit.records.versions import Versions

_CAREFUL = ("refused", "objection", "later", "partly", "agreed")
Key = tuple[str, str, str]
"""Form, person and mark: to have read something and to agree with it are two decisions (law.md table A3)."""
Withdrawals = Mapping[tuple[str, str], Sequence[tuple[Entry, ConsentWithdrawn]]]
"""By form and person."""
Sealed = Mapping[str, tuple[Entry, DocumentSealed]]
_CONSENTS = ("T", "A")


def fold_forms(versions: Versions) -> tuple[tuple[Form, ...], tuple[RecordId, ...]]:
    """Return the forms in the order they were opened, and the decisions that find no form here (yet)."""
    decisions = versions.current(SignerDecided, _key)
    withdrawals: dict[tuple[str, str], list[tuple[Entry, ConsentWithdrawn]]] = defaultdict(list)
    for entry, payload in versions.events(ConsentWithdrawn):
        withdrawals[payload.form, payload.person].append((entry, payload))
    sealed = {payload.decision: (entry, payload) for entry, payload in versions.of(DocumentSealed)}
    heads = versions.current(FormOpened, lambda payload: payload.form)
    replaced_by = _replacements(versions, heads)
    chosen: dict[str, list[Decision]] = defaultdict(list)
    others: dict[str, list[Decision]] = defaultdict(list)
    by_person: dict[tuple[str, str], list[tuple[Entry, SignerDecided]]] = defaultdict(list)
    for (form, person, _), rivals in sorted(decisions.items()):
        by_person[form, person] += rivals
        first, *rest = _decisions(versions, rivals, _about(withdrawals, decisions, rivals[0][1]), sealed)
        chosen[form].append(first)
        others[form] += rest
    once = _once(versions, decisions, withdrawals, sealed)
    texts: dict[str, list[OpenedText]] = defaultdict(list)
    for entry, opened in versions.ever(FormOpened):
        answers = tuple(sorted(opened.answers.items()))
        asked = tuple(sorted({PersonId(mark.person) for mark in opened.required}))
        texts[opened.form].append(
            OpenedText(
                Sha256(opened.content_sha256),
                answers,
                asked,
                entry.stamp(),
                last_day_of(opened.form_type, opened.answers, opened.common),
            )
        )
    noes = SpokenNoes(versions)
    forms = []
    for form, rival_texts in heads.items():
        entry, opened = rival_texts[0]
        folded = _form(entry, opened, replaced_by.get(form), chosen[form], others[form])
        said_no = noes.about(opened, by_person)
        forms.append((entry, replace(folded, once=tuple(once[form]), texts=tuple(texts[form]), said_no=said_no)))
    forms.sort(key=lambda pair: versions.order.rank(pair[0]))
    return tuple(form for _, form in forms), _not_placed(set(heads), by_person, withdrawals)


def _once(
    versions: Versions,
    current: Mapping[Key, Sequence[tuple[Entry, SignerDecided]]],
    withdrawals: Withdrawals,
    sealed: Sealed,
) -> dict[str, list[OnceDecided]]:
    """Return, by form, the decisions that count no more, with the record that took the place of each."""
    heads = {entry.hash for group in current.values() for entry, _ in group}
    ever: dict[Key, list[tuple[Entry, SignerDecided]]] = defaultdict(list)
    for entry, decided in versions.ever(SignerDecided):
        ever[_key(decided)].append((entry, decided))
    out = [(entry, set(decided.records) - {decided.kept}) for entry, decided in versions.ever(ConflictDecided)]
    found: dict[str, list[OnceDecided]] = defaultdict(list)
    for (form, *_), group in sorted(ever.items()):
        for entry, decided in group:
            if entry.hash in heads:
                continue
            taken_back = [
                (withdrawal, payload)
                for withdrawal, payload in _about(withdrawals, ever, decided)
                if not versions.order.before(withdrawal, entry)
            ]
            after = [other.stamp() for other, _ in group if versions.order.before(entry, other)]
            after += [chosen.stamp() for chosen, dropped in out if entry.id in dropped]
            until = min(after, key=lambda stamp: (stamp.estimated_at or stamp.recorded_at, stamp.record), default=None)
            decision = _decision(entry, decided, taken_back, sealed.get(entry.id), disputed=False)
            found[form].append(OnceDecided(decision, until))
    return found


def _form(
    entry: Entry, opened: FormOpened, replaced_by: FormId | None, chosen: list[Decision], others: list[Decision]
) -> Form:
    return Form(
        id=FormId(opened.form),
        form_type=opened.form_type,
        form_version=opened.form_version,
        visit=VisitId(opened.visit),
        child=PersonId(opened.child),
        answers=tuple(sorted(opened.answers.items())),
        binding_text=opened.binding_text,
        ceremony_salt=Sha256(opened.ceremony_salt),
        content_sha256=Sha256(opened.content_sha256),
        required=tuple(
            RequiredSigner(PersonId(mark.person), mark.mark, mark.articles, mark.after, mark.who, mark.lines)
            for mark in opened.required
        ),
        law_book=opened.law_book,
        pack=entry.body.pack,
        replaced_by=replaced_by,
        decisions=tuple(chosen),
        stamp=entry.stamp(),
        other_decisions=tuple(others),
        laid=None if opened.filled is None else _laid(opened, opened.filled),
        typed=() if opened.filled is not None else tuple(sorted(opened.common.items())),
        names=() if opened.filled is not None else _names(opened),
    )


def _laid(opened: FormOpened, filled: str) -> Laid:
    return Laid(
        form=FormId(filled),
        record=RecordId(opened.filled_record or ""),
        number=opened.number or 1,
        answers=tuple(sorted(opened.common.items())),
        names=_names(opened),
        children=tuple(map(PersonId, opened.children)),
        holds=tuple(sorted(opened.holds)),
        not_asked=tuple(map(PersonId, opened.not_asked)),
        kept_to=opened.kept_to,
    )


def _names(opened: FormOpened) -> tuple[tuple[PersonId, str], ...]:
    return tuple((PersonId(person), name) for person, name in sorted(opened.names.items()))


def _key(decided: SignerDecided) -> Key:
    return decided.form, decided.person, decided.mark


def _about(
    withdrawals: Withdrawals, decisions: Container[Key], decided: SignerDecided
) -> Sequence[tuple[Entry, ConsentWithdrawn]]:
    """Return what this person took back of this mark: of a yes beside it, nothing is taken off "I read this"."""
    form, person, mark = _key(decided)
    consents = any((form, person, kind) in decisions for kind in _CONSENTS)
    return withdrawals.get((form, person), ()) if mark in _CONSENTS or not consents else ()


def _decisions(
    versions: Versions,
    rivals: Sequence[tuple[Entry, SignerDecided]],
    withdrawals: Sequence[tuple[Entry, ConsentWithdrawn]],
    sealed: Sealed,
) -> list[Decision]:
    """Return what one person decided about one form; of rivals the one that protects comes first."""
    found = []
    for entry, decided in rivals:
        taken_back = [
            (withdrawal, payload) for withdrawal, payload in withdrawals if not versions.order.before(withdrawal, entry)
        ]
        concurrent = [w for w, _ in taken_back if not versions.order.before(entry, w)]
        if concurrent:
            versions.note_conflict(f"decision:{decided.form}:{decided.person}", [entry, *concurrent])
        disputed = len(rivals) > 1 or bool(concurrent)
        decision = _decision(entry, decided, taken_back, sealed.get(entry.id), disputed)
        found.append((_protects(decision), entry.hash, decision))
    return [decision for *_, decision in sorted(found, key=lambda item: item[:2])]


def _protects(decision: Decision) -> tuple[bool, int]:
    taken_back = decision.withdrawn_at is not None or decision.decision == "refused"
    return not taken_back, _CAREFUL.index(decision.decision)


def _decision(
    entry: Entry,
    decided: SignerDecided,
    taken_back: Sequence[tuple[Entry, ConsentWithdrawn]],
    sealed: tuple[Entry, DocumentSealed] | None,
    disputed: bool,
) -> Decision:
    whole = [withdrawal for withdrawal in taken_back if not withdrawal[1].lines]
    return Decision(
        person=PersonId(decided.person),
        mark=decided.mark,
        decision=decided.decision,
        content_sha256=Sha256(decided.content_sha256),
        reading_mode=decided.reading_mode,
        language=decided.language,
        signature_kind=decided.signature_kind,
        ink=None if decided.ink is None else Sha256(decided.ink),
        worker_ink=None if decided.worker_ink is None else Sha256(decided.worker_ink),
        spoken_alone=decided.spoken_alone,
        view_text=decided.view_text,
        later_on=decided.later_on,
        visit=VisitId(decided.visit),
        document=None if sealed is None else Sha256(sealed[1].document),
        file_name=None if sealed is None else sealed[1].file_name,
        withdrawn_at=min((_effective_at(*withdrawal) for withdrawal in whole or taken_back), default=None),
        disputed=disputed,
        stamp=entry.stamp(),
        withdrawn_lines=() if whole else tuple(sorted({line for _, payload in taken_back for line in payload.lines})),
        taken_back=tuple(sorted((_effective_at(*each), tuple(sorted(each[1].lines))) for each in taken_back)),
        lines=tuple(sorted(decided.lines.items())),
        means=decided.means,
        paper=None if sealed is None else sealed[0].id,
    )


def _effective_at(entry: Entry, payload: ConsentWithdrawn) -> str:
    """Return from when it counts: a device clock that runs ahead never keeps a consent alive."""
    return min(payload.effective_at, entry.stamp().estimated_at or payload.effective_at)


def _replacements(versions: Versions, heads: Mapping[str, Sequence[tuple[Entry, FormOpened]]]) -> dict[str, FormId]:
    """Return which form takes the place of which; two that replace one are a conflict."""
    rivals: dict[str, list[tuple[Entry, FormOpened]]] = defaultdict(list)
    for entry, opened in (head for group in heads.values() for head in group):
        if opened.replaces not in (None, opened.form):
            rivals[str(opened.replaces)].append((entry, opened))
    known_after = _laid_again(versions, heads)
    chosen: dict[str, FormId] = {}
    for form, group in rivals.items():
        dropped = versions.decided_against(entry for entry, _ in group)
        standing = [entry for entry, opened in group if opened.form not in known_after and entry.id not in dropped]
        versions.note_conflict(f"replacement:{form}", standing)
        kept = FormId(min(opened.form for entry, opened in group if entry.id not in dropped))
        # what was signed on the one that was not chosen counts no more, as on any form that was replaced
        chosen |= {opened.form: kept for entry, opened in group if entry.id in dropped and opened.form != kept}
        chosen[form] = kept
    return {**known_after, **chosen}


def _laid_again(versions: Versions, heads: Mapping[str, Sequence[tuple[Entry, FormOpened]]]) -> dict[str, FormId]:
    """Return which of the forms that two laptops laid of one paper lost its place when it was laid once more.

    Who laid it knowing both took one of them up again: the other is over, and what was signed there is signed anew.
    """
    laid: dict[tuple[str, str], list[tuple[Entry, FormOpened]]] = defaultdict(list)
    for group in heads.values():
        if group[0][1].filled is not None:
            laid[group[0][1].filled, group[0][1].child].append(group[0])
    over: dict[str, FormId] = {}
    for group in laid.values():
        for entry, opened in group:
            after = [
                other for other in group if other[1].form != opened.form and versions.order.before(entry, other[0])
            ]
            if after:
                first = min(after, key=lambda other: versions.order.rank(other[0]))
                over[opened.form] = FormId(first[1].form)
    return over


def _not_placed(
    forms: set[str],
    decisions: Mapping[tuple[str, str], Sequence[tuple[Entry, SignerDecided]]],
    withdrawals: Withdrawals,
) -> tuple[RecordId, ...]:
    lost = {entry.id for (form, _), group in decisions.items() if form not in forms for entry, _ in group}
    for key, taken_back in withdrawals.items():
        if key[0] not in forms or key not in decisions:
            lost |= {entry.id for entry, _ in taken_back}
    return tuple(sorted(lost))
