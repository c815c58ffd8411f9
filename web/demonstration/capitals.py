"""The weeks before the meeting: what capitals write."""

from collections.abc import Iterator

from engine.procedure import commands as ask
from engine.procedure.commands import Actor, Attribution, Change, PositionKind, ProposalKind
from engine.procedure.instants import spelled
from engine.text.wording import Wording
from web.demonstration.beginning import terms
from web.demonstration.play import PRESIDENCY, SECRETARIAT, Play, Step
from web.demonstration.play import Stage as Far
from web.demonstration.script import Carved, Late, Proposal, Scene

LATER_DEADLINE = "20 Nov 18:00"


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
    play.do(ask.SetTerms, play.cast.chair, version, terms(play, LATER_DEADLINE))
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

    shown = (
        proposal.shared
        or proposal.by in play.cast.reviewers
        or proposal.attribution is Attribution.PRESIDENCY
    )

    def version() -> int:
        """Each hand through which a draft goes makes another version of it."""
        return play.amendment(scene, draft, seat).version if shown else 1

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
