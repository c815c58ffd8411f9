"""Characters that have no place in an agreed text: what cannot be seen can be used to deceive, or breaks Word."""

import unicodedata
from dataclasses import dataclass

_JOINERS = "\u200c\u200d"
_PLAIN_CONTROLS = "\t\n\r"
# Letters and symbols by category, yet nothing is seen of them.
_BLANK_LETTERS = "\u115f\u1160\u3164\uffa0\u2800\u17b4\u17b5\u034f"
_LINE_ENDS = {"\v": "\n", "\f": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"}
# What Word writes for itself when its text is copied out: no-break hyphen, and bullets of its Symbol font.
_WORD_SIGNS = {"\x1e": "\u2011", "\uf0b7": "·", "\uf0a7": "▪", "\uf02d": "-", "\uf0d8": "▪"}
_REPLACED = _LINE_ENDS | _WORD_SIGNS


@dataclass(frozen=True, slots=True)
class CharacterFault:
    """A character that is refused on entry: where it stands (index from 0), its code point and its name."""

    index: int
    code: str
    name: str


def faults(text: str) -> tuple[CharacterFault, ...]:
    """Every bidirectional override, zero-width, control or otherwise invisible character of `text`.

    Tab and line ends pass, and so do ZWJ and ZWNJ inside a grapheme (an emoji sequence, or letters of a script that
    needs them; between Latin letters they only hide).
    """
    if text.isascii() and text.isprintable():
        return ()
    return tuple(_fault(text, index) for index in range(len(text)) if _refused(text, index))


def cleaned(text: str) -> tuple[str, tuple[str, ...]]:
    """`text` without what `faults` would name, and a note for each character dropped or replaced.

    Line separators become line ends and Word's own signs what they stand for. `faults` finds nothing in the result.
    """
    notes: list[str] = []
    while found := faults(text):
        places = {fault.index: fault for fault in found}
        notes += [_note(text[index], fault) for index, fault in places.items()]
        text = "".join(
            _REPLACED.get(char, "") if index in places else char for index, char in enumerate(text)
        )
    return text, tuple(notes)


def _refused(text: str, index: int) -> bool:
    char = text[index]
    if " " <= char <= "~" or char in _PLAIN_CONTROLS:
        return False
    if char in _JOINERS:
        return not (_joinable(text[index - 1 : index]) and _joinable(text[index + 1 : index + 2]))
    return _invisible(char)


def _invisible(char: str) -> bool:
    hidden = unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") or char in _BLANK_LETTERS
    noncharacter = ord(char) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(char) <= 0xFDEF
    return hidden or noncharacter or char in _WORD_SIGNS


def _joinable(char: str) -> bool:
    """Whether a joiner beside this character can belong to a grapheme: emoji, or a script after Cyrillic."""
    return char >= "\u0590" and unicodedata.category(char) in ("Lo", "Lm", "Mn", "Mc", "So", "Sk")


def _fault(text: str, index: int) -> CharacterFault:
    char = text[index]
    code = f"U+{ord(char):04X}"
    return CharacterFault(
        index, code, unicodedata.name(char, "control" if ord(char) < 0xA0 else "no character")
    )


def _note(char: str, fault: CharacterFault) -> str:
    kept = _REPLACED.get(char)
    done = "dropped" if kept is None else "made a line end" if kept == "\n" else f"made {kept}"
    return f"{fault.code} ({fault.name}) {done}"
