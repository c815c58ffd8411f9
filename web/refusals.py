"""The sentence for each refusal: what is not possible, and what to do about it."""

from collections.abc import Callable, Mapping

from engine.procedure.instants import read
from engine.procedure.refusals import Code, Refusal
from web import names
from web.instants import when
from web.messages import gettext
from web.words.refusals import SENTENCES


def sentence(refusal: Refusal) -> str:
    """The refusal in the visitor's language."""
    return str(SENTENCES[refusal.code]) % _Facts(refusal)


class _Facts(dict[str, str]):
    """The facts of a refusal in words; one that is not given is a dash, never an error page."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__({name: str(value) for name, value in refusal.facts.items()})
        for name, worded in WORDED.items():
            if name in refusal.facts:
                self[name] = worded(str(refusal.facts[name]))
        if refusal.code is Code.NO_CONSENSUS:
            self["needed"] = _needed(refusal.facts)
        if refusal.code is Code.NOT_CLEARED:
            self["far"] = _far(refusal.facts)
        if refusal.code is Code.BAD_LANGUAGE and "language" in refusal.facts:
            self["code"] = str(refusal.facts["language"])
        if "index" in refusal.facts:
            self["place"] = str(int(refusal.facts["index"]) + 1)

    def __missing__(self, key: str) -> str:
        return "–"


def _instant(text: str) -> str:
    found = read(text)
    return when(found) if found else gettext("the gavel")


def _delegations(codes: str | int) -> str:
    return ", ".join(names.delegation(code) for code in str(codes).replace(",", " ").split())


WORDED: Mapping[str, Callable[[str], str]] = {
    "until": _instant,
    "since": _instant,
    "earliest": _instant,
    "role": names.role,
    "state": names.state,
    "delegation": names.delegation,
    "language": names.language,
    "original": names.language,
    "to": names.state,
    "stage": names.correction,
    "delegations": _delegations,
    "standing": names.standing,
}


def _far(facts: Mapping[str, str | int]) -> str:
    """How far a draft is cleared, for its own delegation."""
    if "steps" not in facts:
        return ""
    return gettext(
        " Of %(steps)s steps it has passed %(cleared)s.",
        steps=facts["steps"],
        cleared=facts.get("cleared", "–"),
    )


def _needed(facts: Mapping[str, str | int]) -> str:
    sentences = []
    silent, objecting = (_delegations(facts.get(key, "")) for key in ("silent", "objecting"))
    if silent:
        sentences.append(gettext("No position yet: %(names)s.", names=silent))
    if objecting:
        sentences.append(
            gettext("An objection or a scrutiny hold stands in the way: %(names)s.", names=objecting)
        )
    return " ".join(sentences)
