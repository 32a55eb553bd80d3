"""The sentence for the caseworker, by error code: what happened, and what is safe and what to do.

Source strings; `ui.error_texts` translates them. `{…}` are numbers the error carries. No sentence names a person.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

CONTEXT = "ErrorTexts"

SENTENCES: dict[str, tuple[object, object]] = {  # PySide6 types the marker as object; these are strings
    "unknown": (
        QT_TRANSLATE_NOOP("ErrorTexts", "Something did not work."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "What was saved before stays saved. Try again. If it happens again, call the service desk.",
        ),
    ),
    "store": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The store of this laptop did not answer."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "Nothing was changed by this. Try again. If it happens again, lock the program and call the service desk.",
        ),
    ),
    "store.missing": (
        QT_TRANSLATE_NOOP("ErrorTexts", "There is no store on this laptop."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "Nothing was created or deleted. Call the service desk: they can look for it or set this laptop up.",
        ),
    ),
    "store.exists": (
        QT_TRANSLATE_NOOP("ErrorTexts", "There already is a store on this laptop."),
        QT_TRANSLATE_NOOP("ErrorTexts", "It was left as it is. Call the service desk."),
    ),
    "store.too_new": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This store was made by a newer version of the program."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was changed. Update the program, then open it again."),
    ),
    "store.damaged": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The store of this laptop is damaged."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "It was not opened and nothing was changed, so what can be saved stays savable. Do not delete "
            "anything and call the service desk.",
        ),
    ),
    "store.unproven": (
        QT_TRANSLATE_NOOP("ErrorTexts", "It could not be proven that the store is encrypted."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "The program does not open a store that others could read. Nothing was changed. Call the service desk.",
        ),
    ),
    "store.behind": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The store is older than the last time this laptop was used."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "Records are missing here. It was set aside, nothing was deleted. Call the service desk before you go on.",
        ),
    ),
    "store.closed": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The store is closed."),
        QT_TRANSLATE_NOOP("ErrorTexts", "What was saved stays saved. Unlock the program again."),
    ),
    "store.disk_full": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The disk of this laptop is full."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "This last step was not saved; everything before it was. What you typed is still here. Make room on "
            "the disk and try again.",
        ),
    ),
    "store.disk_fault": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The disk of this laptop refused to write."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "This last step was not saved; everything before it was. Sync as soon as you can and call the "
            "service desk.",
        ),
    ),
    "store.blob_missing": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This file is not on this laptop."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing is lost: it is with the municipality. It comes with the next sync."),
    ),
    "store.key_file_missing": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The key file of this store is missing."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "The store itself is unharmed and stays closed. Do not delete anything and call the service desk.",
        ),
    ),
    "store.key_file_damaged": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The key file of this store is damaged."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "The store itself is unharmed. No try was counted. Do not delete anything and call the service desk.",
        ),
    ),
    "store.keyring": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The keyring of this laptop did not answer."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "Your records are unharmed and no try was counted. Try again, or open with your six words.",
        ),
    ),
    "store.keyring_none": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This laptop has no keyring that we trust."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "Your records are unharmed. The PIN cannot be used here; your six words open the store.",
        ),
    ),
    "store.keyring_locked": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The keyring of this laptop is locked."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "Your records are unharmed and no try was counted. Unlock the keyring and give your PIN again.",
        ),
    ),
    "store.keyring_dismissed": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The keyring asked for a password and did not get it."),
        QT_TRANSLATE_NOOP("ErrorTexts", "No try was counted. Give your PIN again and answer the keyring's question."),
    ),
    "store.keyring_gone": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The keyring of this laptop no longer holds our key."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing is lost. Your PIN cannot open the store now; your six words can."),
    ),
    "store.no_pin": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This store has no PIN."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Open it with your six words."),
    ),
    "store.pin_too_short": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This PIN is too short."),
        QT_TRANSLATE_NOOP("ErrorTexts", "A PIN has at least six characters. Nothing was changed."),
    ),
    "store.wrong_pin": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This PIN is not right."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "Your records are safe. Tries left: {attempts_left}. After that only your six words open the store.",
        ),
    ),
    "store.too_many_tries": (
        QT_TRANSLATE_NOOP("ErrorTexts", "Please wait before the next try."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "Your records are safe and this try was not counted. Tries left: {attempts_left}.",
        ),
    ),
    "store.pin_destroyed": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The PIN was wrong too often and no longer works."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "Nothing in the store is lost. Open it with your six words, or call the service desk.",
        ),
    ),
    "store.wrong_passphrase": (
        QT_TRANSLATE_NOOP("ErrorTexts", "These words do not open the store."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Your records are safe. Check the order and the spelling of the six words."),
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
    "sync": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The sync stopped."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Everything that has not been received waits on this laptop. Try again later."),
    ),
    "sync.no_network": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The server cannot be reached."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "Everything waits safely on this laptop, in order. Try again where there is a network.",
        ),
    ),
    "sync.server_busy": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The server is busy or has a fault."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "Everything that was not received waits on this laptop. Try again in a few minutes.",
        ),
    ),
    "sync.tls": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This is not our server."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "Its certificate is not the municipality's, so nothing was sent. Everything waits on this laptop. "
            "Try another network, or call the service desk.",
        ),
    ),
    "sync.refused": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The server refused this."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "It stored nothing of it; everything waits on this laptop. Call the service desk (answer {status}).",
        ),
    ),
    "sync.too_large": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This was too much for the server at once."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing of it was stored there; everything waits on this laptop. Sync again."),
    ),
    "sync.update_first": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This program is too old to fetch."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "Everything made here can still be sent. Update the program to fetch the visits.",
        ),
    ),
    "sync.unreadable": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The answer of the server was not understood."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "Nothing was marked as received; everything waits on this laptop. Try again, or call the service desk.",
        ),
    ),
    "sync.receipt": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The receipt is not from the municipality."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "Nothing was marked as received; everything waits on this laptop. Call the service desk.",
        ),
    ),
    "sync.store_behind": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The server has {missing} records that this laptop has lost."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "Nothing was continued and nothing deleted. Do not make new records; call the service desk.",
        ),
    ),
    "sync.feed": (
        QT_TRANSLATE_NOOP("ErrorTexts", "What was fetched does not hold."),
        QT_TRANSLATE_NOOP("ErrorTexts", "None of it was stored; what is here stays as it was. Call the service desk."),
    ),
    "sync.enrolment": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This laptop was not enrolled."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was stored. Ask the officer for a new code and try again."),
    ),
    "sync.login": (
        QT_TRANSLATE_NOOP("ErrorTexts", "You are not logged in."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Everything could be sent; nothing was fetched. Log in to fetch the visits."),
    ),
    "refused": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This is not possible as things stand."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was recorded."),
    ),
    "refused.another_visit_open": (
        QT_TRANSLATE_NOOP("ErrorTexts", "Another visit is still open."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was recorded. End that visit first."),
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
    "refused.reason_missing": (
        QT_TRANSLATE_NOOP("ErrorTexts", "A reason is missing."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was recorded. Write why in a few words."),
    ),
    "refused.nobody_heard": (
        QT_TRANSLATE_NOOP("ErrorTexts", "Nobody who is here was chosen."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was recorded. Choose who heard this."),
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
    "refused.form_changed": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The form changed after it was shown."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was recorded. Read the new text together first."),
    ),
    "refused.answers_missing": (
        QT_TRANSLATE_NOOP("ErrorTexts", "Something is still empty in this form."),
        QT_TRANSLATE_NOOP("ErrorTexts", "What you typed is kept. Fill in the marked fields."),
    ),
    "refused.not_voluntary": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This is not a matter of consent now."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was recorded. Look at the frame of this child first."),
    ),
    "input": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This file or value cannot be read."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was changed. Check it and try again."),
    ),
}
