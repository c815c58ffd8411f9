"""Text to words, numbers, marks and spaces; joined together the tokens are the text again.

What is one token, so that no change can begin or end inside it:

- a word with its accents, inner hyphens, apostrophes and dots, and an ending in brackets: `co-sponsor`, `D'Ivoire`,
  `EE.UU`, `Viceministros(as)`, `15th`;
- a number, date in figures or amount with its currency and unit: `214,500.50`, `24-25`, `US$ 3.5 million`, `12 %`;
- a date in words, in English or Spanish: `February 15th, 2015`, `24 y 25 de noviembre de 2014`;
- an address: `https://...`, `www...`, `name@host.org`;
- a backslash and the sign that it makes literal: `\\[`, `\\]`, `\\\\`;
- a run of white space;
- any other sign, one grapheme.
"""

import re
import unicodedata

_MARKED = (*range(0x300, 0x20000), *range(0xE0100, 0xE01F0))
_MARKS = "".join(chr(point) for point in _MARKED if unicodedata.category(chr(point))[0] == "M")
_LETTER = rf"[\w{_MARKS}\u00ad\u200c\u200d]"
_RUN = rf"\w{_LETTER}*+"
_WORD = rf"{_RUN}(?:(?:['’.\-‐‑·]|(?<=\d)[,:/](?=\d)){_RUN})*+(?:\(\w{_LETTER}{{0,3}}\))?"

# The names of months, large numbers and currencies are the language's, not the conference's: they vary with no format.
_MONTHS = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre)"
)
_LARGE = r"(?:thousand|million|billion|trillion|mil millones|mil|millón|millones|billones)\b"
_CODE = r"\b(?:USD|EUR|CAD|MXN|BZD|CRC|DOP|GTQ|HNL|NIO|PAB|SVC)"
_MONEY = r"(?:USD|EUR|US dollars|dollars|dólares|euros|pesos|quetzales|lempiras|córdobas|colones|balboas)\b"
_S = "[ \u00a0\u202f]"
_YEAR = rf"(?:{_S}del?{_S}|,?{_S})[12]\d{{3}}\b"
_DAY = r"\d{1,2}(?:st|nd|rd|th|º|°|ro)?"
_DAYS = rf"{_DAY}(?:(?:{_S}?[-–—/]{_S}?|{_S}(?:y|e|al|a|and|to){_S}){_DAY})?"
_DATE = rf"(?:{_DAYS},?{_S}(?:(?:de|of){_S})?)?\b{_MONTHS}\b(?:{_S}{_DAYS}\b(?!{_S}?%))?(?:{_YEAR})?"
_FIGURES = r"\d+(?:[.,:/'’\-–]\d+)*+"
_UNITS = rf"(?:{_S}{_LARGE})?(?:{_S}(?:de{_S})?{_MONEY})?"
_AMOUNT = (
    rf"(?:(?:\b[A-Z]{{1,3}})?[$€£¥]|{_CODE}){_S}?{_FIGURES}(?:[A-Za-z]{{1,2}}\b)?{_UNITS}"
    rf"|{_FIGURES}{_S}?[%‰€]|{_FIGURES}(?={_S}){_UNITS}(?!\w)"
)
_ADDRESS = (
    r"(?:https?://|www\.)[^\s<>\"“”«»]*[^\s<>\"“”«».,;:!?)\]'’\\]"
    r"|[\w.+\-]{1,64}+@\w[\w\-]*+(?:\.\w[\w\-]*+)+"
)
_JOINED = rf"[{_MARKS}\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*+"
_GRAPHEME = rf"[\U0001f1e6-\U0001f1ff]{{2}}|\S{_JOINED}(?:\u200d\S{_JOINED})*+"

# Most tokens are plain words that are no part of a date (no figure follows, no "de" of "enero de 2014"), or common
# signs. They are tried first, for the rest takes ten times as long.
_PLAIN = (
    r"[^\W\d_]++(?=[;)”]|:(?!/)|,(?!\s\d)|\.?(?:\s(?!\d|[dD][eE])|\Z))"
    r"|[.,;:()“”](?=[\s\w.,;:()“”]|\Z)"
)
_LITERAL = r"\\[\[\]\\:,;/]"  # see `merge.escapes`
_TOKEN = (
    f"{_PLAIN}|{_LITERAL}|{_ADDRESS}|(?i:{_DATE})|{_AMOUNT}|{_FIGURES}(?!\\w|[-‐‑]\\w)|{_WORD}|{_GRAPHEME}"
)
_WITH_SPACE = re.compile(rf"({_TOKEN})(\s*+)")
_LEADING_SPACE = re.compile(r"\s*+")


def tokens(text: str) -> list[str]:
    """The tokens of `text`, in order; `"".join(tokens(text)) == text` for every string."""
    lead, words = spaced(text)
    return [token for token in (lead, *(part for word in words for part in word)) if token]


def spaced(text: str) -> tuple[str, list[tuple[str, str]]]:
    """The space that `text` begins with, and every other token with the space after it ("" for none)."""
    lead = _LEADING_SPACE.match(text)
    start = lead.end() if lead else 0
    return text[:start], _WITH_SPACE.findall(text, start)


def is_word(token: str) -> bool:
    """Whether a token is a word, number or address rather than space or a sign."""
    return token[0].isalnum() or token[-1].isalnum()
