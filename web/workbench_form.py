"""What the workbench's form sends: choices by point, dispositions by amendment, and what was written."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask import request

from engine.procedure.commands import Disposition, MergeLine
from web import forms
from web.forms import LONGEST, BadForm, FieldFault
from web.workbench import STAYS, Chosen, Point

KEY = re.compile(r"c-([0-9a-f]{16})")
HOW = re.compile(r"take|keep|bracket|write|pick:[0-9]{1,3}")
WHOLE = re.compile(r"whole:(.{1,40})")
ENDS = (STAYS, *(each.value for each in Disposition))
LONGEST_KEPT = 10 * LONGEST


@dataclass(frozen=True, slots=True)
class Written:
    """Everything but the text: the choices; what each amendment would end with, as the form says and as was suggested
    to it; the reason; and what no longer fitted, which goes along to be copied from."""

    choices: Mapping[str, Chosen]
    ends: Mapping[str, str]
    offered: Mapping[str, str]
    reason: str
    kept: str

    def lines(self) -> tuple[MergeLine, ...]:
        """The amendments that end with the text."""
        return tuple(MergeLine(id_, Disposition(end)) for id_, end in self.ends.items() if end != STAYS)

    def with_suggestions(self, suggested: Mapping[str, str]) -> dict[str, str]:
        """What was set by hand stays; the rest follows the suggestions."""
        return {
            id_: self.ends[id_] if self._by_hand(id_) else suggestion for id_, suggestion in suggested.items()
        }

    def _by_hand(self, id_: str) -> bool:
        return id_ in self.ends and self.ends[id_] != self.offered.get(id_)


def read_written(pending: Iterable[str]) -> Written:
    """BadForm when it is not a form of ours; a person's own faults are looked for where the text is made."""
    kept = forms.field("kept")
    if len(kept) > LONGEST_KEPT:
        raise BadForm("kept")
    pending = tuple(pending)
    return Written(
        choices=_choices(), ends=_ends("end", pending), offered=_ends("offered", pending),
        reason=forms.field("reason").strip(), kept=kept,
    )  # fmt: skip


def _choices() -> dict[str, Chosen]:
    found = {}
    for name in request.form:
        if key := KEY.fullmatch(name):
            if not HOW.fullmatch(how := forms.field(name)):
                raise BadForm(name)
            words, passage = (request.form.get(f"{each}-{key[1]}", "") for each in "wp")
            found[key[1]] = Chosen(how, words.replace("\r\n", "\n").replace("\r", "\n"), passage)
    return found


def _ends(name: str, pending: tuple[str, ...]) -> dict[str, str]:
    """An amendment that the form does not name stays pending: its author filed it while somebody was choosing."""
    return {id_: forms.choice(f"{name}-{id_}", ENDS) for id_ in pending if f"{name}-{id_}" in request.form}


def faults_in(shown: Iterable[Point]) -> tuple[FieldFault, ...]:
    """Own words that are missing, too long, or hold what nobody can see; each names its point ("own:3")."""
    return tuple(
        fault
        for point in shown
        if point.chosen.how == "write"
        and (fault := forms.text_fault(f"own:{point.number}", point.chosen.words.strip()))
    )
