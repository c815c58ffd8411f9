"""The paper in Spanish beside the English original: some items while it is negotiated, all of it before it is signed.
The Spanish is the project's own translation, and every number says so."""

from collections.abc import Iterator
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from engine import yamlfile
from engine.procedure import commands as ask
from engine.record.queries.views import ItemView
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
    """`items` renders the first draft, `adopted` the adopted text; the remarks are on them."""

    note: str
    title: tuple[str, ...]
    preamble: str
    items: dict[str, str]
    remark: Remark
    amendment: Amendment
    adopted: dict[str, str]
    last_remark: Remark


def read_spanish() -> Spanish:
    text = files("web.demonstration").joinpath("spanish.yaml").read_text(encoding="utf-8")
    return yamlfile.read(text, "web/demonstration/spanish.yaml", Spanish)


def in_spanish(play: Play) -> Iterator[Step]:
    """After the first draft is out, while capitals write."""
    said = read_spanish()
    for name, text in said.items.items():
        _translate(play, said, name, text)
    play.do(ask.TranslateFrame, play.cast.staff, ES, play.view().version, said.title, said.preamble)
    yield play.step(
        SECRETARIAT, f"{len(said.items)} items, title and preamble in Spanish: the project's own translation"
    )
    yield _remarked(play, said, said.remark, said.items)
    yield from _amendment(play, said)


def translated(play: Play) -> Iterator[Step]:
    """The whole of the agreed paper, so that both languages can be signed."""
    said = read_spanish()
    for name, text in said.adopted.items():
        _translate(play, said, name, text)
    yield play.step(
        SECRETARIAT, f"all {len(said.adopted)} items in Spanish, as agreed: the project's own translation"
    )
    yield _remarked(play, said, said.last_remark, said.adopted)


def _translate(play: Play, said: Spanish, name: str, text: str) -> None:
    item = play.item(play.script.scene(name), play.cast.staff)
    about = (item.id, ES, _last(item), item.revision)
    play.do(ask.TranslateWording, play.cast.staff, *about, _words(text), play.say(said.note))


def _last(item: ItemView) -> int:
    """The number of its Spanish as it stands; 0 where there is none."""
    return max((one.number for found in item.translations for one in found.numbers), default=0)


def _words(text: str) -> Wording:
    return parse_wording(text).wording


def _remarked(play: Play, said: Spanish, remark: Remark, texts: dict[str, str]) -> Step:
    """Taken in, word for word. It touches the translation alone: no position is void, no revision new."""
    scene, new = play.script.scene(remark.item), edited(_words(texts[remark.item]), (remark.edit,))
    item = play.item(scene, play.cast.seat(remark.by))
    about, why = (item.id, ES, _last(item)), play.say(remark.why)
    made = play.do(ask.MakeRemark, play.cast.seat(remark.by), *about, new, why)
    play.do(ask.AnswerRemark, play.cast.staff, item.id, made, ES, _last(item), new, play.say(said.note))
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
