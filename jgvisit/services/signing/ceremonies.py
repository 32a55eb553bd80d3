"""What one signer sees of a form, of form A and of every filled one, as long as it is still what was laid (H1)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from jgvisit.clock import local_date
from jgvisit.content.choose import BINDING_LANGUAGE, may_open
from jgvisit.content.form_model import FormDefinition
from jgvisit.content.pack_model import Pack
from jgvisit.domain.facts import Mark
from jgvisit.ids import CaseId, FormId, PersonId
from jgvisit.records.canonical import sha256
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import Form, Laid
from jgvisit.records.taken_back import to_compare
from jgvisit.records.telling import betrays, texts_of
from jgvisit.records.visibility import hidden_records, hidden_words
from jgvisit.services.desk.known_time import KnownMoment
from jgvisit.services.desk.released import check_released
from jgvisit.services.desk.workplace import Workplace
from jgvisit.services.forms.answers import Answers
from jgvisit.services.forms.answers_now import changed_signers
from jgvisit.services.forms.difference import FieldChange, difference
from jgvisit.services.forms.filled_text import Written, binding_text, laid_hash, text_sections
from jgvisit.services.forms.help_answers import as_answers
from jgvisit.services.forms.help_form import form_of
from jgvisit.services.forms.help_text import answers_of, check_text, released_text, translated_paragraphs
from jgvisit.services.forms.hidden_text import require_telling_nothing
from jgvisit.services.forms.on_record import on_record, still_says_so
from jgvisit.services.forms.refusals import FormChangedError, LookAgainError, SignersChangedError
from jgvisit.services.forms.signers import author_of
from jgvisit.services.law.help_answer import FamilyLaw
from jgvisit.services.ports.documents import Ceremony, LaidSheet
from jgvisit.services.ports.identity import FINGERPRINT_PLACE
from jgvisit.services.signing.signed_records import earlier_records
from jgvisit.services.talk.visits import has_interpreter

AUTHOR = "author"
"""Role on the paper of a worker who puts an own mark."""


@dataclass(frozen=True)
class _Signer:
    """Who reads it, and in which language."""

    id: PersonId
    name: str
    role: str
    language: str


class Ceremonies:
    """Puts together what a signer sees; refuses where that is no longer what was laid before the others."""

    def __init__(self, at: Workplace) -> None:
        self._at = at

    def of(
        self, case: CaseId, form: FormId, signer: PersonId, mark: Mark | None = None, at: KnownMoment | None = None
    ) -> Ceremony:
        """Return what `signer` sees; `mark` is the first one asked of them if absent, `at` is now.

        Raises:
            KeyError: no such form or person.
            FormChangedError: the text is no longer that of the form; a newer one takes its place.
            SignersChangedError: the law asks other people now.
            LookAgainError: it says what is hidden from this signer, or from somebody else in the room.
        """
        file = self._at.files.get(case)
        opened = form_of(file, form)
        who = self._signer(file, signer)
        if opened.replaced_by is not None:
            raise FormChangedError("another form took the place of this one")
        kind: Mark = mark or _first_mark(opened, signer)
        laid = opened.laid
        made = self._of_help(file, opened, who) if laid is None else self._of_laid(file, opened, laid, who)
        self._check_told(file, opened, made)
        now = at or self._at.time.now()
        pack = self._at.packs.of(opened.pack)
        return replace(
            made,
            number=_number(made.form.letter, now.moment, opened, signer, kind),
            mark=kind,
            made_at=now.moment,
            time_words=now.words,
            not_before=now.not_before,
            text_expired_on=pack.expired_on(local_date(now.moment)),
        )

    def _signer(self, file: CaseFile, signer: PersonId) -> _Signer:
        if signer == author_of(self._at.identity):
            return _Signer(signer, self._at.identity.worker_name, AUTHOR, BINDING_LANGUAGE)
        member = file.member(signer)
        return _Signer(signer, member.name, member.role, member.language)

    def _of_help(self, file: CaseFile, opened: Form, who: _Signer) -> Ceremony:
        pack = self._at.packs.of(opened.pack)
        text = released_text(pack, opened.form_type, self._at.identity)
        answer = FamilyLaw(file, self._at.today(), self._at.book).signers_of(opened)
        if answer.this_help != "voluntary":
            raise FormChangedError("the help is part of a measure now")
        self._check_signers(file, opened)
        check_text(text, opened, file)
        translation = self._translation(file, pack, text, who.language)
        paragraphs = translated_paragraphs(translation, text, opened, file)
        seen = answers_of(opened).seen(text)
        made = self._ceremony(file, opened, who, text, translation, tuple(sorted(seen.texts.items())), paragraphs)
        typed = tuple(sorted(seen.typed.items()))
        return replace(made, typed=typed, names=opened.names, changes=self._changes(file, opened, text, who))

    def _of_laid(self, file: CaseFile, opened: Form, laid: Laid, who: _Signer) -> Ceremony:
        pack = self._at.packs.of(opened.pack)
        form = pack.definition(opened.form_type)
        if form is None or form.version != opened.form_version:
            raise FormChangedError("the texts it was laid with are not on this laptop")
        check_released(form.review, self._at.identity, signed=pack.signed)
        self._check_laid(file, opened, laid, form)
        self._check_signers(file, opened)
        self._check_record(file, laid, form)
        translation = self._translation(file, pack, form, who.language)
        written = written_of(form, translation, laid)
        pairs = [pair for section in text_sections(written) for pair in section.paragraphs]
        lines = next((mark.lines for mark in opened.required if mark.person == who.id and mark.lines), ())
        sheet = LaidSheet(
            form=laid.form,
            number=laid.number,
            answers=laid.answers,
            names=laid.names,
            children=laid.children,
            holds=frozenset(laid.holds),
            team=laid.kept_to == "team",
            lines=lines,
        )
        foreign = tuple(theirs for _, theirs in pairs)
        made = self._ceremony(file, opened, who, form, translation, (), foreign)
        return replace(made, laid=sheet, changes=self._changes(file, opened, form, who))

    def _changes(self, file: CaseFile, opened: Form, form: FormDefinition, who: _Signer) -> tuple[FieldChange, ...]:
        """Return what changed since the text this signer decided on; of a text they never saw nothing is told (H1)."""
        before = _decided_before(file, opened, who.id)
        if before is None:
            return ()
        looking = self._at.files.room(file.case) | {who.id}
        now: Answers
        was: Answers
        if opened.laid is None:
            names = {**dict(before.names), **dict(opened.names)}
            was, now = (as_answers(form, answers_of(each).seen(form)) for each in (before, opened))
        elif before.laid is None:
            return ()
        else:
            names = {**dict(before.laid.names), **dict(opened.laid.names)}
            now = dict(opened.laid.answers)
            was = to_compare(file, before, now, looking)
        found = difference(form, was, now, names)
        words = hidden_words(file, looking)
        return () if any(betrays(each.old, words) for each in found) else found

    def _ceremony(
        self,
        file: CaseFile,
        opened: Form,
        who: _Signer,
        form: FormDefinition,
        translation: FormDefinition | None,
        answers: tuple[tuple[str, str], ...],
        translated: tuple[str | None, ...],
    ) -> Ceremony:
        child, now = file.member(opened.child), self._at.time.now()
        return Ceremony(
            number="",
            form=form,
            translation=translation,
            form_id=opened.id,
            child_name=child.name,
            child_born=child.born,
            signer=who.id,
            signer_name=who.name,
            signer_role=who.role,
            worker_name=self._at.identity.worker_name,
            municipality=self._at.identity.municipality,
            answers=answers,
            paragraphs=opened.binding_text,
            translated_paragraphs=translated,
            content_sha256=opened.content_sha256,
            ceremony_salt=opened.ceremony_salt,
            made_at=now.moment,
            time_words=now.words,
            demo=self._at.identity.demo,
            child=opened.child,
            root_sha256=self._at.identity.root_sha256,
            published_at=self._at.setting.values.get(FINGERPRINT_PLACE, ""),
        )

    def _check_signers(self, file: CaseFile, opened: Form) -> None:
        """Look whether the law still asks the same people.

        Raises:
            SignersChangedError: with those it asks now, as far as everybody in the room may know it (H4).
        """
        needed = changed_signers(self._at, file, opened)
        if needed is not None:
            shown = self._at.files.shown(file.case)
            told = changed_signers(self._at, shown, opened) or ()
            names = {member.id: member.name for member in shown.members}
            seen = tuple(names[each] for each in needed if each in told and each in names)
            raise SignersChangedError(seen) if seen else FormChangedError("other people must sign now")

    def _check_laid(self, file: CaseFile, opened: Form, laid: Laid, form: FormDefinition) -> None:
        """Look whether the text, its names and its version are still those that were laid before all signers."""
        part = "team" if laid.kept_to == "team" else "common"
        newer = [
            each.stamp.record
            for filled in file.filled
            if filled.id == laid.form
            for each in filled.parts
            if each.part == part
        ]
        names = {member.id: member.name for member in file.members}
        if (newer and newer != [laid.record]) or any(names.get(person) != name for person, name in laid.names):
            raise FormChangedError("the form was filled in anew since it was laid before its signers")
        written = written_of(form, None, laid)
        paragraphs = binding_text(written)
        hashed = laid_hash(opened.ceremony_salt, laid.form, form.version, laid.number, paragraphs, written)
        if paragraphs != opened.binding_text or hashed != opened.content_sha256:
            raise FormChangedError("the text is not the one its hash names")

    def _check_record(self, file: CaseFile, laid: Laid, form: FormDefinition) -> None:
        """Look whether the record still makes true what the text says, such as that a judge decided (H12)."""
        today = self._at.today()
        holds = on_record(file, laid.children, FamilyLaw(file, today, self._at.book), today)
        if not still_says_so(form, written_of(form, None, laid), holds):
            raise FormChangedError("what the record says changed since it was laid before its signers")

    def _check_told(self, file: CaseFile, opened: Form, made: Ceremony) -> None:
        """Look whether nobody who reads it learns what is hidden from them (H1, H2)."""
        laid = opened.laid
        if laid is not None and laid.kept_to == "team":
            return
        answers = [text for _, text in made.answers]
        answers += [text for _, each in made.typed for text in texts_of(each)]
        answers += [] if laid is None else [text for _, each in laid.answers for text in texts_of(each)]
        names = [name for _, name in (made.names if laid is None else laid.names)]
        foreign = made.translated_paragraphs
        readers = self._at.files.room(file.case) | {made.signer}
        if laid is not None and opened.stamp.record in hidden_records(file, readers, self._at.today()):
            raise LookAgainError("this form is not for everybody in the room")
        told = (made.child_name, made.signer_name, *made.paragraphs, *foreign, *answers, *names)
        require_telling_nothing(file, readers, told)

    def _translation(self, file: CaseFile, pack: Pack, dutch: FormDefinition, language: str) -> FormDefinition | None:
        """Return the translation beside the Dutch, if it may open: an unchecked one needs an interpreter (H27)."""
        text = None if language == BINDING_LANGUAGE else pack.definition(dutch.id, language)
        if text is None or text.version != dutch.version:  # it may say what the Dutch no longer says
            return None
        return text if may_open(text, interpreter_logged=self._logged(file, language)) else None

    def _logged(self, file: CaseFile, language: str) -> bool:
        visit = self._at.files.visit_here(file.case)
        return visit is not None and has_interpreter(visit, language)


def written_of(form: FormDefinition, translation: FormDefinition | None, laid: Laid | LaidSheet) -> Written:
    """Return what was laid, with the words around it."""
    team = laid.team if isinstance(laid, LaidSheet) else laid.kept_to == "team"
    return Written(
        form=form,
        translation=translation,
        answers=dict(laid.answers),
        parts=("team",) if team else ("common",),
        children=laid.children,
        names=dict(laid.names),
        holds=frozenset(laid.holds),
    )


def _first_mark(opened: Form, signer: PersonId) -> Mark:
    return next((each.mark for each in opened.required if each.person == signer), "T")


def _decided_before(file: CaseFile, opened: Form, signer: PersonId) -> Form | None:
    """Return the newest form before this one that this signer decided on; None where they never saw one."""
    newer, passed = opened, {opened.id}
    while (older := next((each for each in file.forms if each.replaced_by == newer.id), None)) is not None:
        if older.id in passed:  # two laptops may each have put one in the place of the other
            return None
        if any(each.person == signer for each in older.decisions):
            return older
        newer = older
        passed.add(older.id)
    return None


def _number(letter: str, made_at: datetime, opened: Form, signer: PersonId, mark: Mark) -> str:
    """Return the number on the paper: letter, year in the Netherlands, and a mark of form and signer (H5: neutral).

    The page that is read shows the number of the paper that is sealed; who decides again gets another.
    """
    parts = [opened.id, signer, *earlier_records(opened, signer, mark)]
    if opened.laid is not None:
        parts.append(mark)
    return f"{letter}-{local_date(made_at).year}-{sha256(*(part.encode() for part in parts))[:8]}"
