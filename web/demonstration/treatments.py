"""What becomes of what was filed: the secretariat proposes, the Presidency decides."""

from collections.abc import Iterator

from engine.procedure import commands as ask
from engine.procedure.commands import Disposition, MergeLine
from web.demonstration.play import PRESIDENCY, Play, Step
from web.demonstration.play import Stage as Far
from web.demonstration.script import Carved, Proposal, Scene

Filed = list[tuple[Proposal, str]]


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
