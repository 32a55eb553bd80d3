"""The matter a record is about: versions of one matter replace each other or conflict."""

from __future__ import annotations

from jgvisit.records.filled import FormFilled
from jgvisit.records.happening import Happening
from jgvisit.records.kinds import kind_of
from jgvisit.records.payload_base import Payload
from jgvisit.records.payload_bookmarks import BookmarkWritten
from jgvisit.records.payload_family import (
    AddressRecorded,
    AuthorityRecorded,
    CapacityRecorded,
    FamilyRegistered,
    OrderRecorded,
    PersonRegistered,
    SafeContactRecorded,
)
from jgvisit.records.payload_forms import ConsentWithdrawn, DocumentSealed, FormOpened, SignerDecided
from jgvisit.records.payload_papers import (
    BookletLeft,
    CopyChosen,
    CopyDelivered,
    RightsSheetChosen,
    RightsSheetDelivered,
    VisitSheetDelivered,
)
from jgvisit.records.payload_reading import PaperStepped, PassageReacted, ReleaseChosen
from jgvisit.records.payload_rights import CircumstanceSeen
from jgvisit.records.payload_talk import DutyClosed, DutyClosedWhen, ExplanationRated
from jgvisit.records.payload_visits import (
    PresenceAnswered,
    PresenceChanged,
    VisitEnded,
    VisitPlanned,
    VisitReopened,
    VisitStarted,
    about_whom,
)


def matter_of(payload: Payload) -> str:
    """Return the matter of a record; for events that stand for themselves, their kind."""
    match payload:
        case FamilyRegistered():
            return "family"
        case PersonRegistered(person=person):
            return f"person:{person}"
        case AuthorityRecorded(line=line):
            return f"authority:{line}"
        case OrderRecorded(order=order):
            return f"order:{order}"
        case SafeContactRecorded(person=person):
            return f"safeContact:{person}"
        case AddressRecorded(person=person, serves=serves):
            return f"address:{person}:{serves}"
        case CapacityRecorded(person=person):
            return f"capacity:{person}"
        case VisitPlanned(visit=visit):
            return f"plan:{visit}"
        case VisitStarted(visit=visit) | VisitEnded(visit=visit) | VisitReopened(visit=visit):
            return f"visit:{visit}"
        case PresenceChanged(visit=visit):
            return f"presence:{visit}"
        case PresenceAnswered():
            return ":".join(("presenceOf", *about_whom(payload)))
        case DutyClosed(moment=moment, person=person):
            return f"duty:{moment}:{person}"
        case DutyClosedWhen(moment=moment, person=person, due=due):
            return f"duty:{moment}:{person}:{due}"
        case ExplanationRated(rating=rating):
            return f"rating:{rating}"
        case Happening(event=event):
            return f"event:{event}"
        case FormOpened(form=form):
            return f"form:{form}"
        case FormFilled(form=form, part=part, owner=owner):
            return f"filled:{form}:{part}:{owner or ''}"
        case PassageReacted(form=form, passage=passage, person=person):
            return f"reaction:{form}:{passage}:{person}"
        case ReleaseChosen(form=form, item=item):
            return f"release:{form}:{item}"
        case PaperStepped(form=form):
            return f"way:{form}"
        case SignerDecided(form=form, person=person) | ConsentWithdrawn(form=form, person=person):
            return f"decision:{form}:{person}"
        case DocumentSealed(form=form, person=person):
            return f"document:{form}:{person}"
        case CopyChosen(visit=visit, person=person):
            return f"copy:{visit}:{person}"
        case CopyDelivered(form=form, person=person):
            return f"given:{form}:{person}"
        case RightsSheetDelivered(visit=visit, person=person):
            return f"given:{visit}:{person}"
        case VisitSheetDelivered(visit=visit, person=person):
            return f"given_sheet:{visit}:{person}"
        case BookletLeft(person=person, booklet_version=version):
            return f"booklet:{version}:{person}"
        case CircumstanceSeen(child=child, person=person, what=what):
            return f"circumstance:{what}:{child}:{person}"
        case BookmarkWritten(bookmark=bookmark):
            return f"bookmark:{bookmark}"
        case RightsSheetChosen(visit=visit, person=person):
            return f"sheet:{visit}:{person}"
        case _:
            return kind_of(payload).name
