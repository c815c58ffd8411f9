"""Every route of the app with an address and a form for it, in a meeting that stands in one of six states."""

import shutil
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from io import BytesIO

from sqlalchemy import make_url

from engine.procedure import commands as ask
from engine.procedure.commands import Disposition, MergeLine, StatementKind
from engine.procedure.terms import Adopts, Terms
from engine.record.queries import meetings, papers
from engine.record.queries.certified import to_be_signed
from engine.record.queries.mail import mail
from engine.record.queries.meetings import MeetingView
from engine.record.queries.papers import PaperView
from engine.record.queries.views import AmendmentView, ItemView
from tests.web.world import MEETING, PEOPLE, Browser, World, capacity, command, wording
from web import beside
from web.handing_in import packed
from web.pages import after, amendments, commitments, conclusions, delegation, silence, sitting, structure

Fields = dict[str, object]


@dataclass(frozen=True)
class Seen:
    """The item that the forms are about, its amendments as Mexico sees them, the meeting and its paper; the hash of
    what is printed beside the items; every item that stands."""

    item: ItemView
    own: tuple[AmendmentView, ...]
    meeting: MeetingView
    paper: PaperView
    printed: str
    items: tuple[str, ...]


class Stage:
    """A world in one state, which is put back as it was after each form that was taken."""

    def __init__(self, found: World, state: str) -> None:
        self.world, self.state = found, state
        self.item = found.items[0]
        self.draft = self.filed = self.other = self.merge = self.commitment = self.link = "nothing"
        self.statement = self.correction = self.move = self.foreign = self.remark = self.silence = "nothing"
        _in_two_languages(found)
        self.structure = "nothing" if found.is_certified else _title_proposed(found)
        _STATES[state](self)
        tokens = {None: None} | {name: found.signed_in(name) for name in PEOPLE}
        self.message = _written_to(found, "mexico")
        self.file = make_url(found.config.database).database or ""
        found.engine.dispose()
        shutil.copy(self.file, f"{self.file}.kept")
        self.cookies = {name: _cookie(found.browser_of(token)) for name, token in tokens.items()}

    @cached_property
    def seen(self) -> Seen:
        """What the forms carry. It is always the same: the world is put back after each of them."""
        found = self.world
        with found.engine.connect() as connection:
            shown, paper = meetings.meeting(connection, MEETING), papers.paper(connection, MEETING)
            printed = to_be_signed(connection, MEETING)
        assert shown is not None
        assert paper is not None
        assert printed is not None
        return Seen(
            item=found.item(self.item),
            own=found.item(self.item, "mexico").amendments,
            meeting=shown,
            paper=paper,
            printed=printed.hash,
            items=tuple(found.items),
        )

    def browser(self, name: str | None) -> Browser:
        """A fresh one, with the sign-in and the form token that the person has from the beginning."""
        cookie, token = self.cookies[name]
        return self.world.browser_with(cookie, token)

    def restore(self) -> None:
        with sqlite3.connect(f"{self.file}.kept") as kept, sqlite3.connect(self.file) as live:
            kept.backup(live)

    def with_amendments(self) -> None:
        """Mexico's draft; Honduras's amendment; Nicaragua's, offered to join it; a text that merges Honduras's."""
        self.world.to_comments(self.item)
        self.draft = self.world.drafted(self.item, "mexico")
        self.filed = self.world.filed(self.item, "honduras")
        self.other = self.world.filed(self.item, "presidency", seat=1)
        self.world.do(ask.OfferToJoin, "presidency", self.other, self.item, self.filed, seat=1)
        self.world.proposed(self.item, self.filed)
        self.world.proposed(self.item, self.other)
        lines = (MergeLine(self.filed, Disposition.MERGED),)
        self.under_silence(self.world.items[-1])
        self.merge = self.world.do(
            ask.ProposeMerge, "secretariat", self.item, 1, wording("One for all."), "as said", lines
        )

        self.remark = self.world.remarked(self.item)
        self.foreign = self.world.filed_in_spanish(self.item, "honduras")
        self.world.do(
            ask.SupplyCounterpart,
            "secretariat",
            self.foreign,
            self.item,
            1,
            wording("To thank Nicaragua warmly."),
        )

    def under_silence(self, item: str) -> None:
        self.world.to_comments(item)
        shown = self.world.item(item)
        line = ask.CertifiedItem(item, shown.version, shown.revision, shown.text_hash)
        until = (datetime.now(UTC) + timedelta(days=5)).isoformat()
        self.silence = self.world.do(ask.OpenSilence, "presidency", (line,), False, until, "UTC")

    def disposed(self) -> None:
        self.with_amendments()
        self.world.do(ask.WithdrawAmendment, "honduras", self.foreign, self.item, "")
        self.world.do(ask.CallOffSilence, "presidency", self.silence, "as said")
        for each in (self.filed, self.other):
            shown = self.world.amendment(self.item, each)
            self.world.do(
                ask.DecideTreatment, "presidency", each, self.item, 1, shown.text_hash,
                Disposition.NOT_ACCEPTED, "not now",
            )  # fmt: skip
        self.world.do(ask.OpenConsensus, "presidency", self.item, 1)

    def agreed(self) -> None:
        self.disposed()
        self.world.join(self.item)
        self.world.do(ask.DeclareAgreed, "presidency", self.item, 1, self.world.item(self.item).text_hash)
        other = self.world.items[1]
        self.world.do(ask.OpenConsensus, "presidency", other, 1)
        self.world.join(other)
        self.world.do(ask.DeclareAgreed, "presidency", other, 1, self.world.item(other).text_hash)
        self.world.issued()
        self.move = self.world.do(
            ask.ProposeExtraordinaryMove, "secretariat", self.item, 1, "comments", "an error of fact"
        )

    def sitting(self) -> None:
        """A sitting is on with all three in the room; every item is a proposal still."""
        self.world.do(ask.OpenSitting, "presidency", ("HND", "MEX", "NIC"))

    def certified(self) -> None:
        self.agreed()
        self.world.certified()
        self.world.made()
        first, second = self.world.items
        owner = ask.Owner(ask.OwnerKind.OTHER, "everybody")
        self.commitment = self.world.do(ask.RecordCommitment, "secretariat", first, "To thank", owner, None)
        self.link = self.world.do(ask.LinkItems, "secretariat", second, MEETING, first)
        explained = (None, StatementKind.EXPLANATION, "We read it as May.")
        self.statement = self.world.do(ask.MakeStatement, "mexico", *explained)
        wrong = (None, "en", "CONFERENCE", "CONFERENCES", "a slip")
        self.correction = self.world.do(ask.AskForCorrection, "mexico", *wrong)


def _cookie(browser: Browser) -> tuple[dict[str, str], str]:
    """What the browser's cookie holds once it has opened a page with a form, and the token of that form."""
    browser.get("/")
    browser.get("/sign-in")
    with browser.client.session_transaction() as cookie:
        return dict(cookie), browser.token


def _in_two_languages(found: World) -> None:
    """The first item has a translation; the meeting adopts on the original. Nothing where that is so, or too late."""
    with found.engine.connect() as connection:
        shown = meetings.meeting(connection, MEETING)
    if shown is None or shown.certified_at or shown.terms.translated:
        return
    terms = Terms(translated=("es",), adopts=Adopts.ORIGINAL)
    found.do(ask.SetTerms, "secretariat", found.version, terms)
    found.translated(found.items[0])


def _written_to(found: World, name: str) -> str:
    """The last message that was ordered to somebody."""
    with found.engine.connect() as connection:
        messages = mail(connection, MEETING, found.actor(name))
    return messages[0].id if messages else "nothing"


def _title_proposed(found: World) -> str:
    """Mexico's proposal of another title."""
    nothing = (None, None, None, None, None, None, None)
    return found.do(ask.ProposeStructure, "mexico", ask.Change.TITLE, "", *nothing, ("A title",))


_STATES: dict[str, Callable[[Stage], None]] = {
    "proposal": lambda stage: None,
    "comments": Stage.with_amendments,
    "consensus": Stage.disposed,
    "agreed": Stage.agreed,
    "certified": Stage.certified,
    "sitting": Stage.sitting,
}


def paths(stage: Stage) -> dict[str, str]:
    """An address for each endpoint; actions of a page are named after a slash."""
    meeting = f"/meetings/{MEETING}"
    item = f"{meeting}/conclusions/{stage.item}"
    draft, filed = (f"{item}/amendments/{each}" for each in (stage.draft, stage.filed))
    foreign = f"{item}/amendments/{stage.foreign}"
    proposal = f"{meeting}/structure/{stage.structure}"
    spanish, whole = f"{item}/translations/es", f"{meeting}/translations/es"
    return {
        "sign_in.form": "/sign-in", "sign_in.enter": "/sign-in", "sign_in.leave": "/sign-out",
        "languages.switch": "/language", "reset.form": "/reset/unknown", "reset.use": "/reset/unknown",
        "meetings.index": "/", "meetings.new": "/meetings/new", "meetings.create": "/meetings/new",
        "meetings.import_form": "/meetings/import", "meetings.import_draft": "/meetings/import",
        "board.next_task": f"{meeting}/next?after={stage.item}",
        "board.show": meeting, "board.choose_capacity": f"{meeting}/capacity",
        "frame.show": f"{meeting}/frame", "frame.set_frame": f"{meeting}/frame",
        "frame.set_participants": f"{meeting}/participants",
        "issues.index": f"{meeting}/issues", "issues.show": f"{meeting}/issues/1",
        "issues.opened": f"{meeting}/issues/1/opened", "issues.download": f"{meeting}/issues/1/paper.docx",
        "issues.compare": f"{meeting}/issues/redline?from=1&to=1",
        "issues.compare_word": f"{meeting}/issues/redline.docx?from=1&to=1",
        "issues.numbers": f"{meeting}/issues/numbers",
        "after.show": f"{meeting}/after", "after.download": f"{meeting}/files/correction-1/sheet",
        **{f"after.act/{action}": f"{meeting}/after/{action}" for action in after.COMMANDS},
        "issuing.form": f"{meeting}/issues/new", "issuing.send": f"{meeting}/issues/new",
        "order.form": f"{meeting}/order", "order.order": f"{meeting}/order",
        "structure.show": f"{meeting}/structure", "structure.propose": f"{meeting}/structure",
        **{f"structure.act/{action}": f"{proposal}/{action}" for action in structure.COMMANDS},
        "people.show": f"{meeting}/people", "people.admit": f"{meeting}/people/admit",
        "people.dismiss": f"{meeting}/people/dismiss", "people.seat": f"{meeting}/people/seat",
        "delegation.show": f"{meeting}/delegation",
        **{f"delegation.act/{action}": f"{meeting}/delegation/do/{action}" for action in delegation.COMMANDS},
        "people.reset_link": f"{meeting}/people/reset-link",
        "propose.form": f"{meeting}/conclusions/new", "propose.propose": f"{meeting}/conclusions/new",
        "conclusions.show": item, "conclusions.compare": f"{item}/redline?from=1&to=1",
        "relay.form": f"{item}/on-behalf", "relay.work": f"{item}/on-behalf",
        "revise.form": f"{item}/revise", "revise.revise": f"{item}/revise",
        "drafts.new": f"{item}/amendments/new", "drafts.begin": f"{item}/amendments/new",
        "drafts.edit": f"{draft}/edit", "drafts.keep": f"{draft}/edit",
        "amendments.show/draft": draft, "amendments.show/filed": filed,
        "workbench.show": f"{item}/workbench", "workbench.work": f"{item}/workbench",
        "compilation.paper": f"{meeting}/compilation", "compilation.one": f"{item}/compilation",
        "compilation.download": f"{meeting}/compilation.docx",
        "dispositions.show": f"{meeting}/dispositions", "dispositions.word": f"{meeting}/dispositions.docx",
        "dispositions.sheet": f"{meeting}/dispositions.xlsx",
        "beside.index": f"{meeting}/papers",
        "commitments.show": f"{meeting}/commitments",
        **{f"commitments.act/{action}": f"{meeting}/commitments/do/{action}" for action in commitments.COMMANDS},
        **{f"beside.{form}/{kind}": f"{meeting}/papers/{kind}.{ending}" for kind in beside.KINDS
           for form, ending in (("word", "docx"), ("sheet", "xlsx"))},
        "redlined.show": f"{meeting}/word",
        **{f"redlined.paper/{key}": f"{meeting}/word/redlined.docx?what={what}" for key, what in DOWNLOADS.items()},
        **{f"redlined.one/{key}": f"{item}/redlined.docx?what={what}" for key, what in ITEM_DOWNLOADS.items()},
        "redlined.one/draft": f"{item}/redlined.docx?what=amendment:{stage.draft}",
        "redlined.one/filed": f"{item}/redlined.docx?what=amendment:{stage.filed}",
        "room.show": f"{meeting}/room", "typing.form": f"{meeting}/room/type", "typing.work": f"{meeting}/room/type",
        "upload.form": f"{meeting}/upload", "upload.hand_in/read": f"{meeting}/upload",
        "upload.hand_in/make": f"{meeting}/upload",
        "room_file.form": f"{meeting}/room/file", "room_file.hand_in/read": f"{meeting}/room/file",
        "room_file.hand_in/take": f"{meeting}/room/file",
        "presidency.show": f"{meeting}/presidency", "presidency.sign": f"{meeting}/certify",
        "presidency.put": f"{meeting}/presidency/put", "presidency.reopen": f"{meeting}/presidency/reopen",
        "presiding.show": f"{meeting}/presiding", "presiding.admit_deputy": f"{meeting}/presiding/deputy",
        "presiding.dismiss_deputy": f"{meeting}/presiding/dismiss",
        "presiding.hand_over": f"{meeting}/presiding/hand-over",
        "presiding.permit_observer": f"{meeting}/presiding/observer",
        "silence.show": f"{meeting}/silence", "silence.open_": f"{meeting}/silence/open",
        **{f"silence.act/{action}": f"{meeting}/silence/do/{action}" for action in silence.COMMANDS},
        "receipts.show": f"{meeting}/receipts", "receipts.download": f"{item}/receipts/1.txt",
        "mail.show": f"{meeting}/mail", "mail.message": f"{meeting}/mail/{stage.message}",
        "hours.show": f"{meeting}/deadlines", "hours.download": f"{meeting}/deadlines.ics",
        "terms.show": f"{meeting}/terms", "terms.set_terms": f"{meeting}/terms",
        "sitting.show": f"{meeting}/sitting",
        **{f"sitting.act/{action}": f"{meeting}/sitting/do/{action}" for action in sitting.COMMANDS},
        "presidency.certify": f"{meeting}/certify", "papers.download": f"{meeting}/paper.docx",
        **{f"conclusions.act/{action}": f"{item}/do/{action}" for action in conclusions.COMMANDS},
        **{f"amendments.act/{action}": f"{filed}/do/{action}" for action in amendments.COMMANDS},
        **{f"amendments.act/{action}": f"{draft}/do/{action}" for action in OF_DRAFTS},
        **{f"amendments.act/{action}": f"{foreign}/do/{action}" for action in OF_COUNTERPARTS},
        "translations.overview": f"{meeting}/translations", "translations.show": spanish,
        "translations.compare": f"{spanish}/redline?from=1&to=1",
        "translating.form": f"{spanish}/edit", "translating.translate": f"{spanish}/edit",
        "translating.frame_form": f"{whole}/frame", "translating.translate_frame": f"{whole}/frame",
        "remarks.form": f"{spanish}/remarks/new", "remarks.make": f"{spanish}/remarks/new",
        "remarks.answer_form": f"{spanish}/remarks/{stage.remark}",
        "remarks.answer": f"{spanish}/remarks/{stage.remark}",
        "counterparts.form": f"{foreign}/counterpart", "counterparts.supply": f"{foreign}/counterpart",
        "bilingual.paper": f"{whole}/paper.docx", "bilingual.beside": f"{whole}/beside.docx",
    }  # fmt: skip


OF_COUNTERPARTS = ("confirm_counterpart", "send_back_counterpart")
OF_DRAFTS = (
    "file_amendment", "file_as_presidency", "discard_draft", "share_draft", "agree_to_draft", "clear_draft",
    "send_back_draft",
)  # fmt: skip


def fields(stage: Stage, name: str, role: str | None) -> Fields:
    """A form as our own page would send it, for the endpoint `name`; what a page does not use is ignored there."""
    found = stage.world
    item, shown, paper = stage.seen.item, stage.seen.meeting, stage.seen.paper
    text = next((each.text_hash for each in item.amendments if each.id == stage.filed), item.text_hash)
    common: Fields = {
        "command": command(),
        "capacity": capacity(role) if role not in (None, "outsider") else "delegation:MEX",
        "on_revision": item.revision,
        "on_version": next((each.version for each in stage.seen.own if each.id == stage.draft), 1),
        "text_hash": text if name.startswith("amendments") else item.text_hash,
        "audience": "members", "attribution": "names", "owner": "", "until": "", "counter": "", "line": "ours",
        "fallback": "", "on_note": 0, "nature": "material", "step": 1, "confirms": "yes", "seat": "voice",
        "stage": "any", "steps": "",
        "reason": "a reason", "comment": "a comment", "kind": "joins", "disposition": "not_accepted",
        "language": "es", "back": "/", "login": "mexico", "name": "", "password": "a password for tests",
    }  # fmt: skip
    editor: Fields = {"kind": "lead:0", "style": "", "text": "A wording of its own.", "do": "save"}
    signed = [entry.signed for section in paper.sections for entry in section.items]
    own: dict[str, Fields] = {
        "frame.set_frame": {"title": "A title", "preamble": "A preamble", "on_version": shown.version},
        "frame.set_participants": {"on_version": shown.version} | _places(("MEX", "NIC", "HND"), KNOWN),
        **{f"sitting.act/{action}": {"page": "sitting"} for action in sitting.COMMANDS},
        "sitting.act/open_sitting": {"page": "sitting", "present": ["MEX", "HND"]},
        "sitting.act/record_attendance": {
            "page": "sitting",
            "on_version": shown.version,
            "present": ["MEX", "HND"],
        },
        "sitting.act/call_item": {"page": "sitting", "conclusion": stage.item},
        "sitting.act/give_floor": {"page": "sitting", "speaker": "MEX"},
        "presidency.put": {"what": "ticked", "item": [_line(signed[0])]},
        "presidency.reopen": {"conclusion": stage.item, "objecting": []},
        "presiding.admit_deputy": {"login": "outsider"},
        "presiding.dismiss_deputy": {"person": found.people["presidency"]},
        "presiding.hand_over": {"successor": f"{found.people['mexico']}:MEX"},
        "presiding.permit_observer": {"person": found.people["observer"], "scope": "proposals"},
        "terms.set_terms": {
            "on_version": shown.version,
            "disclosure": "at_the_deadline",
            "comments_until": "2026-11-20T18:00",
            "maintain_hours": "12",
            "challenge_hours": "6",
            "ad_referendum": "waits",
            "statements": "annex",
            "statement_hours": "24",
            "correction_days": "7",
            "translated": ["es"],
            "adopts": "original",
            "translation_days": "10",
            "silence_hours": "48",
        },
        **{f"commitments.act/{action}": _of_commitments(stage) for action in commitments.COMMANDS},
        "silence.open_": {
            "item": [_line(signed[-1])],
            "package": "no",
            "until": _in_a_week(),
            "zone": "America/Managua",
        },
        **{f"silence.act/{action}": _of_silence(stage) for action in silence.COMMANDS},
        "order.order": {"item": [each.conclusion for each in signed]}
        | _places([each.conclusion for each in signed][::-1], [each.conclusion for each in signed])
        | {f"section_{each.conclusion}": "conclusions" for each in signed},
        "issuing.send": {
            "symbol": "RCGM/2014/2",
            "frame": paper.frame,
            "item": [f"{each.conclusion}:{each.version}:{each.revision}:{each.text_hash}" for each in signed],
        },
        "people.admit": {"login": "outsider", "role": "observer", "delegation": ""},
        "people.seat": {"person": found.people["mexico"], "held": "delegation:MEX"},
        "delegation.act/admit_person": {"login": "outsider", "seat": "member"},
        "delegation.act/seat_person": {"person": found.people["mexico" if role != "honduras" else role]},
        "delegation.act/dismiss_person": {"person": found.people["outsider"]},
        "people.dismiss": {"person": found.people["observer"], "held": "observer"},
        "people.reset_link": {"person": found.people["mexico"]},
        "structure.propose": {"change": "title", "lines": "Another title", "rationale": ""},
        "structure.act/decide": {"accepted": "yes"},
        "propose.propose": {**editor, "section": "conclusions", "topic": "", "rationale": ""},
        "revise.revise": editor,
        "drafts.begin": {**editor, "rationale": "", "again": "", "proposal": "modify"},
        "drafts.keep": {**editor, "rationale": ""},
        "meetings.create": {
            "title": "Another",
            "place": "",
            "first_day": "",
            "last_day": "",
            "preamble": "",
            "language": "en",
        }
        | _places(("MEX",), KNOWN),
        "meetings.import_draft": {"draft": DRAFT, "do": "open"},
        "upload.hand_in/read": {"do": "read"},
        "upload.hand_in/make": {
            "do": "make",
            "take": stage.item,
            f"revision-{stage.item}": item.revision,
            f"rationale-{stage.item}": "",
            f"wording-{stage.item}": packed(wording("A wording worked on offline.")),
        },
        "relay.work": {
            "do": "file",
            "delegation": "MEX",
            "proposal": "modify",
            "source": "an e-mail of its head of delegation",
            "received": "2014-11-24T08:30",
            "rationale": "",
            "text": "A wording that came by mail.",
        },
        "room_file.hand_in/read": {
            "do": "read",
            "tracked": "all",
        },
        "room_file.hand_in/take": {
            "do": "take",
            "take": stage.item,
            f"revision-{stage.item}": item.revision,
            f"wording-{stage.item}": packed(wording("A wording of the room.")),
        },
        "presidency.certify": {
            "frame": paper.frame,
            "beside": stage.seen.printed,
            "participant": list(paper.meeting.participants),
            "confirmed": "yes",
            "item": list(map(_line, signed)),
        },
        "after.act/make_statement": {"about": "", "item": "", "kind": "explanation", "text": "As May."},
        "after.act/withdraw_statement": {"about": stage.statement},
        "after.act/issue_addendum": {"about": ""},
        "after.act/ask_for_correction": {
            "about": "",
            "item": "",
            "language": "en",
            "wrong": "CONFERENCE",
            "right": "CONFERENCE ON MIGRATION",
            "reason": "a slip",
        },
        **{
            f"after.act/{step}": {"about": stage.correction, "reason": "it is right"}
            for step in ("circulate_correction", "object_to_correction", "issue_correction")
        },
        "conclusions.act/propose_extraordinary_move": {"to": "comments"},
        "conclusions.act/confirm_extraordinary_move": {"move": stage.move},
        "typing.work": {
            "do": "agreed",
            "conclusion": stage.item,
            "corrects": "",
            "leave": "",
            "who": "",
            "label": "",
            "text": "A wording typed in the room.",
        },
        "amendments.act/confirm_entry": {"confirms": "yes"},
        "amendments.act/decide_treatment": {"text_hash": text},
        "amendments.act/offer_to_join": {"to": stage.other},
        "amendments.act/accept_join": {"joining": stage.other},
        "conclusions.act/answer_merge": {"merge": stage.merge, "amendment": stage.filed, "agrees": "no"},
        "conclusions.act/decide_merge": {
            "merge": stage.merge,
            "taken": "yes",
            "text_hash": next((each.text_hash for each in item.merges), item.text_hash),
        },
        "translating.translate": {"paragraph": list("abcd"), "on_number": 1},
        "translating.translate_frame": {
            "title": "CONFERENCIA",
            "preamble": "El Grupo concluyó:",
            "on_version": shown.version,
        },
        "remarks.make": {"paragraph": list("abcd"), "on_number": 1},
        "remarks.answer": {"paragraph": list("abcd"), "on_number": 1, "answer": "take"},
        "counterparts.supply": editor,
        **{
            f"amendments.act/{action}": {"text_hash": _counterpart(item, stage)} for action in OF_COUNTERPARTS
        },
        "workbench.work": {**editor, "kept": "", f"end-{stage.filed}": "merged"},
    }
    if name in ("upload.hand_in/read", "room_file.hand_in/read"):
        own[name]["file"] = (BytesIO(_handed(found)), "paper.docx")
    return {**common, **own.get(name, {})}


def _of_commitments(stage: Stage) -> Fields:
    """What the forms of the page send; the commitment and the link are those of the stage."""
    return {
        "conclusion": stage.item,
        "passage": "To thank Nicaragua for its report:",
        "owner": "delegation:MEX",
        "owner_words": "",
        "due": "2015-02-15",
        "commitment": stage.commitment,
        "on_step": 1,
        "progress": "done",
        "note": "sent",
        "link": stage.link,
        "to": f"{MEETING}:{stage.seen.items[1]}",
    }


def _counterpart(item: ItemView, stage: Stage) -> str:
    lent = next((each.counterpart for each in item.amendments if each.id == stage.foreign), None)
    return lent.text_hash if lent else "0" * 64


def _in_a_week() -> str:
    """As a field of date and hour has it."""
    return (datetime.now(UTC) + timedelta(days=7)).strftime("%Y-%m-%dT%H:%M")


def _of_silence(stage: Stage) -> Fields:
    """Everything that the forms about a silence say, each what it needs."""
    return {
        "silence": stage.silence,
        "covered": f"{stage.silence}:{stage.seen.items[-1]}",
        "filing": "nothing",
        "delegation": "MEX",
        "what": "position",
        "received": "2014-11-24T10:00",
        "until": _in_a_week(),
        "zone": "America/Managua",
        "source": "a fax",
        "text": "Mexico objects.",
    }


def _line(signed: ask.CertifiedItem) -> str:
    """A line of what is signed or put, as our forms carry it."""
    return f"{signed.conclusion}:{signed.version}:{signed.revision}:{signed.text_hash}"


DOWNLOADS = {"proposals": "proposals", "delegation": "delegation:HND", "stages": "stages&from=first&to=now"}
ITEM_DOWNLOADS = {"proposals": "proposals", "delegation": "delegation:HND", "stages": "stages&from=1&to=1"}


def _handed(found: World) -> bytes:
    """The paper as a delegation hands it in: unchanged."""
    return found.browser("mexico").get(f"/meetings/{MEETING}/paper.docx").content


KNOWN = ("BLZ", "CAN", "CRI", "SLV", "USA", "GTM", "HND", "MEX", "NIC", "PAN", "DOM")
DRAFT = """CONFERENCE
The Group met with the participation of representatives from Mexico:
CONCLUSIONS
1. To thank Mexico."""


def _places(chosen: Sequence[str], known: Sequence[str]) -> Fields:
    numbers = {f"place_{code}": str(chosen.index(code) + 1) if code in chosen else "" for code in known}
    return {**numbers, **{f"was_{code}": "" for code in known}}


def routes(found: World) -> set[str]:
    """Every method and endpoint of the URL map, actions of a page one by one."""
    named = set()
    for rule in found.app.url_map.iter_rules():
        for method in (rule.methods or set()) & {"GET", "POST", "PUT", "PATCH", "DELETE"}:
            named |= {f"{method} {name}" for name in _named(rule.endpoint)}
    return named - {"GET static"}


def _named(endpoint: str) -> list[str]:
    several = {
        "conclusions.act": list(conclusions.COMMANDS),
        "amendments.act": list(amendments.COMMANDS),
        "delegation.act": list(delegation.COMMANDS),
        "sitting.act": list(sitting.COMMANDS),
        "silence.act": list(silence.COMMANDS),
        "amendments.show": ["draft", "filed"],
        "redlined.paper": list(DOWNLOADS),
        "redlined.one": [*ITEM_DOWNLOADS, "draft", "filed"],
        "upload.hand_in": ["read", "make"],
        "room_file.hand_in": ["read", "take"],
        "structure.act": list(structure.COMMANDS),
        "commitments.act": list(commitments.COMMANDS),
        "beside.word": list(beside.KINDS),
        "beside.sheet": list(beside.KINDS),
        "after.act": list(after.COMMANDS),
    }
    return [f"{endpoint}/{each}" for each in several[endpoint]] if endpoint in several else [endpoint]
