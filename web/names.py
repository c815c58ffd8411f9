"""The words of the trade in the visitor's language: roles, positions, dispositions, delegations, and what buttons say.

What a body calls its states, sections and items, and where it says so its actions, its own workflow and format say (see
`labels`). A key that has no word anywhere is shown as it is written there.
"""

from collections.abc import Mapping

from flask import current_app
from flask_babel import force_locale, get_locale

from web import labels
from web.messages import gettext
from web.words.acts import ACTIONS, TASKS
from web.words.after import (
    AD_REFERENDUM,
    CORRECTIONS,
    FILED,
    FILINGS,
    PARTS,
    PRINTINGS,
    PROGRESS,
    SILENCES,
    STATEMENTS,
)
from web.words.done import DONE
from web.words.persons import (
    ATTRIBUTIONS,
    AUDIENCES,
    DISCLOSURES,
    LANGUAGES,
    NOBODYS,
    ROLES,
    SCOPES,
    SEATS,
    STAGES,
)
from web.words.texts import (
    ADOPTS,
    AGAINST,
    CHANGES,
    DISPOSITIONS,
    KINDS,
    NATURES,
    NATURES_SHORT,
    OUTCOMES,
    POSITIONS,
    STANDINGS,
    STRUCTURES,
)


def statement(key: str) -> str:
    return str(STATEMENTS[key])


def correction(key: str) -> str:
    return str(CORRECTIONS[key])


def printing(key: str) -> str:
    return str(PRINTINGS[key])


def ad_referendum(key: str) -> str:
    return str(AD_REFERENDUM[key])


def issued(work: str, part: str) -> str:
    """ "Corr.1, correction sheet", "The certified paper, Spanish": what a kept file is."""
    (kind, _, number), (name, _, tongue) = work.partition("-"), part.partition("-")
    symbol = {"correction": "Corr.", "addendum": "Add."}.get(kind)
    said = (
        f"{symbol}{number}, {PARTS[name]}" if symbol else str(PARTS[{"paper": "certified"}.get(name, name)])
    )
    return f"{said}, {language(tongue)}" if tongue else said


def silence(kind: str) -> str:
    return str(SILENCES.get(kind, kind))


def filed(kind: str) -> str:
    return str(FILED.get(kind, kind))


def filing(key: str) -> str:
    return str(FILINGS.get(key, key))


def role(key: str) -> str:
    return str(ROLES.get(key, key))


def state(key: str) -> str:
    """The label that the meeting's workflow gives a state, in the page's language."""
    return _worded(labels.here().states, key) or key


def state_in(meeting: str, key: str) -> str:
    """The same where a page shows several meetings."""
    return _worded(labels.of(meeting).states, key) or key


def tone(key: str) -> str:
    """How loud a state is shown: "adopted", "stop"; the name of a class, the same for every body."""
    return labels.here().tones.get(key, "")


def tone_in(meeting: str, key: str) -> str:
    return labels.of(meeting).tones.get(key, "")


def ended(disposition_key: str) -> str:
    """The state in which an amendment ends with a disposition, or an entry of the room begins with an outcome."""
    return labels.here().ends.get(disposition_key, disposition_key)


def _worded(said: Mapping[str, labels.Worded], key: str) -> str | None:
    return said.get(key, {}).get(str(get_locale()))


def position(key: str) -> str:
    return str(POSITIONS.get(key, key))


def audience(key: str) -> str:
    return str(AUDIENCES.get(key, key))


def attribution(key: str) -> str:
    return str(ATTRIBUTIONS.get(key, key))


def seat(key: str) -> str:
    return str(SEATS.get(key, key))


def stage(key: str) -> str:
    return str(STAGES.get(key, key))


def nature(key: str) -> str:
    return str(NATURES.get(key, key))


def nature_short(key: str) -> str:
    return str(NATURES_SHORT.get(key, key))


def disposition(key: str) -> str:
    return str(DISPOSITIONS.get(key, key))


def kind(key: str) -> str:
    return str(KINDS.get(key, key))


def against(key: str) -> str:
    return str(AGAINST.get(key, key))


def section(key: str) -> str:
    return _worded(labels.here().sections, key) or key


def item(section_key: str, number: int | None, label: str | None = None, deferred: bool = False) -> str:
    """ "Conclusion 7", or by its label "Conclusion 6 bis"; an item that is gone from the paper has no number, and is
    "Conclusion 6 [withdrawn]" where it was issued."""
    if number is None and label is None:
        return gettext("Deferred item") if deferred else gettext("Withdrawn item")
    return cited(section_key, label or str(number), number is not None, deferred)


def cited(section_key: str, label: str, standing: bool = True, deferred: bool = False) -> str:
    """What an item is cited by: "Conclusion 6 bis", or "Conclusion 6 [withdrawn]" once it stands no more."""
    worded = _worded(labels.here().items, section_key)
    name = worded.replace("{number}", label) if worded else f"{section(section_key)} {label}"
    if standing:
        return name
    if deferred:
        return gettext("%(name)s [deferred]", name=name)
    return gettext("%(name)s [withdrawn]", name=name)


def item_in(meeting: str, section_key: str, label: str) -> str:
    """The same where a page speaks of another meeting's item too."""
    known = labels.of(meeting)
    worded = _worded(known.items, section_key)
    return worded.replace("{number}", label) if worded else f"{_worded(known.sections, section_key)} {label}"


def progress(key: str) -> str:
    return str(PROGRESS.get(key, key))


def outcome(key: str) -> str:
    """What the room made of an edit."""
    return str(OUTCOMES.get(key, key))


def task(key: str) -> str:
    """What awaits somebody, as a clause; an action that the body words itself begins it with a small letter."""
    own = _worded(labels.here().actions, key)
    return own[:1].lower() + own[1:] if own else str(TASKS.get(key, key))


def action(key: str) -> str:
    return _worded(labels.here().actions, key) or str(ACTIONS.get(key, key))


def done(key: str) -> str:
    return _worded(labels.here().done, key) or str(DONE.get(key, key))


def change(key: str) -> str:
    return str(CHANGES.get(key, key))


def structure(key: str) -> str:
    return str(STRUCTURES.get(key, key))


def scope(key: str) -> str:
    return str(SCOPES.get(key, key))


def standing(key: str) -> str:
    return str(STANDINGS.get(key, key))


def adopts(key: str) -> str:
    return str(ADOPTS.get(key, key))


def disclosure(key: str) -> str:
    return str(DISCLOSURES.get(key, key))


def language(key: str) -> str:
    return str(LANGUAGES.get(key, key))


def delegation(code: str) -> str:
    """A delegation's name in the visitor's language; a code that the format does not know stands as it is."""
    return member(code, str(get_locale()))


def member(code: str, language: str) -> str:
    """A delegation's name in a language: that of the meeting for what is written into its texts. What stands for it
    where an amendment is in nobody's name is worded too."""
    if code in NOBODYS:
        with force_locale(language):
            return str(NOBODYS[code])
    members: Mapping[str, Mapping[str, str]] = current_app.extensions["acuerdo.members"]
    return members.get(language, {}).get(code, code)


def capacity(role_key: str, delegation_code: str | None) -> str:
    """ "Mexico", or "Presidency Pro Tempore": how a person in this capacity is called."""
    return delegation(delegation_code) if delegation_code else role(role_key)
