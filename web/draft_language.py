"""A draft in another language than the original: what it is written against, and its editor."""

from dataclasses import dataclass

from flask import abort, url_for

from engine.record.queries.views import AmendmentView, ItemView
from engine.text.wording import Wording
from web import draft_form, names
from web.editing import Beside, Editor
from web.forms import number
from web.here import Here
from web.messages import gettext


@dataclass(frozen=True, slots=True)
class Base:
    """What an amendment in another language is written against: a number of the translation."""

    language: str
    number: int
    wording: Wording

    @property
    def title(self) -> str:
        return gettext(
            "What it changes against number %(number)s of the translation (%(language)s)",
            number=self.number, language=names.language(self.language),
        )  # fmt: skip


def number_in(item: ItemView, language: str) -> Base:
    """The number that members see: 404 where there is none."""
    found = next((each for each in item.translations if each.language == language), None)
    seen = [each for each in found.numbers if each.renders <= item.visible] if found else []
    if not seen:
        abort(404)
    return Base(language, seen[-1].number, seen[-1].wording)


def base_of(item: ItemView, draft: AmendmentView) -> tuple[str, Wording] | None:
    """What the redline of such a draft is drawn against, with its title."""
    if draft.on_number is None:
        return None
    found = number_in(item, draft.language)
    return found.title, found.wording


def on_number(draft: AmendmentView) -> int | None:
    """The number that the form showed, for a draft in another language."""
    return None if draft.on_number is None else number("on_number")


def carried(draft: AmendmentView) -> dict[str, int]:
    return {} if draft.on_number is None else {"on_number": draft.on_number}


def editor(place: Here, item: ItemView, base: Base) -> Editor:
    return Editor(
        title=gettext("Propose an amendment in %(language)s", language=names.language(base.language)),
        intro=gettext(
            "Edit the translation as it should read: your words are kept whole. Once you file it, the secretariat says "
            "it in the original language, and you confirm that. It stays private to your delegation until you file it."
        ),
        back=url_for("translations.show", meeting=item.meeting, conclusion=item.id, language=base.language),
        preview_label=gettext("Show the redline"),
        save_label=gettext("Keep as a private draft"),
        reason_name="rationale",
        reason_label=gettext("Reason (seen by all when you file; may be left empty)"),
        item=item,
        offer_save_first=True,
        beside=(
            Beside(
                gettext("The original, revision %(number)s", number=item.revision),
                wording=item.wording,
                language=item.language,
            ),
        ),
        sponsors=draft_form.others(place.actor, place.meeting),
        carried={"on_revision": item.revision, "language": base.language, "on_number": base.number},
        language=base.language,
        base=(base.title, base.wording),
    )
