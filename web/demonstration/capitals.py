"""The weeks before the meeting: the first draft, what capitals write, and what the Presidency makes of it."""

from collections.abc import Iterator

from engine.procedure import commands as ask
from engine.procedure.commands import (
    Actor,
    Attribution,
    Change,
    Disposition,
    MergeLine,
    NewItem,
    PositionKind,
    ProposalKind,
    Role,
    Scope,
    Seat,
    Stage,
)
from engine.procedure.instants import spelled
from engine.procedure.terms import Adopts, Disclosure, Terms
from engine.text.wording import Wording
from web.demonstration.play import PRESIDENCY, SECRETARIAT, Play, Step
from web.demonstration.play import Stage as Far
from web.demonstration.script import Carved, Late, Proposal, Scene

DEADLINE = "18 Nov 18:00"
LATER_DEADLINE = "20 Nov 18:00"

Filed = list[tuple[Proposal, str]]


def opening(play: Play) -> Iterator[Step]:
    """The meeting with the first draft, its terms, and its people."""
    first = [scene for scene in play.script.items if not scene.late and not scene.carved]
    play.do(
        ask.OpenMeeting,
        play.cast.staff,
        title=play.seed.title,
        preamble=play.seed.preamble,
        language=play.seed.language,
        participants=tuple(play.cast.delegations),
        sections=tuple(section.key for section in play.seed.sections),
        items=tuple(NewItem(scene.item.split()[0], None, play.draft(scene)) for scene in first),
        workflow=play.books.workflow_hash,
        format=play.books.format_hash,
        terms=_terms(play, DEADLINE),
        names=tuple((one.code, one.names.in_language(play.seed.language)) for one in play.config.members),
    )
    ids = [entry.id for section in play.paper().sections for entry in section.items]
    play.known |= dict(zip((scene.item for scene in first), ids, strict=True))
    yield play.step(SECRETARIAT, f"the meeting is opened with a first draft of {len(first)} items")
    yield from _people(play)
    for scene in play.taken_to(Far.COMMENTS):
        play.do(ask.OpenComments, play.cast.staff, play.known[scene.item], 1)
    yield play.step(SECRETARIAT, "country comments are open; they will be shown all together at the deadline")
    yield issued(play, play.script.symbol)


def _terms(play: Play, deadline: str) -> Terms:
    until = spelled(play.clock.at(deadline))
    return Terms(
        Disclosure.AT_THE_DEADLINE,
        until,
        maintain_hours=24,
        challenge_hours=24,
        translated=("es",),
        adopts=Adopts.ORIGINAL,
    )


def _people(play: Play) -> Iterator[Step]:
    """The secretariat admits the first voice of each delegation; each delegation names its own people."""
    cast = play.cast
    admitted: list[tuple[str, Role, str | None]] = [
        (cast.presidency, Role.PRESIDENCY, None),
        (cast.observer, Role.OBSERVER, None),
        *((person, Role.DELEGATION, code) for code, person in cast.delegations.items()),
    ]
    for person, role, code in admitted:
        play.do(ask.AdmitPerson, cast.staff, person, role, code)
    yield play.step(SECRETARIAT, "the Presidency, an observer and a voice of each delegation are admitted")
    for one in play.script.people:
        code, seat = one.delegation, cast.seat(one.delegation)
        if one.who == "head":
            head = cast.head(code).person
            play.do(ask.AdmitPerson, seat, head, Role.DELEGATION, code, Seat.VOICE, Stage.SITTING)
            play.do(ask.SeatPerson, seat, seat.person, code, Seat.VOICE, Stage.WRITING)
            yield play.step(
                (code,), "names its voices: a focal point in writing, a head of delegation in sittings"
            )
        else:
            reviewer = cast.reviewer(code).person
            play.do(ask.AdmitPerson, seat, reviewer, Role.DELEGATION, code, Seat.REVIEWER)
            play.do(ask.SetClearance, seat, (one.step,))
            yield play.step((code,), f"drafts are to be cleared in one step: {one.step}")
    play.do(ask.PermitObserver, cast.chair, cast.observer, Scope.WORKING_TEXT)
    yield play.step(PRESIDENCY, "the working text is opened to an observer")


def issued(play: Play, symbol: str) -> Step:
    play.do(ask.IssueDraft, play.cast.staff, symbol, play.lines(), play.paper().frame)
    return play.step(SECRETARIAT, f"{symbol} is issued, {len(play.lines())} items")


def comments(play: Play) -> Iterator[Step]:
    """Comments, amendments, late items and proposals on structure, each shown to nobody else before the deadline."""
    play.clock.reach("10 Nov 09:00")
    for scene in play.script.items:
        if scene.late:
            yield _late(play, scene, scene.late)
    for note in play.script.notes:
        scene = play.script.scene(note.item)
        play.do(
            ask.WriteNote,
            play.cast.seat(note.by),
            play.known[scene.item],
            0,
            play.say(note.line),
            note.fallback,
        )
        yield play.step((note.by,), f"a private note on {play.label(scene)}: its line and its fallback")
    for scene in play.taken_to(Far.COMMENTS):
        for remark in scene.comments:
            said = play.say(remark.text)
            seat, id_ = play.cast.seat(remark.by), play.known[scene.item]
            play.do(ask.WriteComment, seat, id_, 1, said, remark.audience)
        if scene.objects and play.stages(scene) >= Far.MOVED:
            yield _failed_consensus(play, scene)
    yield play.step("Delegations", "comments are written")
    for scene in play.script.items:
        if scene.carved:
            yield _carving(play, scene, scene.carved)
    play.clock.reach("18 Nov 15:00")
    version = play.view().version
    play.do(ask.SetTerms, play.cast.chair, version, _terms(play, LATER_DEADLINE))
    yield play.step(PRESIDENCY, f"at the request of capitals the deadline is put off to {LATER_DEADLINE}")


def _late(play: Play, scene: Scene, late: Late) -> Step:
    """A new item between two whose labels are frozen."""
    section = scene.item.split()[0]
    words, why = play.draft(scene), play.say(late.why)
    new = play.do(
        ask.ProposeConclusion, play.cast.seat(late.by), section, None, play.seed.language, words, why
    )
    play.known[scene.item] = new
    order = [(part.key, item.id) for part in play.paper().sections for item in part.items if item.id != new]
    place = [id_ for _, id_ in order].index(play.known[late.behind]) + 1
    order[place:place] = [(section, new)]
    play.do(ask.OrderItems, play.cast.staff, tuple(order))
    if play.stages(scene) >= Far.COMMENTS:
        play.do(ask.OpenComments, play.cast.staff, new, 1)
    return play.step((late.by,), f"a new item is proposed, {play.label(scene)}")


def _carving(play: Play, scene: Scene, carved: Carved) -> Step:
    """A sub-paragraph is to be an item of its own, in the section where it belongs."""
    whole = play.script.scene(carved.of)
    item = play.item(whole, play.cast.seat(carved.by))
    count = len(item.wording.paragraphs)
    play.known[scene.item] = play.do(
        ask.ProposeStructure,
        play.cast.seat(carved.by),
        Change.TAKE_OUT,
        play.say(carved.why),
        conclusion=item.id,
        on_revision=item.revision,
        paragraph=count,
        last=count,
        section=scene.item.split()[0],
    )
    paragraph = item.wording.paragraphs[-1].label.strip(".)")
    return play.step((carved.by,), f"proposes to move {play.label(whole)} {paragraph} to the recommendations")


def _failed_consensus(play: Play, scene: Scene) -> Step:
    """A round on the first draft: some join, one objects, and the Presidency takes the item back."""
    id_ = play.known[scene.item]
    play.do(ask.OpenConsensus, play.cast.chair, id_, 1)
    for code in play.cast.delegations:
        kind = PositionKind.OBJECTION if code in scene.objects else PositionKind.JOINS
        why = play.say(scene.objects[code]) if code in scene.objects else ""
        play.do(ask.TakePosition, play.cast.seat(code), id_, 1, kind, why)
    reason = play.say("an objection was made, and wording was announced.")
    play.do(ask.ReturnToComments, play.cast.chair, id_, 1, reason)
    return play.step(
        tuple(scene.objects), f"objects to {play.label(scene)}; the Presidency returns it to comments"
    )


def amendments(play: Play) -> Iterator[Step]:
    """What is filed until the deadline: alone, in a corridor deal, as the Presidency's text, or by mail."""
    play.clock.reach("19 Nov 09:00")
    for scene in play.taken_to(Far.COMMENTS):
        for proposal in scene.amendments:
            yield from _filed(play, scene, proposal)
    play.clock.reach(LATER_DEADLINE)
    yield play.step("The deadline", "every comment and amendment is shown to all members")


def _filed(play: Play, scene: Scene, proposal: Proposal) -> Iterator[Step]:
    if proposal.mailed is not None:
        yield from _on_behalf(play, scene, proposal, proposal.mailed)
        return
    seat, id_ = play.cast.seat(proposal.by), play.known[scene.item]
    draft = _draft(play, scene, proposal, seat)

    def version() -> int:
        return play.amendment(scene, draft, seat).version

    if proposal.by in play.cast.reviewers:
        play.do(ask.ClearDraft, play.cast.reviewer(proposal.by), draft, id_, version(), 1)
        yield play.step((proposal.by,), f"the draft on {play.label(scene)} is cleared in the capital")
    if proposal.attribution is Attribution.PRESIDENCY:
        play.do(ask.ShareDraft, seat, draft, id_, version(), (), True)
        play.do(ask.FileAmendment, play.cast.chair, draft, id_, version(), attribution=proposal.attribution)
        yield play.step(
            PRESIDENCY, f"a text on {play.label(scene)} is filed as the Presidency's, without prejudice"
        )
        return
    if proposal.shared:
        play.do(ask.ShareDraft, seat, draft, id_, version(), proposal.shared)
        for code in proposal.shared:
            play.do(ask.AgreeToDraft, play.cast.seat(code), draft, id_, version())
    play.do(ask.FileAmendment, seat, draft, id_, version(), attribution=proposal.attribution)
    deal = ", after talks in the corridor" if proposal.shared else ""
    yield play.step((proposal.by, *proposal.shared), f"an amendment to {play.label(scene)} is filed{deal}")


def _draft(play: Play, scene: Scene, proposal: Proposal, seat: Actor) -> str:
    item = play.item(scene, seat)
    return play.do(
        ask.DraftAmendment,
        seat,
        conclusion=item.id,
        on_revision=item.revision,
        wording=_proposed(play, scene, proposal, item.wording),
        rationale=play.say(proposal.why),
        kind=ProposalKind.SUPPRESS if proposal.suppresses else ProposalKind.MODIFY,
        sponsors=proposal.sponsors,
    )


def _proposed(play: Play, scene: Scene, proposal: Proposal, on: Wording) -> Wording:
    return Wording(()) if proposal.suppresses else play.wording(scene, proposal, on)


def _on_behalf(play: Play, scene: Scene, proposal: Proposal, source: str) -> Iterator[Step]:
    item = play.item(scene, play.cast.staff)
    filed = play.do(
        ask.FileOnBehalf,
        play.cast.staff,
        conclusion=item.id,
        on_revision=item.revision,
        wording=_proposed(play, scene, proposal, item.wording),
        rationale=play.say(proposal.why),
        delegation=proposal.by,
        source=play.say(source),
        received=spelled(play.clock.now),
        sponsors=proposal.sponsors,
    )
    yield play.step(SECRETARIAT, f"filed on behalf of {play.called(proposal.by)}: {source}")
    for code in (proposal.by, *proposal.sponsors):
        play.do(ask.ConfirmEntry, play.cast.seat(code), filed, item.id, True)
    both = (proposal.by, *proposal.sponsors)
    yield play.step(both, f"what was filed for them on {play.label(scene)} is confirmed")


def treatments(play: Play) -> Iterator[Step]:
    """The secretariat proposes a treatment of each amendment; the Presidency decides what enters the next draft."""
    play.clock.reach("21 Nov 09:00")
    for scene in play.script.items:
        if scene.carved:
            yield _carved(play, scene, scene.carved)
    for scene in play.taken_to(Far.MOVED):
        if not scene.in_the_rooms_file:
            yield from _treated(play, scene)


def _carved(play: Play, scene: Scene, carved: Carved) -> Step:
    whole = play.script.scene(carved.of)
    item, id_ = play.item(whole, play.cast.chair), play.known[scene.item]
    versions = ((item.id, item.revision),)
    reason = play.say("nobody is against it.")
    play.do(ask.DecideStructure, play.cast.chair, id_, True, reason, versions)
    for remark in scene.comments if play.stages(scene) >= Far.COMMENTS else ():
        play.do(ask.WriteComment, play.cast.seat(remark.by), id_, 1, play.say(remark.text), remark.audience)
    return play.step(PRESIDENCY, f"the move is accepted: {play.label(scene)}; amendments follow their words")


def _treated(play: Play, scene: Scene) -> Iterator[Step]:
    """First what leaves the text alone, then the merged text, then what is accepted, in the order of filing (from the
    second on carried to the new revision); then what was left behind; last, what its author maintains."""
    shown = [one for one in play.item(scene, play.cast.chair).amendments if one.pending]
    filed = list(zip(scene.amendments, (one.id for one in shown), strict=True))
    far = play.stages(scene)
    for proposal, amendment in filed:
        if proposal.ends == "withdrawn":
            why = play.say(proposal.reason)
            play.do(
                ask.WithdrawAmendment, play.cast.seat(proposal.by), amendment, play.known[scene.item], why
            )
            yield play.step((proposal.by,), f"the amendment to {play.label(scene)} is withdrawn")
        elif proposal.ends == "not_accepted":
            yield decided(play, scene, proposal, amendment)
    if scene.merge is not None:
        yield _merged(play, scene, filed)
    accepted = [entry for entry in filed if entry[0].ends == "accepted"]
    for proposal, amendment in accepted if far >= Far.AMENDED else accepted[:1]:
        yield decided(play, scene, proposal, amendment)
    if far < Far.AMENDED:
        return
    for proposal, amendment in filed:
        if proposal.ends == "overtaken":
            yield decided(play, scene, proposal, amendment)
    for proposal, amendment in filed:
        if proposal.maintains:
            yield _maintained(play, scene, proposal, amendment)


def decided(play: Play, scene: Scene, proposal: Proposal, amendment: str) -> Step:
    """The secretariat proposes a treatment, and the Presidency decides so."""
    disposition, why = Disposition(proposal.ends), play.say(proposal.reason)
    id_ = play.known[scene.item]
    play.do(ask.ProposeTreatment, play.cast.staff, amendment, id_, disposition, why)
    text = play.amendment(scene, amendment, play.cast.chair).text_hash
    revision, name = play.item(scene, play.cast.chair).revision, play.label(scene)
    play.do(ask.DecideTreatment, play.cast.chair, amendment, id_, revision, text, disposition, why)
    ended = disposition.value.replace("_", " ")
    return play.step(PRESIDENCY, f"the amendment to {name} by {play.called(proposal.by)}: {ended}")


def _maintained(play: Play, scene: Scene, proposal: Proposal, amendment: str) -> Step:
    seat = play.cast.seat(proposal.by)
    revision = play.item(scene, seat).revision
    why = play.say(str(proposal.maintains))
    play.do(ask.MaintainAmendment, seat, amendment, play.known[scene.item], revision, why)
    return play.step((proposal.by,), f"maintains its words: they stand in brackets in {play.label(scene)}")


def _merged(play: Play, scene: Scene, filed: Filed) -> Step:
    """The secretariat proposes one text, its authors agree, and the Presidency takes it."""
    assert scene.merge is not None, "its caller has looked"
    item = play.item(scene, play.cast.staff)
    ends = ("merged", "accepted_in_part")
    merged = [(proposal, amendment) for proposal, amendment in filed if proposal.ends in ends]
    merge = play.do(
        ask.ProposeMerge,
        play.cast.staff,
        conclusion=item.id,
        on_revision=item.revision,
        wording=play.wording(scene, scene.merge, item.wording),
        reason=play.say(scene.merge.why),
        lines=tuple(MergeLine(amendment, Disposition(proposal.ends)) for proposal, amendment in merged),
    )
    for proposal, amendment in merged:
        yes = play.say("we can go along with it.")
        play.do(ask.AnswerMerge, play.cast.seat(proposal.by), amendment, item.id, merge, True, yes)
    shown = play.item(scene, play.cast.chair).merges[-1]
    why = play.say("as the authors agree.")
    play.do(ask.DecideMerge, play.cast.chair, item.id, merge, item.revision, shown.text_hash, True, why)
    authors = play.called(*(proposal.by for proposal, _ in merged))
    return play.step(PRESIDENCY, f"one text for {play.label(scene)} is taken; its authors agree: {authors}")
