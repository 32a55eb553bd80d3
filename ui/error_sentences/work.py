"""Records, texts and what may not be done as things stand."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

WORK: dict[str, tuple[object, object]] = {
    "refused.not_yet_happened": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This day is still to come."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts", "Nothing was saved. Choose the day on which it happened, or on which you heard it."
        ),
    ),
    "refused.asks_through_parents": (
        QT_TRANSLATE_NOOP("ErrorTexts", "For a child under 12 who holds authority asks."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was made. Choose the parent or guardian."),
    ),
    "refused.changed_since": (
        QT_TRANSLATE_NOOP("ErrorTexts", "Something in this case file changed meanwhile."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was saved. Make the concept anew, and look through it again."),
    ),
    "refused.versions_changed": (
        QT_TRANSLATE_NOOP("ErrorTexts", "Something changed while you were looking."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was saved. Look at the versions once more."),
    ),
    "refused.choosing_in_visit": (
        QT_TRANSLATE_NOOP("ErrorTexts", "A visit is open."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was saved. Choose after the visit, on your own."),
    ),
    "refused.writing_in_visit": (
        QT_TRANSLATE_NOOP("ErrorTexts", "A visit is open."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was saved. Write it down after the visit, on your own."),
    ),
    "refused.capacity_in_visit": (
        QT_TRANSLATE_NOOP("ErrorTexts", "A visit is open."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was saved. Do this after the visit, on your own."),
    ),
    "refused.holds_later": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This holds only from a later day; until then this person does not decide."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts", "Nothing was saved; what holds now stays as it is. Write this down on that day."
        ),
    ),
    "refused.seen_already": (
        QT_TRANSLATE_NOOP("ErrorTexts", "It was seen already that this person does not decide now."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "Nothing was saved; what was seen stays as it is. Have you seen another paper? Then write that down.",
        ),
    ),
    "refused.hiding_in_visit": (
        QT_TRANSLATE_NOOP("ErrorTexts", "A visit is open."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was saved. Do this after the visit, on your own."),
    ),
    "refused.own_name_hidden": (
        QT_TRANSLATE_NOOP("ErrorTexts", "Nobody can be hidden from themself."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was saved. Choose somebody else from whom it is hidden."),
    ),
    "refused.attempts_missing": (
        QT_TRANSLATE_NOOP("ErrorTexts", "Too little was tried to find this person."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was saved. Write down what you tried where you explain something."),
    ),
    "refused.not_to_be_chosen": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This is not for you to choose."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was saved. Ask the person, or wait until the visit is closed."),
    ),
    "refused.lease_ended": (
        QT_TRANSLATE_NOOP("ErrorTexts", "You could read the families on this laptop until {last_day}."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "Nothing is deleted. Your PIN works no more. Open with your six words: you can send, and see what waits. "
            "To read on, log in there, or ask an officer by telephone for a code for today.",
        ),
    ),
    "refused.day_code_wrong": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This is not the code of this laptop for today."),
        QT_TRANSLATE_NOOP("ErrorTexts", "You can try {attempts_left} more times today."),
    ),
    "refused.day_code_spent": (
        QT_TRANSLATE_NOOP("ErrorTexts", "No code can be tried any more today."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Log in, or try again tomorrow with a new code. Nothing is deleted."),
    ),
    "refused.day_code_none": (
        QT_TRANSLATE_NOOP("ErrorTexts", "There is no code for this laptop yet."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Log in first, once. Nothing is deleted."),
    ),
    "refused.promise_day": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This day cannot be right for this promise."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "Nothing was saved. A promise is for today or later. It was kept on the day it was made, or after, and not "
            "after today.",
        ),
    ),
    "refused.promised_to_nobody": (
        QT_TRANSLATE_NOOP("ErrorTexts", "To whom alone was this promised?"),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was saved. Choose the person, or let the whole family know of it."),
    ),
    "refused.promise_disputed": (
        QT_TRANSLATE_NOOP("ErrorTexts", "There are two versions of this promise."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was saved. First choose which one is right, outside the visit."),
    ),
    "refused.colleague_missing": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This exception counts only with a colleague who looked along."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was saved. Ask a colleague, and write down who it was."),
    ),
    "refused.own_name_as_colleague": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This is your own name."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was saved. Ask a colleague to look along, and write down who it was."),
    ),
    "refused.names_somebody": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This text names somebody or something of this family."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was printed. Take out what stands in the list."),
    ),
    "refused.not_looked_through": (
        QT_TRANSLATE_NOOP("ErrorTexts", "Not every word was looked at."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was printed. Look at each word in the list."),
    ),
    "refused.more_than_one_page": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This is more than one page."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was printed. Make the text shorter."),
    ),
    "refused.not_to_be_named": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This GI may not hear their names from us yet."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "Nothing was saved. Ask without a name, or ask first on form B. Does this GI carry out the order? Then "
            "write its name as it stands with the order. Were names said already? Call the privacy officer today.",
        ),
    ),
    "refused.child_missing": (
        QT_TRANSLATE_NOOP("ErrorTexts", "Choose which child this is about."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was saved."),
    ),
    "refused.not_left_out": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This cannot be left out under this form, or no more."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was saved. Look at who answered since, and choose again."),
    ),
    "refused.not_apart": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This is asked apart, and somebody else is noted as being here."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was saved. Ask it when this person is alone with you."),
    ),
    "refused.stranger_named": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This names somebody who does not belong to this family."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was saved. Add the person to the family first."),
    ),
    "refused.mistake_reason_missing": (
        QT_TRANSLATE_NOOP("ErrorTexts", "Something is missing to take this out."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was saved. Write down why it should not stand here."),
    ),
    "refused.duty_reason_missing": (
        QT_TRANSLATE_NOOP("ErrorTexts", "Something is missing to close this."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "Nothing was saved. Not told: a reason, a colleague and a later day. Not reached: what you tried.",
        ),
    ),
    "unknown": (
        QT_TRANSLATE_NOOP("ErrorTexts", "Something did not work."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "What was saved before stays saved. Try again. If it happens again, call the service desk.",
        ),
    ),
    "record": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This step was not saved."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "Everything before it was. Try again, and call the service desk if it happens again.",
        ),
    ),
    "record.too_large": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This text is too long to save in one piece."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "Nothing was saved and your text is still here. Make it shorter, or save it in two parts.",
        ),
    ),
    "record.outside_domain": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This step holds something that cannot be saved."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was saved; everything before it was. Call the service desk."),
    ),
    "content": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The texts of this program cannot be used."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "What you recorded stays readable. Sync to fetch the texts again, or call the service desk.",
        ),
    ),
    "document.unreadable": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This paper cannot be drawn for a printer."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was printed; the paper is still here. Call the service desk."),
    ),
    "refused": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This is not possible as things stand."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was recorded."),
    ),
    "refused.another_visit_open": (
        QT_TRANSLATE_NOOP("ErrorTexts", "Another visit is still open."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was recorded. End that visit first."),
    ),
    "refused.interpreter_unknown": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This interpreter was already written down as gone, or is taken out."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was recorded. Look at the page of the visit."),
    ),
    "refused.undrawable_name": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This name has characters that cannot be printed: {characters}"),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "Nothing was recorded. Write the name as it stands on the passport or ask how it is written.",
        ),
    ),
    "refused.order_without_proof": (
        QT_TRANSLATE_NOOP("ErrorTexts", "An order you have seen needs its court, number and dates."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was recorded. Fill them in, or record that you were told about it."),
    ),
    "refused.easy_code": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This code is too easy to guess."),
        QT_TRANSLATE_NOOP("ErrorTexts", "The old code stays. Choose four digits, not all the same and not in a row."),
    ),
    "refused.reason_missing": (
        QT_TRANSLATE_NOOP("ErrorTexts", "A reason is missing."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was recorded. Write why in a few words."),
    ),
    "refused.not_another": (
        QT_TRANSLATE_NOOP("ErrorTexts", "Who goes over it again is somebody else than you."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts", "Nothing was recorded. Write the whole name of the colleague, or leave that line empty."
        ),
    ),
    "refused.nobody_heard": (
        QT_TRANSLATE_NOOP("ErrorTexts", "Nobody who is here was chosen."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was recorded. Choose who heard this."),
    ),
    "refused.asked_this_talk": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This person was asked such a question in this talk already."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was recorded. One question a talk is enough."),
    ),
    "refused.look_again": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This text cannot go on paper yet."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was recorded; what was typed stays. Read it over by yourself first."),
    ),
    "refused.visit_open": (
        QT_TRANSLATE_NOOP("ErrorTexts", "A visit is under way."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was printed. Close the visit first."),
    ),
    "refused.unreleased_text": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This text has not been released by a jurist."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "Nothing was shown or recorded. Use another text, or tell it in your own words and write that down.",
        ),
    ),
    "refused.not_enrolled": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This laptop has not been enrolled yet."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was changed. Ask the officer for an enrolment code first."),
    ),
    "content.law_book": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The law tables of this program cannot be used."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "No question is answered from them; families and records are untouched. Update the program or call "
            "the service desk.",
        ),
    ),
    "content.pack": (
        QT_TRANSLATE_NOOP("ErrorTexts", "These new texts cannot be used."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "The texts used before stay in use and every record is untouched. Call the service desk.",
        ),
    ),
    "content.pack_refused": (
        QT_TRANSLATE_NOOP("ErrorTexts", "These new texts are not used."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "The texts used before stay in use and every record is untouched. Call the service desk.",
        ),
    ),
    "content.pack_unreadable": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The new texts did not arrive whole."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "The texts used before stay in use and every record is untouched. "
            "Fetch again later; if it happens again, call the service desk.",
        ),
    ),
    "content.pack_untrusted": (
        QT_TRANSLATE_NOOP("ErrorTexts", "It is not sure who signed these new texts."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "The texts used before stay in use and every record is untouched. "
            "Call the service desk: jurist and second pair of eyes must both sign.",
        ),
    ),
    "content.pack_demo": (
        QT_TRANSLATE_NOOP("ErrorTexts", "These new texts are those of a practice municipality."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "The texts used before stay in use and every record is untouched. Call the service desk.",
        ),
    ),
    "content.pack_older": (
        QT_TRANSLATE_NOOP("ErrorTexts", "These texts are older than those in use."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "The texts used before stay in use and every record is untouched. Nothing needs to be done.",
        ),
    ),
    "content.pack_needs_update": (
        QT_TRANSLATE_NOOP("ErrorTexts", "These new texts need a newer program."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "The texts used before stay in use and every record is untouched. "
            "Update the program; the texts follow by themselves.",
        ),
    ),
    "content.pack_expired": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The last day of these new texts is over."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "The texts used before stay in use and every record is untouched. Call the service desk.",
        ),
    ),
    "content.pack_texts": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This program cannot show these new texts."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "The texts used before stay in use and every record is untouched. Call the service desk.",
        ),
    ),
    "content.placeholder": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This text is not complete."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "A name or date is missing in it, so it was not shown. Nothing was recorded. Call the service desk.",
        ),
    ),
    "record.export": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This is not an export of the journal."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was taken from it. Choose another file."),
    ),
    "refused.practice": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The practice family is never sent."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nobody is in it. On a working day this sends what you made."),
    ),
    "refused.not_for_practice": (
        QT_TRANSLATE_NOOP("ErrorTexts", "Practice cannot begin here."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was changed, and every record is untouched. Call the service desk."),
    ),
    "refused.teller_missing": (
        QT_TRANSLATE_NOOP("ErrorTexts", "Write down who told it, and who that is to the family."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was recorded. What you typed is still there."),
    ),
    "refused.contact_unknown": (
        QT_TRANSLATE_NOOP("ErrorTexts", "Nobody asked yet how this person can be reached safely."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was sent or recorded. Ask that first, alone, and write it down."),
    ),
    "refused.wrong_code": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This is not the code of a booklet."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was recorded. Look at the cover again: a letter may be wrong."),
    ),
    "refused.source_missing": (
        QT_TRANSLATE_NOOP("ErrorTexts", "Say where you saw this."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was recorded. Name the paper, or who said it."),
    ),
    "input.law_question": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This question to the law tables cannot be read."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was answered or kept. Check the field that is named."),
    ),
    "input": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This file or value cannot be read."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was changed. Check it and try again."),
    ),
}
