"""Is it still what was looked at? Approvals bind the revision, the text and the frame that were shown.

Source: a text under a silence procedure is frozen, and what is agreed is exactly that text (the OSCE's and the
EU Council's practice). That every approval here binds what was shown, and that members amend what they see, are
our own rules.
"""

from engine.procedure.guards.case import Case
from engine.procedure.guards.registry import guard, typed
from engine.procedure.refusals import Code, Refusal, refuse
from engine.procedure.translation import in_sight


@typed("conclusion", "on_revision")
def on_current_revision(case: Case) -> Refusal | None:
    if case.command.on_revision == case.conclusion.revision:
        return None
    return refuse(
        Code.STALE_REVISION, on_revision=case.command.on_revision, revision=case.conclusion.revision
    )


@typed("conclusion", "on_note")
def on_current_note(case: Case) -> Refusal | None:
    """Two people of one delegation may have its note open: the second sees what the first has written."""
    if case.command.on_note == case.states.note:
        return None
    return refuse(Code.STALE_NOTE, on_note=case.command.on_note, note=case.states.note)


@typed("conclusion", "on_revision")
def on_visible_revision(case: Case) -> Refusal | None:
    """Members amend what they see: between issues, the issued text."""
    visible = case.conclusion.visible
    if case.command.on_revision == visible:
        return _on_visible_number(case)
    return refuse(Code.STALE_REVISION, on_revision=case.command.on_revision, revision=visible)


def _on_visible_number(case: Case) -> Refusal | None:
    """In another language they amend the translation that they see, word for word; a draft stays in its language."""
    command, draft = case.command, case.states.amendment
    number = getattr(command, "on_number", None)
    if number is None:
        other = hasattr(command, "on_number") and draft is not None and draft.on_number is not None
        return refuse(Code.OTHER_WAY) if other else None
    if (draft is not None and draft.on_number is None) or not command.wording.paragraphs:
        return refuse(Code.OTHER_WAY)
    language = draft.language if draft else command.language
    if language not in case.meeting.terms.translated:
        return refuse(Code.OTHER_LANGUAGE, language=language or "", original=case.meeting.language)
    return _number_in_sight(case, language, number)


def _number_in_sight(case: Case, language: str, number: int) -> Refusal | None:
    found = in_sight(case.conclusion, language)
    if found is None:
        return refuse(Code.NOT_TRANSLATED, language=language)
    if found.number == number:
        return None
    return refuse(Code.STALE_TRANSLATION, language=language, on_number=number, number=found.number)


@typed("conclusion", "on_revision")
def on_a_revision_that_is_there(case: Case) -> Refusal | None:
    """A comment may be about an earlier revision, and is kept as that."""
    if 1 <= case.command.on_revision <= case.conclusion.revision:
        return None
    return refuse(
        Code.STALE_REVISION, on_revision=case.command.on_revision, revision=case.conclusion.revision
    )


@typed("on_version")
def on_current_version(case: Case) -> Refusal | None:
    """A meeting moves on with everything that happens in it, also when somebody asks for the floor: a form is out of
    date only if what it shows was changed since."""
    if case.states.shown_since <= case.command.on_version <= case.meeting.version:
        return None
    return refuse(Code.STALE_VERSION, on_version=case.command.on_version, version=case.meeting.version)


@typed("amendment", "on_version")
def on_current_draft(case: Case) -> Refusal | None:
    if case.command.on_version == case.amendment.version:
        return None
    return refuse(Code.STALE_VERSION, on_version=case.command.on_version, version=case.amendment.version)


@typed("conclusion", "text_hash")
def text_is_as_shown(case: Case) -> Refusal | None:
    """The approval binds the text: the amendment's when one is decided, else the conclusion's."""
    shown = (case.states.amendment or case.conclusion).wording
    if case.command.text_hash == shown.hash:
        return None
    return refuse(Code.STALE_TEXT, revision=case.conclusion.revision)


@typed("merge", "text_hash")
def merged_text_is_as_shown(case: Case) -> Refusal | None:
    merge = case.states.merge
    as_shown = merge is not None and merge.wording.hash == case.command.text_hash
    return None if as_shown else refuse(Code.STALE_TEXT, revision=case.conclusion.revision)


@guard("conclusion", "amendment")
def base_is_current(case: Case) -> Refusal | None:
    """An amendment applies exactly to the revision it names."""
    if case.amendment.base_revision == case.conclusion.revision:
        return None
    return refuse(
        Code.BASE_MOVED, base_revision=case.amendment.base_revision, revision=case.conclusion.revision
    )


@guard("conclusion", "amendment")
def base_is_visible(case: Case) -> Refusal | None:
    """A draft is filed on the text that members see; if the working text has gone on, it is carried there at once. In
    another language, on the translation that they see."""
    visible, draft = case.conclusion.visible, case.amendment
    if draft.base_revision != visible:
        return refuse(Code.BASE_MOVED, base_revision=draft.base_revision, revision=visible)
    return None if draft.on_number is None else _number_in_sight(case, draft.language, draft.on_number)


@guard("conclusion", "amendment")
def base_has_moved(case: Case) -> Refusal | None:
    if case.amendment.base_revision < case.conclusion.revision:
        return None
    return refuse(Code.BASE_NOT_MOVED, revision=case.conclusion.revision)


@typed("items")
def items_are_as_signed(case: Case) -> Refusal | None:
    """What is signed is exactly what stands: every item, its version, revision and text."""
    signed = {item.conclusion: (item.version, item.revision, item.text_hash) for item in case.command.items}
    for item in case.standing:
        if signed.pop(item.id, None) != (item.version, item.revision, item.wording.hash):
            return refuse(Code.NOT_AS_SIGNED, conclusion=item.id)
    return refuse(Code.NOT_AS_SIGNED, conclusion=next(iter(signed))) if signed else None


@typed("items")
def items_are_as_issued(case: Case) -> Refusal | None:
    """What is issued is the paper that was shown: every item, its revision and text."""
    shown = {item.conclusion: (item.revision, item.text_hash) for item in case.command.items}
    for item in case.standing:
        if shown.pop(item.id, None) != (item.revision, item.wording.hash):
            return refuse(Code.NOT_AS_SIGNED, conclusion=item.id)
    return refuse(Code.NOT_AS_SIGNED, conclusion=next(iter(shown))) if shown else None


@typed("items")
def items_are_as_put(case: Case) -> Refusal | None:
    """What the gavel falls on is what was put: these items at these revisions with these texts."""
    standing = {item.id: item for item in case.standing}
    if not case.command.items:
        return refuse(Code.NOTHING_TO_CERTIFY)
    for line in case.command.items:
        item = standing.get(line.conclusion)
        if item is None or (item.revision, item.wording.hash) != (line.revision, line.text_hash):
            return refuse(Code.NOT_AS_SIGNED, conclusion=line.conclusion)
    named = {line.conclusion for line in case.command.items}
    return None if len(named) == len(case.command.items) else refuse(Code.BAD_LINES)


@typed("frame")
def frame_is_as_signed(case: Case) -> Refusal | None:
    """Title, preamble and participants are those that were shown."""
    return None if case.command.frame == case.meeting.frame else refuse(Code.FRAME_NOT_AS_SIGNED)
