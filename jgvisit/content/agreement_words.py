"""Words that do not belong in a voluntary agreement, in all their forms, over Dutch text as it was typed.

The Dutch text of a form binds, so only Dutch is looked through. A hit stops the paper before a family sees
it: the worker words it otherwise, or takes the form that was made for it. The word list of `terms.toml`
advises on style; these few are about what an agreement may do to somebody.
"""

from __future__ import annotations

import re

from jgvisit.content.plain import searched_forms
from jgvisit.content.terms import compile_phrases

_ELSEWHERE = compile_phrases(
    (
        *("woont ... bij", "wonen ... bij", "bij ... wonen", "gaat ... wonen", "gaan ... wonen", "thuis ... wonen"),
        *("slaapt ... bij", "slapen ... bij", "bij ... slapen", "ergens anders ... slaapt", "ergens anders ... slapen"),
        *("slaapt ... ergens anders", "slapen ... ergens anders", "woont ... ergens anders", "woont ... niet"),
        *("ergens anders ... woont", "ergens anders ... wonen", "niet ... thuis ... slapen", "woont ... elders"),
        *("wonen ... elders", "slaapt ... elders", "slapen ... elders", "elders ... wonen", "elders ... slapen"),
        *("elders ... woont", "elders ... slaapt", "elders gaan", "verblijf", "verblijft", "verblijven"),
        *("logeert", "logeren", "overnacht*", "verhuist", "verhuizen", "gaat ... uit huis", "gaan ... uit huis"),
        *("moet ... uit huis", "uit huis plaats*", "uit huis geplaatst*", "uithuisplaats*", "crisisopvang*"),
        *("pleeggezin*", "pleegzorg*", "pleegouder*", "gezinshui*", "crisisplek*", "crisisplaats*"),
        *("niet naar huis", "niet ... mee naar huis"),
    )
)
"""Where a child lives or sleeps. "Ik slaap bij mijn broer" is none of them: a promise about oneself, for tonight."""

_CONTACT = compile_phrases(
    (
        *("geen contact", "minder contact", "alleen contact", "contact ... alleen", "contact ... stop*"),
        *("stop* ... contact", "contact ... minder", "contact ... onder toezicht", "contact ... met iemand erbij"),
        *("contact ... in de week", "contact ... per week", "contactverbod*", "contactregeling*", "contactmoment*"),
        *("omgang", "omgangsregeling*", "bezoekregeling*", "bezoekrecht*", "begeleid* bezoek*", "begeleid* contact*"),
        *("begeleid* zien", "mag ... niet zien", "mogen ... niet zien", "mag ... niet bezoeken", "zie ... niet meer"),
        *("ziet ... niet meer", "zien ... niet meer", "zie ... alleen op", "ziet ... alleen op", "zien ... alleen op"),
        *(
            "zie ... alleen als",
            "ziet ... alleen als",
            "zie ... alleen met",
            "ziet ... alleen met",
            "zien ... alleen met",
        ),
        *("zie ... minder", "ziet ... minder", "zien ... minder", "niet ... in de buurt van"),
    )
)
"""Less contact, or contact with somebody there: a judge alone may set that, or a paper of its own (BW 1:377a)."""

_ORDERS = compile_phrases(
    (
        *("dwang*", "dwing*", "drang*", "gedwongen", "opgelegd*", "opleggen", "leggen ... aan u op", "leggen u ... op"),
        *("leggen dit ... op", "verbied*", "verboden", "verbod", "laatste kans*", "bodemeis*", "niet vrijblijvend*"),
        *("moet* ... meewerken", "moet* ... mee werken", "moet* ... mee te werken"),
    )
)
_OBLIGED = re.compile(r"(?<!niet )(?<!nooit )(?<!geen )\b(?:ver)?plicht(?!en? van)\w*")
"""Obliged, and not "niet verplicht"."""

_THREATS = compile_phrases(
    (
        *("weghalen", "weggehaald*", "halen ... weg", "haalt ... weg", "haal ... weg", "meenemen", "meegenomen"),
        *("nemen ... mee", "neemt ... mee", "kwijt", "raakt ... kwijt", "afpakken", "afgepakt", "afnemen", "afgenomen"),
        *("gezag", "straf*", "*rechter", "*rechters", "rechtbank*", "ots", "ondertoezicht*", "voogd*"),
        *("anders gaat", "anders gaan", "anders moet*", "anders wordt", "anders komt", "anders komen", "anders halen"),
        *("gesloten", "jeugdbescherm*", "gevolgen", "consequenties", "sanctie*", "boete*", "uitkering*"),
    )
)
"""What we cannot do, or may not threaten with, when a promise is not kept (practice.md §2.4, cards K07 and K08)."""
_SOMEBODY_ELSE = re.compile(r"\b(raad|veilig thuis|melding|melden|meld\w*|verzoek\w*|aangifte)\b")
_MAY = re.compile(r"\b(kan|kunnen|kunt|mag|mogen|misschien)\b")
_SENTENCE = re.compile(r"[^.?!]+")

_FEAR = re.compile(r"\b(?:bang\w*|angst\w*|angstig\w*|schrik\w*|vrees\w*|vrezen|durf\w*|dreig\w*|gedreigd|anders)\b")
_FEARED = re.compile(
    r"\b(?:raad|raden|kinderbescherming|jeugdbescherming|jeugdzorg|rechter|kinderrechter|rechtbank|gemeente"
    r"|veilig thuis|afpakken|afgepakt|afnemen|weghalen|weggehaald|meenemen|kwijt\w*|uit huis|uithuis\w*|nee)\b"
)


def tells_where_a_child_lives_or_whom_it_sees(text: str) -> bool:
    """Tell whether a promise says where a child lives or sleeps, or limits contact: that is form E (law.md table B)."""
    return any(_ELSEWHERE.search(form.text) or _CONTACT.search(form.text) for form in searched_forms(text))


def commands(text: str) -> bool:
    """Tell whether a text says that somebody is obliged, forbidden or forced; "niet verplicht" says the opposite."""
    return any(_ORDERS.search(form.text) or _OBLIGED.search(form.text) for form in searched_forms(text))


def threatens(text: str) -> bool:
    """Tell whether what is said to follow on a broken promise is more than what we can really do.

    Looking together and offering other help may be said as it is; asking the Raad or calling Veilig Thuis
    only as something that may follow ("kunnen wij"), never as what comes by itself.
    """
    if commands(text) or tells_where_a_child_lives_or_whom_it_sees(text):
        return True
    forms = searched_forms(text)
    if any(_THREATS.search(form.text) for form in forms):
        return True
    sentences = (sentence for form in forms for sentence in _SENTENCE.findall(form.text))
    return any(_SOMEBODY_ELSE.search(sentence) and not _MAY.search(sentence) for sentence in sentences)


def says_yes_out_of_fear(text: str) -> bool:
    """Tell whether somebody's words for a yes name a fear of what follows on a no, such as "bang voor de Raad"."""
    return any(
        _FEAR.search(sentence) and _FEARED.search(sentence)
        for form in searched_forms(text)
        for sentence in _SENTENCE.findall(form.text)
    )
