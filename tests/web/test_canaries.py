"""A canary for everything that is not everybody's: outside its audience nobody ever finds it, in any page, download,
export or log, at any phase of a meeting; and inside it is found."""

import logging
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.routing import Rule

from engine.procedure import commands as ask
from engine.procedure.commands import (
    Audience,
    Disposition,
    FilingKind,
    PositionKind,
    Role,
    Scope,
    StatementKind,
)
from engine.procedure.terms import Adopts, Terms
from engine.record.database import writing
from engine.record.mail import MAIL
from engine.record.queries import meetings
from tests.web.test_mail import parsed, post
from tests.web.world import COUNTRIES, MEETING, ROOT, SPANISH, Browser, Page, World, wording, world
from web import accounts, beside
from web.cli import cli

CANARY = re.compile(r"CANARY[a-z]+")
CHAIR = {"secretariat", "presidency"}
MEMBERS = CHAIR | {"mexico", "honduras", "nicaragua"}
NEGOTIATORS = MEMBERS | {"permitted"}  # an observer to whom the Presidency has opened what is proposed
EVERYBODY = NEGOTIATORS | {"observer"}
# A person's login, and the capacity that is chosen where the person has several.
VIEWERS = {name: (name, "") for name in (*sorted(EVERYBODY - {"nicaragua"}), "outsider", "nobody")} | {
    "nicaragua": ("presidency", "delegation:NIC")
}

# What a page is asked for beside its address; of a page that is not here, its address alone.
ASKED = {
    "redlined.paper": ("what=proposals", "what=delegation:MEX", "what=delegation:HND", "what=stages&from=first&to=now"),
    "redlined.one": ("what=proposals", "what=delegation:MEX", "what=delegation:HND", "what=amendment:{amendment}",
                     "what=stages&from=1&to={revision}"),
    "conclusions.compare": ("from=1&to={revision}",),
    "drafts.new": ("", "again={amendment}", "again={amendment}&from=earlier", "language=es"),
    "translations.compare": ("from=1&to=1",),
    "room.show": ("since=issue", "since=sitting"),
    "typing.form": ("", "item={conclusion}"),
    "issues.compare": ("from=1&to={number}",),
    "issues.compare_word": ("from=1&to={number}",),
}  # fmt: skip
ELSEWHERE = {"static", "reset.form"}  # no page of a meeting


@dataclass
class Story:
    """A meeting as it goes on, with who may know of each canary by now."""

    world: World
    audiences: dict[str, set[str]] = field(default_factory=dict)
    amendments: dict[str, dict[str, str]] = field(default_factory=dict)

    def canary(self, name: str, *audience: set[str] | str) -> str:
        self.audiences[f"CANARY{name}"] = set().union(
            *({each} if isinstance(each, str) else each for each in audience)
        )
        return f"CANARY{name}"

    def draft(self, item: str, name: str, canary: str) -> str:
        """A private draft that bears its canary in the words and in the rationale."""
        id_ = self.world.drafted(item, name, f"To thank all, {canary}.", f"because of {canary}")
        self.amendments.setdefault(item, {})[canary] = id_
        return id_

    def file(self, item: str, name: str, canary: str, audience: Audience = Audience.MEMBERS) -> str:
        id_ = self.amendments.get(item, {}).get(canary) or self.draft(item, name, canary)
        version = self.world.amendment(item, id_, name).version
        self.world.do(ask.FileAmendment, name, id_, item, version, audience)
        return id_

    def browser(self, viewer: str) -> Browser:
        login, capacity = VIEWERS[viewer]
        found = self.world.browser(None if viewer == "nobody" else login)
        if capacity:
            found.post(f"/meetings/{MEETING}/capacity", capacity=capacity)
        return found

    def found(self) -> dict[str, set[tuple[str, str]]]:
        """Who finds each canary, and where."""
        found: dict[str, set[tuple[str, str]]] = {}
        addresses = self.addresses()
        for viewer in VIEWERS:
            reader = self.browser(viewer)
            for path in addresses:
                for canary in CANARY.findall(said(reader.get(path))):
                    found.setdefault(canary, set()).add((viewer, path))
        for viewer, id_, text in mailed(self.world):
            for canary in CANARY.findall(text):
                found.setdefault(canary, set()).add((viewer, f"message {id_}"))
        return found

    def addresses(self) -> list[str]:
        """Every page that there is, asked for with every value that it may be asked with."""
        every = list(self._values())
        return sorted(
            {path for rule in self.world.app.url_map.iter_rules() for path in self._paths(rule, every)}
        )

    def _paths(self, rule: Rule, every: Sequence[dict[str, str]]) -> Iterator[str]:
        if "GET" not in (rule.methods or ()) or rule.endpoint in ELSEWHERE:
            return
        for asked, values in product(ASKED.get(rule.endpoint, ("",)), every):
            path = re.sub(r"<(?:int:)?(\w+)>", lambda found, own=values: own[found[1]], rule.rule)
            yield path + (f"?{asked.format(**values)}" if asked else "")

    def _values(self) -> Iterator[dict[str, str]]:
        """What pages are asked with: a page that asks for anything else must be given its values here."""
        with self.world.engine.connect() as connection:
            shown = meetings.meeting(connection, MEETING)
        assert shown is not None
        private = next((one.id for one in ordered(self.world) if one.private), "none")
        issues = [str(number) for number in range(1, shown.issues + 1)] or ["1"]
        for item in self.world.items:
            stands = self.world.item(item)
            remarks = [remark.id for one in stands.translations for remark in one.remarks]
            ids = tuple(self.amendments.get(item, {}).values()) or ("none",)
            for amendment, number, kind in product(ids, issues, beside.KINDS):
                yield {
                    "meeting": MEETING, "conclusion": item, "amendment": amendment, "revision": str(stands.revision),
                    "number": number, "kind": kind, "work": "correction-1", "part": "consolidated",
                    "language": "es", "remark": remarks[-1] if remarks else "none", "message": private,
                }  # fmt: skip


def ordered(found: World) -> list[Any]:
    """Every message that was ordered."""
    with found.engine.connect() as connection:
        return list(connection.execute(select(MAIL)))


def mailed(found: World) -> Iterator[tuple[str, str, str]]:
    """Every message that was written: to whom, its id, and its whole text."""
    post(found)
    names = {
        (found.people[login], chosen): viewer
        for viewer, (login, chosen) in VIEWERS.items()
        if login in found.people
    }
    for one in ordered(found):
        file = found.config.mail_folder / f"{one.id}.eml"
        if file.exists():
            seat = (
                f"delegation:{one.delegation}"
                if (one.person, f"delegation:{one.delegation}") in names
                else ""
            )
            message = parsed(file.read_bytes())
            yield (
                names[one.person, seat],
                one.id,
                "\n".join((*map(str, message.values()), message.get_content())),
            )


def said(page: Page) -> str:
    """All that an answer says: its text, where it leads and, of a Word file or a table, what its parts hold."""
    parts = [page.text, page.location]
    if page.content.startswith(b"PK"):
        with ZipFile(BytesIO(page.content)) as archive:
            parts += [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
    return "\n".join(parts)


# --- the meeting, phase by phase -------------------------------------------------------------------------------------


def drafts(story: Story) -> None:
    """What is said inside delegations, between two of them, to the Presidency alone, and to the chair alone."""
    found, (item, _) = story.world, story.world.items
    for each in found.items:
        found.to_comments(each)
    found.do(ask.SetClearance, "mexico", (story.canary("step", "mexico"),))
    private = story.draft(item, "mexico", story.canary("privatemexico", "mexico"))
    found.do(ask.SendBackDraft, "mexico", private, item, 1, story.canary("sentback", "mexico"))
    story.draft(item, "honduras", story.canary("privatehonduras", "honduras"))
    shared = story.draft(item, "mexico", story.canary("shared", "mexico", "honduras"))
    found.do(ask.ShareDraft, "mexico", shared, item, 1, ("HND",), False)
    lent = story.draft(item, "honduras", story.canary("lent", "honduras", "presidency"))
    found.do(ask.ShareDraft, "honduras", lent, item, 1, (), True)
    line, fallback = story.canary("line", "mexico"), story.canary("fallback", "mexico")
    found.do(ask.WriteNote, "mexico", item, 0, line, fallback)
    comment = story.canary("comment", "mexico", CHAIR)
    found.do(ask.WriteComment, "mexico", item, 1, comment, Audience.CHAIR)


SPOKEN = ("translation", "note", "remark", "remarkwhy")


def spoken(story: Story) -> None:
    """In Spanish: a translation and a remark on it, a private draft, an amendment and its counterpart."""
    found, (_, second) = story.world, story.world.items
    found.do(ask.SetTerms, "secretariat", found.version, Terms(translated=("es",), adopts=Adopts.ORIGINAL))
    translated = story.canary("translation", MEMBERS, "permitted")
    note = story.canary("note", NEGOTIATORS)
    new = wording(f"{SPANISH}\n{translated}.")
    found.do(ask.TranslateWording, "secretariat", second, "es", 0, 1, new, note)
    remark, why = story.canary("remark", NEGOTIATORS), story.canary("remarkwhy", NEGOTIATORS)
    found.remarked(second, text=f"{SPANISH} {remark}", reason=why)
    private = story.canary("privatespanish", "honduras")
    own = found.drafted_in_spanish(second, "honduras", f"Agradecer a todos, {private}.")
    story.amendments.setdefault(second, {})["CANARYprivatespanish"] = own
    words = story.canary("spanish", NEGOTIATORS)
    id_ = found.filed_in_spanish(second, "honduras", f"Agradecer a todos, {words}.")
    story.amendments[second]["CANARYspanish"] = id_
    lent = story.canary("counterpart", "honduras", CHAIR)
    found.do(ask.SupplyCounterpart, "secretariat", id_, second, 1, wording(f"To thank all, {lent}."))
    hash_ = found.amendment(second, id_).counterpart
    assert hash_ is not None
    back = story.canary("returned", "honduras", CHAIR)
    story.canary("counterpart")
    found.do(ask.SendBackCounterpart, "honduras", id_, second, hash_.text_hash, back)
    again = story.canary("counterpart", "honduras", CHAIR)
    found.do(ask.SupplyCounterpart, "secretariat", id_, second, 1, wording(f"To thank everybody, {again}."))
    story.canary("returned")


def filed(story: Story) -> None:
    """Amendments for all members and for the chair, and positions."""
    found, (item, second) = story.world, story.world.items
    story.file(item, "honduras", story.canary("privatehonduras", NEGOTIATORS))
    cleared = story.draft(item, "mexico", story.canary("chair", "mexico", CHAIR))
    found.do(ask.ClearDraft, "mexico", cleared, item, 1, 1)
    story.file(item, "mexico", "CANARYchair", Audience.CHAIR)
    story.file(item, "honduras", story.canary("gone", NEGOTIATORS))
    for name, canary, audience in (
        ("mexico", story.canary("stood", MEMBERS), Audience.MEMBERS),
        ("honduras", story.canary("position", "honduras", CHAIR), Audience.CHAIR),
    ):
        kind = PositionKind.RESERVATION
        found.do(ask.TakePosition, name, second, 1, kind, canary, None, "", None, audience)


def maintained(story: Story) -> None:
    """Not accepted, and maintained: the words stand in brackets in the text."""
    found, item = story.world, story.world.items[0]
    id_ = story.amendments[item]["CANARYprivatehonduras"]
    found.proposed(item, id_, Disposition.NOT_ACCEPTED)
    shown = found.amendment(item, id_)
    decision = (Disposition.NOT_ACCEPTED, "not now")
    found.do(
        ask.DecideTreatment, "presidency", id_, item, found.item(item).revision, shown.text_hash, *decision
    )
    canary = story.canary("maintained", NEGOTIATORS)
    found.do(ask.MaintainAmendment, "honduras", id_, item, found.item(item).revision, canary)


def withdrawn(story: Story) -> None:
    """What is withdrawn, and a position that fell with a new revision, is its owner's and the secretariat's."""
    found, (item, second) = story.world, story.world.items
    found.do(ask.WithdrawAmendment, "honduras", story.amendments[second]["CANARYspanish"], second, "")
    story.canary("spanish", "honduras", "secretariat")
    story.canary("counterpart")
    ids = story.amendments[item]
    why = story.canary("why", "honduras", "secretariat")
    found.do(ask.WithdrawAmendment, "honduras", ids["CANARYgone"], item, why)
    found.do(ask.WithdrawAmendment, "mexico", ids["CANARYchair"], item, "")
    found.revised(second, "A second wording.")
    story.canary("gone", "honduras", "secretariat")
    story.canary("chair", "mexico", "secretariat")
    story.canary("stood", "mexico", "secretariat")
    story.canary("position", "honduras", "secretariat")


def issued(story: Story) -> None:
    """A draft is issued; after it the working text is the secretariat's."""
    found = story.world
    found.issued("RCGM/2014/1")
    story.canary("privatehonduras", EVERYBODY)
    found.revised(found.items[1], f"A third wording, {story.canary('working', CHAIR)}.")


def called(story: Story) -> None:
    """An item is put in front of the room: members see its working text from then on, and observers do not."""
    story.world.do(ask.OpenSitting, "presidency", COUNTRIES, False)
    story.world.do(ask.CallItem, "presidency", story.world.items[1])
    story.canary("working", NEGOTIATORS)


def closed(story: Story) -> None:
    """A closed sitting hides everything from observers."""
    story.world.do(ask.CloseSitting, "presidency")
    story.world.do(ask.OpenSitting, "presidency", COUNTRIES, True)
    for name in ("privatehonduras", "maintained", "working", *SPOKEN):
        story.canary(name, MEMBERS)


def issued_again(story: Story) -> None:
    story.world.do(ask.CloseSitting, "presidency")
    story.world.issued("RCGM/2014/1/Rev.1")
    for name in ("privatehonduras", "working"):
        story.canary(name, EVERYBODY)
    for name in ("maintained", *SPOKEN):
        story.canary(name, NEGOTIATORS)


def consensus(story: Story) -> None:
    """Positions for the chair's eyes."""
    found, (item, second) = story.world, story.world.items
    found.do(ask.WithdrawAmendment, "honduras", story.amendments[item]["CANARYprivatehonduras"], item, "")
    for each in (item, second):
        found.do(ask.OpenConsensus, "presidency", each, found.item(each).revision)
        found.join(each)
    canary, kind = story.canary("reserved", "honduras", CHAIR), PositionKind.RESERVATION
    about = (item, found.item(item).revision, kind, canary, None, "", None, Audience.CHAIR)
    found.do(ask.TakePosition, "honduras", *about)


def silent(story: Story) -> None:
    """Back among the comments, a silence: refused, one whose breaking is for the chair's eyes, and a fax that waits."""
    found, (item, second) = story.world, story.world.items
    for each in (item, second):
        found.do(ask.ReturnToComments, "presidency", each, found.item(each).revision, "a silence")
    refused = _silence(story, item)
    found.do(ask.RefuseSilence, "mexico", refused, story.canary("refusal", NEGOTIATORS - {"permitted"}))
    waiting = _silence(story, second)
    fax = story.canary("fax", "honduras", CHAIR)
    received = datetime.now(UTC).isoformat()
    about = (second, "HND", FilingKind.POSITION, received, f"a fax, {fax}", fax)
    filing = found.do(ask.EnterOutsideFiling, "secretariat", waiting, *about)
    found.do(ask.ConfirmOutsideFiling, "presidency", waiting, filing, False, story.canary("seal", CHAIR))
    found.do(ask.CallOffSilence, "presidency", waiting, story.canary("off", NEGOTIATORS - {"permitted"}))


def _silence(story: Story, item: str) -> str:
    shown = story.world.item(item)
    line = ask.CertifiedItem(item, shown.version, shown.revision, shown.text_hash)
    until = (datetime.now(UTC) + timedelta(hours=80)).isoformat()
    return story.world.do(ask.OpenSilence, "presidency", (line,), False, until, "UTC")


def sought_again(story: Story) -> None:
    """Positions stand: the text has not changed."""
    for each in story.world.items:
        story.world.do(ask.OpenConsensus, "presidency", each, story.world.item(each).revision)


def agreed(story: Story) -> None:
    for each in story.world.items:
        shown = story.world.item(each)
        story.world.do(ask.DeclareAgreed, "presidency", each, shown.revision, shown.text_hash)


def certified(story: Story) -> None:
    story.world.certified()
    story.world.made()


def after(story: Story) -> None:
    """A statement and a correction: the members' until they are issued."""
    found = story.world
    said = (found.items[0], StatementKind.EXPLANATION, story.canary("stated", NEGOTIATORS))
    found.do(ask.MakeStatement, "mexico", *said)
    slip = (None, "en", "CONFERENCE", "CONFERENCES", story.canary("slip", NEGOTIATORS))
    found.do(ask.AskForCorrection, "mexico", *slip)


def followed_up(story: Story) -> None:
    """After the meeting: a note for members, and one for everybody."""
    found, owner = story.world, ask.Owner(ask.OwnerKind.OTHER, story.canary("owner", EVERYBODY))
    words = found.item(found.items[0]).wording.paragraphs[0].text
    id_ = found.do(ask.RecordCommitment, "secretariat", found.items[0], words, owner, None)
    for step, canary, audience in (
        (1, story.canary("note", NEGOTIATORS), Audience.MEMBERS),
        (2, story.canary("public", EVERYBODY), Audience.ALL),
    ):
        found.do(ask.FollowUpCommitment, "secretariat", id_, step, ask.Progress.UNDER_WAY, canary, audience)


PHASES: dict[str, Callable[[Story], None]] = {
    each.__name__: each
    for each in (
        drafts,
        spoken,
        filed,
        maintained,
        withdrawn,
        issued,
        called,
        closed,
        issued_again,
        consensus,
        silent,
        sought_again,
        agreed,
        certified,
        followed_up,
        after,
    )
}


# Each phase is looked at on every page by everybody, which takes its time: these in `make soak`, the others always.
LONG = set(PHASES) - {"filed", "silent", "after"}
AT = [pytest.param(each, marks=[pytest.mark.soak] if each in LONG else []) for each in PHASES]


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    """A meeting of two items, with a second observer, to whom the Presidency has opened what is proposed."""
    with world(f"sqlite:///{tmp_path}/acuerdo.db", tmp_path, items=2) as found:
        with Session(writing(found.engine)) as session, session.begin():
            account = accounts.create_account(session, "permitted", "Permitted", "a password for tests")
            found.people["permitted"] = account.id
        person = found.people["permitted"]
        found.do(ask.AdmitPerson, "secretariat", person, Role.OBSERVER, None)
        found.do(ask.PermitObserver, "presidency", person, Scope.PROPOSALS)
        yield Story(found)


def until(story: Story, phase: str) -> None:
    for name, play in PHASES.items():
        play(story)
        if name == phase:
            return


@pytest.mark.parametrize("phase", AT)
def test_nobody_outside_finds_a_canary_and_everybody_inside_does(
    story: Story, phase: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.INFO, "transitions")  # names of guards, thousands of them
    until(story, phase)
    found = story.found()
    outside = [
        (viewer, path, canary)
        for canary, places in found.items()
        for viewer, path in sorted(places)
        if viewer not in story.audiences[canary]
    ]
    assert outside == []
    missing = {
        canary: audience - {viewer for viewer, _ in found.get(canary, ())}
        for canary, audience in story.audiences.items()
    }
    assert {canary: who for canary, who in missing.items() if who} == {}
    assert "CANARY" not in caplog.text
    assert (
        phase == "drafts" or len({viewer for viewer, _, _ in mailed(story.world)}) > 2
    )  # there is mail to look at


@pytest.mark.parametrize("phase", ["drafts", "withdrawn", "issued", "certified"])
def test_the_command_line_writes_no_more_than_the_secretariat_s_text(
    story: Story, phase: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    until(story, phase)
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("ACUERDO_DATABASE_URL", story.world.config.database)
    commands = (
        ("export", MEETING, "-o", "FILE"), ("issue", MEETING, "1", "-o", "FILE"), ("issues", MEETING),
        ("meeting", "list"), ("record", "verify", MEETING),
    )  # fmt: skip
    texts = []
    for number, command in enumerate(commands):
        file = tmp_path / f"{number}.docx"
        arguments = [str(file) if each == "FILE" else each for each in command]
        texts.append(CliRunner().invoke(cli, arguments, prog_name="acuerdo").output)
        if file.exists():
            texts.append(said(Page(200, "", "", file.read_bytes())))
    found = set(CANARY.findall("\n".join(texts)))
    assert found <= {"CANARYprivatehonduras", "CANARYworking"}  # what stands in the text
    assert phase != "issued" or found == {"CANARYprivatehonduras", "CANARYworking"}
