"""Names that a list of families must bear: of twelve languages, and such as break what was not built for them."""

from __future__ import annotations

LANGUAGES = {
    "nl": "Wilhelmina van den Bergh-Oosterhuizen",
    "ar": "عبد الرحمن بن محمد الأنصاري",
    "fa": "فاطمه‌سادات حسینی‌نژاد",  # with the joiner of Persian that takes no room
    "he": "רחל בן־דוד",
    "ti": "ሓዱሽ ተስፋይ ወልደሚካኤል",
    "am": "አበበች ጎበና",
    "uk": "Олександра Шевченко-Коваленко",
    "el": "Παναγιώτα Παπαδοπούλου",
    "pl": "Żaneta Brzęczyszczykiewicz-Ściebiórska",
    "tr": "Iğdır Şükrüoğlu Çelik",
    "zh": "欧阳 娜娜",
    "vi": "Nguyễn Thị Ánh Tuyết",
}
HOSTILE = {
    "long": "Donaudampfschifffahrtsgesellschaftskapitänswitwe" * 2,
    "marks": "Z̸̢͇̀̈́a̶͎͐l̵̳̈́g̴̱̈o̷̰͝ e\u0301\u0302\u0303\u0304\u0305\u0306",
    "html": '<b>Jan</b> & <img src="x"> <a href="file:///etc">klik</a>',
    "mnemonic": "Jansen & Zn. &Bakker",
    "newline": "Fatima\nel Idrissi",
    "emoji": "👨‍👩‍👧 De Vries",
    "no width": "De\u200b \u200dVries\ufeff\u2060\u00adBakker",
    "turns around": "De Boer \u202eneztig\u202c \u2066Haddad",
}
"""The last one turns its letters around and leaves an isolate open: nothing around it may follow."""
