"""The balance in sentences: what was made, where it is, what still waits and why. Nothing is rounded up."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject

from jgvisit.content.fill import day_in_words
from ui.i18n import isolated
from ui.moments import moment_in_words
from ui.screens.end_of_day.state import AuditView, BalanceView, TextsView
from ui.theme import Tone


@dataclass(frozen=True)
class Line:
    """One sentence with its mark."""

    text: str
    icon: str
    tone: Tone


class BalanceWords(QObject):
    """Holds the sentences."""

    def lines(self, balance: BalanceView) -> tuple[Line, ...]:
        """Return the sentences, the good news only where it is true."""
        if balance.made == 0:
            return (Line(self.tr("Nothing was made on this laptop yet."), "info-circle", "neutral"),)
        lines = [Line(self.tr("%n record(s) made on this laptop.", "", balance.made), "writing", "neutral")]
        if balance.received:
            lines.append(
                Line(self.tr("%n received by the municipality.", "", balance.received), "circle-check", "positive")
            )
        lines += self._where_it_is(balance)
        lines += self._what_waits(balance)
        lines += self._what_needs_a_look(balance)
        lines.append(self._receipt(balance))
        return tuple(lines)

    def texts(self, texts: TextsView) -> Line:
        """Return what came of new texts for families."""
        day = "" if texts.last_day is None else day_in_words(texts.last_day)
        match texts.outcome:
            case "accepted":
                text = self.tr(
                    "New texts arrived: number {number}, valid until {day}. They count when the program is next "
                    "opened and no visit is open."
                )
                return Line(text.format(number=texts.number, day=day), "circle-check", "positive")
            case "taken_up":
                text = self.tr("New texts are in use: number {number}, valid until {day}.")
                return Line(text.format(number=texts.number, day=day), "circle-check", "positive")
            case "refused":
                return Line(texts.why, "alert-triangle", "warning")
            case "unusable":
                text = self.tr(
                    "The municipality's texts (number {number}) do not fit this program. Call the service desk."
                )
                return Line(text.format(number=texts.number), "alert-triangle", "warning")

    def audit(self, notice: AuditView) -> Line:
        """Return what is wrong with the server's logbook, and what to do."""
        day, lost = day_in_words(notice.on), self._up_to(notice)
        if notice.kind == "restored":
            text = self.tr("{day}: the server was put back from a backup.").format(day=day)
            back = self.tr("What you made since is sent again. Does your officer not know of this? Then report it.")
            return Line(" ".join((text, lost, back)), "alert-triangle", "warning")
        if notice.kind == "fork":
            text = self.tr("{day}: the municipality's logbook does not go on from what this laptop saw of it.")
        else:
            text = self.tr("{day}: the server no longer shows how its logbook goes on.")
            lost = ""
        told = self.tr("Your officer can read this at the server.") if notice.told else ""
        kept = self.tr("Nothing that you made is lost. Report this to your officer.")
        return Line(" ".join(filter(None, (text.format(day=day), lost, kept, told))), "alert-triangle", "negative")

    def _up_to(self, notice: AuditView) -> str:
        if notice.holds_until is None:
            return self.tr("Nothing that this laptop saw of the logbook before is still in it.")
        text = self.tr("Up to {moment} the logbook is the same.")
        return text.format(moment=moment_in_words(notice.holds_until))

    def gone(self, names: tuple[str, ...]) -> Line:
        """Return which families left this laptop; the municipality has all of them (design §6)."""
        text = self.tr("No longer on this laptop: {families}. The municipality has everything of it.")
        return Line(text.format(families=", ".join(map(isolated, names))), "info-circle", "neutral")

    def _where_it_is(self, balance: BalanceView) -> list[Line]:
        if not balance.received:
            return []
        all_there = not (balance.waiting or balance.rejected)
        if balance.safe:
            text = self.tr("What was received was read back, checked and is in a backup.")
            if all_there:
                text += " " + self.tr("This laptop may be lost now.")
            return [Line(text, "shield-check", "positive")]
        if balance.kept and balance.checked:
            text = self.tr(
                "What was received was read back and checked. It is not in a backup yet; this laptop keeps it."
            )
            return [Line(text, "shield-check", "info")]
        return [Line(self.tr("The server is still checking. This laptop keeps everything."), "clock", "info")]

    def _what_waits(self, balance: BalanceView) -> list[Line]:
        if not balance.waiting:
            return [Line(self.tr("Nothing waits on this laptop."), "circle-check", "positive")]
        text = self.tr("%n record(s) wait safely on this laptop for the next sync.", "", balance.waiting)
        return [Line(text, "cloud-upload", "warning")]

    def _what_needs_a_look(self, balance: BalanceView) -> list[Line]:
        lines = []
        if balance.parked:
            text = self.tr("%n received, and somebody must look at it before it counts.", "", balance.parked)
            lines.append(Line(text, "hand-stop", "warning"))
        for code, count in balance.parked_reasons:
            lines.append(Line(f"{count} × {self._reason(code)}", "chevron-right", "neutral"))
        if balance.rejected:
            text = self.tr(
                "%n refused by the server. It stays on this laptop; call the service desk.", "", balance.rejected
            )
            lines.append(Line(text, "alert-circle", "negative"))
        return lines

    def _reason(self, code: str) -> str:
        words = {
            "no_right": self.tr("you are not assigned to this family at the moment"),
            "foreign_author": self.tr("made under another worker's name"),
            "unknown_kind": self.tr("the server does not know this kind yet"),
            "bad_schema": self.tr("the server could not read it"),
            "bad_body": self.tr("the server could not read it"),
            "no_proof": self.tr("an order without court, number and day: nobody may call it seen"),
            "id_taken": self.tr("the server has something else under this number"),
        }
        return words.get(code) or self.tr("other reason ({code})").format(code=code)

    def _receipt(self, balance: BalanceView) -> Line:
        if balance.receipt_at is None:
            return Line(self.tr("There is no receipt from the server yet."), "file-check", "neutral")
        text = self.tr("Signed receipt of {moment} (time of the server).")
        return Line(text.format(moment=moment_in_words(balance.receipt_at)), "file-check", "neutral")
