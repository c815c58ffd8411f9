"""What a record has beside the negotiation: another language, a move out of the ordinary, what follows the gavel."""

from collections.abc import Callable
from datetime import timedelta

from engine.procedure import commands as ask
from engine.procedure.terms import Adopts, Terms
from engine.record.queries import meetings
from tests.builders import CANADA, MEXICO, PRESIDENCY, SECRETARIAT, Room, create_wording

IN_SPANISH = Terms(translated=("es",), adopts=Adopts.ORIGINAL)


def under_silence(room: Room, number: int, until: str) -> None:
    """A silence on the item, called off."""
    room.do(ask.OpenComments, SECRETARIAT, conclusion=room.items[number], on_revision=1)
    shown = room.item(number)
    line = ask.CertifiedItem(shown.id, shown.version, shown.revision, shown.text_hash)
    hour = {"until": until, "zone": "America/Managua"}
    room.do(ask.OpenSilence, PRESIDENCY, id="silence", items=(line,), package=False, **hour)
    room.do(ask.CallOffSilence, PRESIDENCY, silence="silence", reason="the hour was wrong")


def in_spanish(room: Room, number: int) -> None:
    """A translation of the item, a remark on it that is taken; the frame."""
    spanish = {"conclusion": room.items[number], "language": "es"}
    first = {
        "on_number": 0,
        "on_revision": room.item(number).revision,
        "wording": create_wording("Agradecer a México."),
    }
    room.do(ask.SetTerms, SECRETARIAT, on_version=version(room), terms=IN_SPANISH)
    room.do(ask.TranslateWording, SECRETARIAT, reason="", **first, **spanish)
    said = {"on_number": 1, "wording": create_wording("Dar las gracias a México.")}
    room.do(ask.MakeRemark, CANADA, id="remark", reason="more usual", **said, **spanish)
    room.do(ask.AnswerRemark, SECRETARIAT, remark="remark", reason="", **said, **spanish)
    frame = {"title": ("LA CONFERENCIA",), "preamble": "El GRCM llegó a las siguientes:"}
    room.do(ask.TranslateFrame, SECRETARIAT, language="es", on_version=version(room), **frame)


def version(room: Room) -> int:
    with room.engine.connect() as connection:
        found = meetings.meeting(connection, room.meeting)
    assert found is not None
    return found.version


def moved(room: Room, number: int) -> None:
    """An agreed item goes back to the comments outside a sitting, by two people."""
    about = {"conclusion": room.items[number], "on_revision": room.item(number).revision}
    given = {"to": "comments", "reason": "one word"}
    room.do(ask.ProposeExtraordinaryMove, SECRETARIAT, id="move", **given, **about)
    room.do(ask.ConfirmExtraordinaryMove, PRESIDENCY, move="move", **about)


def after_the_gavel(room: Room, wait: Callable[[timedelta], None]) -> None:
    """Statements and the addendum with them, a correction that is objected to; commitments and links."""
    said = {"item": room.items[0], "kind": ask.StatementKind.EXPLANATION}
    room.do(ask.MakeStatement, MEXICO, id="said", text="We read this as the first week.", **said)
    room.do(ask.MakeStatement, CANADA, id="gone", text="We said nothing.", **said)
    room.do(ask.WithdrawStatement, CANADA, statement="gone")
    wait(timedelta(days=3))
    room.do(ask.IssueAddendum, SECRETARIAT)
    slip = {"item": None, "language": "en", "wrong": "Managua", "right": "Panama", "reason": "a slip"}
    room.do(ask.AskForCorrection, MEXICO, id="slip", **slip)
    room.do(ask.CirculateCorrection, SECRETARIAT, correction="slip")
    room.do(ask.ObjectToCorrection, CANADA, correction="slip", reason="it was Managua")
    owner = ask.Owner(ask.OwnerKind.OTHER, "everybody")
    words = room.item(0).wording.paragraphs[0].text
    promised = {"conclusion": room.items[0], "passage": words, "owner": owner, "due": "2015-02-15"}
    room.do(ask.RecordCommitment, SECRETARIAT, id="promised", **promised)
    ends = {"to_meeting": room.meeting, "to_conclusion": room.items[2]}
    room.do(ask.LinkItems, SECRETARIAT, id="link", conclusion=room.items[0], **ends)
