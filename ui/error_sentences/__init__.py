"""The sentence for the caseworker, by error code: what happened, and what is safe and what to do.

Source strings, marked for lupdate; `ui.error_texts` translates them. `{…}` are numbers the error
carries. No sentence names a person. (PySide6 types the marker's result as object; they are strings.)
"""

from ui.error_sentences.forms import FORMS
from ui.error_sentences.store import STORE
from ui.error_sentences.sync import SYNC
from ui.error_sentences.work import WORK

CONTEXT = "ErrorTexts"
SENTENCES = FORMS | STORE | SYNC | WORK

__all__ = ["CONTEXT", "SENTENCES"]
