"""The matter a record is about: versions of one matter replace each other or conflict."""

from __future__ import annotations

from jgvisit.records import payloads as p
from jgvisit.records.filled import FormFilled
from jgvisit.records.happenings import Happening
from jgvisit.records.payloads import Payload, kind_of


def matter_of(payload: Payload) -> str:
    """Return the matter of a record; for events that stand for themselves, their kind."""
    match payload:
        case p.FamilyRegistered():
            return "family"
        case p.PersonRegistered(person=person):
            return f"person:{person}"
        case p.AuthorityRecorded(line=line):
            return f"authority:{line}"
        case p.OrderRecorded(order=order):
            return f"order:{order}"
        case p.SafeContactRecorded(person=person):
            return f"safeContact:{person}"
        case p.VisitPlanned(visit=visit):
            return f"plan:{visit}"
        case p.VisitStarted(visit=visit) | p.VisitEnded(visit=visit) | p.VisitReopened(visit=visit):
            return f"visit:{visit}"
        case p.PresenceChanged(visit=visit):
            return f"presence:{visit}"
        case p.DutyClosed(moment=moment, person=person):
            return f"duty:{moment}:{person}"
        case p.DutyClosedWhen(moment=moment, person=person, due=due):
            return f"duty:{moment}:{person}:{due}"
        case Happening(event=event):
            return f"event:{event}"
        case p.FormOpened(form=form):
            return f"form:{form}"
        case FormFilled(form=form, part=part, owner=owner):
            return f"filled:{form}:{part}:{owner or ''}"
        case p.SignerDecided(form=form, person=person) | p.ConsentWithdrawn(form=form, person=person):
            return f"decision:{form}:{person}"
        case p.DocumentSealed(form=form, person=person):
            return f"document:{form}:{person}"
        case p.CopyChosen(visit=visit, person=person):
            return f"copy:{visit}:{person}"
        case p.CircumstanceSeen(child=child, person=person, what=what):
            return f"circumstance:{what}:{child}:{person}"
        case p.RightsSheetChosen(visit=visit, person=person):
            return f"sheet:{visit}:{person}"
        case _:
            return kind_of(payload).name
