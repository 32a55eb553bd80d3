"""The store, its keys and the disk."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

STORE: dict[str, tuple[object, object]] = {
    "store": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The store of this laptop did not answer."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "Nothing was changed by this. Try again. If it happens again, lock the program and call the service desk.",
        ),
    ),
    "store.in_use": (
        QT_TRANSLATE_NOOP("ErrorTexts", "jgvisit is already open on this laptop."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was changed. Go to the window that is open, or close it first."),
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
        QT_TRANSLATE_NOOP("ErrorTexts", "It could not be proven that the store is closed to others."),
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
        QT_TRANSLATE_NOOP("ErrorTexts", "What was saved stays saved. Lock the program and open it again."),
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
    "store.unsure": (
        QT_TRANSLATE_NOOP("ErrorTexts", "It is not sure whether this last step was saved."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "The disk failed while it was saved. Everything before it is safe. Lock the program, open it again and "
            "look whether the step is there before you do it once more. If the disk is full, make room first.",
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
    "store.shut_out": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The municipality has closed this laptop."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "PIN and six words work no more. What was not sent yet is still here, encrypted: two officers can get it "
            "back. Do not delete anything, and hand the laptop in.",
        ),
    ),
    "store.wiped": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The municipality has emptied this laptop."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts", "What was sent before is with the municipality. Hand the laptop in, or call the service desk."
        ),
    ),
    "store.wrong_passphrase": (
        QT_TRANSLATE_NOOP("ErrorTexts", "These words do not open the store."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Your records are safe. Check the order and the spelling of the six words."),
    ),
}
