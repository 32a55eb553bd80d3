"""Forms, signing and the papers that come of them."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

FORMS: dict[str, tuple[object, object]] = {
    "document": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The document was not made."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "What was signed is saved and stays saved. Try again; the document can also be made later.",
        ),
    ),
    "document.undrawable": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This text has characters that cannot be printed: {characters}"),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "Nothing was made and your text is still here. Replace these characters and try again.",
        ),
    ),
    "document.render": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The document could not be laid out."),
        QT_TRANSLATE_NOOP("ErrorTexts", "No document was made; what was recorded stays. Call the service desk."),
    ),
    "document.seal": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The document could not be sealed."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "The seal of this laptop is missing or not valid. Nothing was recorded; nobody has to sign again "
            "because of this. Call the service desk.",
        ),
    ),
    "document.waits": (
        QT_TRANSLATE_NOOP("ErrorTexts", "A paper that was confirmed is not sealed yet."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "The answer and the signature are kept on this laptop; nobody has to sign again. Sealing is tried again "
            "each time the program opens. If this comes back, call the service desk.",
        ),
    ),
    "document.stamp": (
        QT_TRANSLATE_NOOP("ErrorTexts", "No timestamp was added to this document."),
        QT_TRANSLATE_NOOP("ErrorTexts", "The document and its seal are as they were. A timestamp can be added later."),
    ),
    "refused.not_a_signer": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This person does not sign this form."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was recorded. The list shows who does and why."),
    ),
    "refused.not_present": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This person is not in the room."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was recorded. Add the person to those present, or choose later."),
    ),
    "refused.ink": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This does not look like a signature."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was recorded. Ask to sign again, or choose another way."),
    ),
    "refused.part_missing": (
        QT_TRANSLATE_NOOP("ErrorTexts", "Which part is it? That is not written down yet."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was recorded. Write down which part the answer is about."),
    ),
    "refused.form_changed": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The form changed after it was shown."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was recorded. Read the new text together first."),
    ),
    "refused.signers_changed": (
        QT_TRANSLATE_NOOP("ErrorTexts", "Other people must sign this form now: {names}"),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "Nothing was recorded. Lay the form before them again. What others signed under the same text stays.",
        ),
    ),
    "refused.nobody_asked": (
        QT_TRANSLATE_NOOP("ErrorTexts", "Nobody signs this form as it is filled in."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "Nothing was recorded. Add whom the form names to the family, or correct who is named in it.",
        ),
    ),
    "refused.nothing_to_withdraw": (
        QT_TRANSLATE_NOOP("ErrorTexts", "There is no such yes of this person that can still be taken back."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was recorded. Look at what this person gave, or write the no down."),
    ),
    "refused.own_words_missing": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The own words are not written down yet."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was recorded. Write down what this person says, as they say it."),
    ),
    "refused.answer_not_offered": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This answer does not fit this form yet."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was recorded. Choose an answer for each line, then for the whole."),
    ),
    "refused.means_missing": (
        QT_TRANSLATE_NOOP("ErrorTexts", "Something is still missing for this way of signing."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "Nothing was recorded. Fill in the witness, the number called, who was in the room, or the photograph.",
        ),
    ),
    "refused.photo": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This file cannot be kept as a photograph of the paper."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was recorded. Use a JPEG, PNG or PDF of at most 20 MB."),
    ),
    "refused.gate": (
        QT_TRANSLATE_NOOP("ErrorTexts", "Something comes first with this form."),
        QT_TRANSLATE_NOOP("ErrorTexts", "{why} Nothing was recorded; what you filled in is kept."),
    ),
    "refused.not_theirs": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This is not for everybody who is here."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was recorded. Talk about it with this person alone."),
    ),
    "refused.told_first": (
        QT_TRANSLATE_NOOP("ErrorTexts", "Somebody has to be told first."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was recorded. Tell whom it is about, and mark who was told."),
    ),
    "refused.may_not_go": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This cannot go yet."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was recorded. The list shows what must be there first."),
    ),
    "refused.step_not_now": (
        QT_TRANSLATE_NOOP("ErrorTexts", "Another step comes first."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was recorded. The page shows where the paper is now."),
    ),
    "refused.answers_missing": (
        QT_TRANSLATE_NOOP("ErrorTexts", "Something is still empty in this form."),
        QT_TRANSLATE_NOOP("ErrorTexts", "What you typed is kept. Fill in the marked fields."),
    ),
    "refused.rule_broken": (
        QT_TRANSLATE_NOOP("ErrorTexts", "Some answers do not fit together yet."),
        QT_TRANSLATE_NOOP("ErrorTexts", "{why} What you typed is kept."),
    ),
    "refused.not_voluntary": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This form is for voluntary help only."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "Nothing was recorded. Inside a measure of the judge this form asks nobody's consent. Look at the "
            "frame of this child.",
        ),
    ),
}
