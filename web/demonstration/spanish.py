"""The paper in Spanish beside the English original: some items, a language remark, an amendment filed in Spanish. The
Spanish is the project's own translation, and every number says so."""

from collections.abc import Iterator
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from engine import yamlfile
from engine.procedure import commands as ask
from engine.text.wording import Wording, parse_wording
from web.demonstration.play import SECRETARIAT, Play, Stage, Step
from web.demonstration.script import Edit, Scene, edited

ES = "es"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Remark(_Strict):
    item: str
    by: str
    edit: Edit
    why: str


class Amendment(Remark):
    """`counterpart` is what the secretariat says of it in English; `lets_go` why its author withdraws it."""

    counterpart: Edit
    lets_go: str


class Spanish(_Strict):
    note: str
    title: tuple[str, ...]
    preamble: str
    items: dict[str, str]
    remark: Remark
    amendment: Amendment


def read_spanish() -> Spanish:
    text = files("web.demonstration").joinpath("spanish.yaml").read_text(encoding="utf-8")
    return yamlfile.read(text, "web/demonstration/spanish.yaml", Spanish)


def in_spanish(play: Play) -> Iterator[Step]:
    """After the first draft is out, while capitals write."""
    said = read_spanish()
    for name, text in said.items.items():
        scene = play.script.scene(name)
        about = (play.known[name], ES, 0, play.item(scene, play.cast.staff).revision)
        play.do(ask.TranslateWording, play.cast.staff, *about, _words(text), play.say(said.note))
    title, preamble = said.title, said.preamble
    play.do(ask.TranslateFrame, play.cast.staff, ES, play.view().version, title, preamble)
    yield play.step(
        SECRETARIAT, f"{len(said.items)} items, title and preamble in Spanish: the project's own translation"
    )
    yield _remark(play, said)
    yield from _amendment(play, said)


def _words(text: str) -> Wording:
    return parse_wording(text).wording


def _remark(play: Play, said: Spanish) -> Step:
    """Taken in, word for word."""
    remark = said.remark
    scene, new = play.script.scene(remark.item), edited(_words(said.items[remark.item]), (remark.edit,))
    id_ = play.known[remark.item]
    made = play.do(ask.MakeRemark, play.cast.seat(remark.by), id_, ES, 1, new, play.say(remark.why))
    play.do(ask.AnswerRemark, play.cast.staff, id_, made, ES, 1, new, play.say(said.note))
    return play.step(
        (remark.by,), f"a language remark on the Spanish of {play.label(scene)}, which is taken in"
    )


def _amendment(play: Play, said: Spanish) -> Iterator[Step]:
    """Filed in Spanish, with its counterpart. Where the item is taken further, its author confirms that, and lets go in
    the end; where it is not, the counterpart awaits its author."""
    own = said.amendment
    scene, seat, id_ = play.script.scene(own.item), play.cast.seat(own.by), play.known[own.item]
    item = play.item(scene, seat)
    words = edited(_words(said.items[own.item]), (own.edit,))
    draft = ask.DraftAmendment
    made = play.do(draft, seat, id_, item.visible, words, play.say(own.why), language=ES, on_number=1)
    play.do(ask.FileAmendment, seat, made, id_, 1)
    yield play.step((own.by,), f"an amendment to {play.label(scene)}, in Spanish")
    english = edited(item.wording, (own.counterpart,))
    play.do(ask.SupplyCounterpart, play.cast.staff, made, id_, item.visible, english)
    yield play.step(SECRETARIAT, "its counterpart in English, which its author is asked to confirm")
    if play.stages(scene) >= Stage.MOVED:
        yield _confirmed(play, scene, made, own)


def _confirmed(play: Play, scene: Scene, made: str, own: Amendment) -> Step:
    seat, id_ = play.cast.seat(own.by), play.known[own.item]
    lent = play.amendment(scene, made, seat).counterpart
    assert lent is not None, "the secretariat has supplied it"
    play.do(ask.ConfirmCounterpart, seat, made, id_, lent.text_hash)
    play.do(ask.WithdrawAmendment, seat, made, id_, play.say(own.lets_go))
    return play.step((own.by,), "confirms the counterpart, and lets the amendment go before it is treated")
