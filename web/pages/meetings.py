"""The visitor's meetings, and opening a new one: with a title only, or from a draft that is pasted or uploaded."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, abort, current_app, redirect, render_template, url_for
from werkzeug.wrappers import Response

from engine.formats import Format
from engine.procedure.commands import Actor, NewItem, OpenMeeting, Role
from engine.record.queries import meetings
from engine.text.outline import Paper, ParsedPaper, parse_paper
from engine.text.redline import Op
from engine.word.guard import UploadRefused
from engine.word.reader import read as read_word
from web import desk, faults, forms, refusals, uploads
from web.accounts import LANGUAGES
from web.books import Books
from web.config import Config
from web.database import reading
from web.forms import Faults, FieldFault, choice, command_id, field, new_command_id
from web.listing import Place, placed, read_places
from web.messages import gettext
from web.visitors import person

pages = Blueprint("meetings", __name__)

Answer = str | Response | tuple[str, int]

ZIP, OLD_WORD = b"PK", b"\xd0\xcf\x11\xe0"  # how a .docx begins, and a .doc

LONGEST_DRAFT = 500_000  # characters; the seed has 9,000


@pages.get("/")
def index() -> str:
    who = person()
    found = meetings.meetings_of(reading(), who.id)
    held = {each.id: meetings.capacities_of(reading(), each.id, who.id) for each in found}
    return render_template("meetings/index.html", meetings=found, held=held, may_open=who.may_open_meetings)


# --- a meeting without a draft ---------------------------------------------------------------------------------------


@pages.get("/meetings/new")
def new() -> str:
    _may_open()
    typed = {"title": "", "preamble": "", "language": person().language}
    return _new_page(new_command_id(), typed, placed(_books().format.order, _known()))


@pages.post("/meetings/new")
def create() -> Answer:
    """Opens a meeting without items; its opener is its secretariat."""
    _may_open()
    id_ = command_id()
    language = choice("language", LANGUAGES)
    places = read_places(_known())
    typed = {"title": field("title"), "preamble": field("preamble"), "language": language}
    try:
        title, preamble = title_lines(forms.text("title")), forms.text("preamble", required=False)
    except Faults as found:
        return _new_page(id_, typed, places, faults.sentences(found)), 400
    codes = tuple(place.code for place in places if place.number is not None)
    outcome = desk.submit(_opening(id_, Paper(title, preamble, (), language, ()), codes))
    if outcome.refusal is not None:
        return _new_page(id_, typed, places, (refusals.sentence(outcome.refusal),)), 409
    return redirect(url_for("board.show", meeting=_meeting_id(id_)))


def _new_page(
    command: str, typed: Mapping[str, str], places: tuple[Place, ...], sentences: tuple[str, ...] = ()
) -> str:
    return render_template(
        "meetings/new.html", command=command, typed=typed, places=places, sentences=sentences
    )


# --- a meeting from a draft ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Reading:
    """A draft as it was read: shown before anything is opened. `strangers` are participants that no member is."""

    parsed: ParsedPaper
    codes: tuple[str, ...]
    strangers: tuple[str, ...]

    @property
    def items(self) -> int:
        return sum(len(section.items) for section in self.parsed.paper.sections)


@pages.get("/meetings/import")
def import_form() -> str:
    _may_open()
    return _import_page(new_command_id(), "")


@pages.post("/meetings/import")
def import_draft() -> Answer:
    """Reads the draft and shows what was read and normalised; opens the meeting only when asked to after that."""
    _may_open()
    id_, do = command_id(), choice("do", ("read", "open"))
    try:
        file = _uploaded()
        draft = file.text or field("draft")
        if not draft.strip():
            raise Faults(FieldFault("draft", "empty"))
        if len(draft) > LONGEST_DRAFT:
            raise Faults(FieldFault("draft", "long"))
    except Faults as found:
        return _import_page(id_, field("draft"), sentences=faults.sentences(found)), 400
    except UploadRefused as refused:
        return _import_page(id_, field("draft"), sentences=(uploads.sentence(refused),)), 400
    except UnicodeDecodeError:
        sentence = gettext("This file is neither a Word file (.docx) nor plain text in UTF-8.")
        return _import_page(id_, field("draft"), sentences=(sentence,)), 400
    read = _read(draft)
    sentences = _obstacles(read)
    if do == "read" or sentences:
        page = _import_page(id_, draft, read, sentences, file.notices)
        return page, 400 if sentences else 200
    outcome = desk.submit(_opening(id_, read.parsed.paper, read.codes))
    if outcome.refusal is not None:
        return _import_page(id_, draft, read, (refusals.sentence(outcome.refusal),)), 409
    return redirect(url_for("board.show", meeting=_meeting_id(id_)))


@dataclass(frozen=True, slots=True)
class File:
    """The text of the file that came along, or "". `notices` say what was not taken over as it stood."""

    text: str = ""
    notices: tuple[str, ...] = ()


def _uploaded() -> File:
    """UploadRefused for a Word file that is not let in, UnicodeDecodeError for what is no UTF-8 text either."""
    try:
        content = uploads.uploaded()
    except uploads.NoFile:
        return File()
    if content.startswith(ZIP) or content.startswith(OLD_WORD):
        return _word_text(content)
    text = content.decode("utf-8-sig")
    if "\0" in text:
        raise UnicodeDecodeError("utf-8", content, 0, 1, "binary")
    return File(text)


def _word_text(content: bytes) -> File:
    """The text of a Word file with the numbers and letters that Word prints, every tracked change accepted."""
    document = read_word(content)
    notices = []
    if any(paragraph.changes for paragraph in document.paragraphs):
        notices.append(
            gettext("The file has tracked changes. They were read as accepted: look whether that is right.")
        )
    if document.comments:
        notices.append(gettext("Comments of the file were left out."))
    kinds = dict.fromkeys(each.kind for each in document.left_out)
    notices += [gettext("Left out: %(what)s", what=uploads.left_out(kind)) for kind in kinds]
    return File(document.text(Op.INSERT), tuple(notices))


def _read(draft: str) -> Reading:
    words = _books().format.words
    parsed = parse_paper(draft, words)
    named = [(name, words.member_code(name)) for name in parsed.paper.participants]
    return Reading(
        parsed,
        tuple(dict.fromkeys(code for _, code in named if code)),
        tuple(name for name, code in named if code is None),
    )


def _obstacles(read: Reading) -> tuple[str, ...]:
    """Why a meeting cannot be opened from this draft."""
    paper, sentences = read.parsed.paper, []
    if not paper.title:
        sentences.append(gettext("The draft has no title. Put the name of the meeting on its first lines."))
    if not read.codes:
        sentences.append(
            gettext(
                "The preamble names no participants. Write who takes part, as the format does it, and read again."
            )
        )
    known = _books().format.words.languages[paper.language].headings
    if any(section.key not in known for section in paper.sections):
        sentences.append(gettext("Some items stand under no heading of the format, such as “Conclusions”."))
    return tuple(sentences)


def _import_page(
    command: str,
    draft: str,
    read: Reading | None = None,
    sentences: tuple[str, ...] = (),
    notices: tuple[str, ...] = (),
) -> str:
    return render_template(
        "meetings/import.html",
        command=command,
        draft=draft,
        read=read,
        sentences=sentences,
        notices=notices,
    )


# --- both ------------------------------------------------------------------------------------------------------------


def title_lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def _may_open() -> None:
    if not person().may_open_meetings:
        abort(403)


def _opening(id_: str, paper: Paper, codes: tuple[str, ...]) -> OpenMeeting:
    books, config = _books(), _config()
    return OpenMeeting(
        id=id_,
        actor=Actor(person().id, Role.SECRETARIAT),
        meeting=_meeting_id(id_),
        title=paper.title,
        preamble=paper.preamble,
        language=paper.language,
        participants=codes,
        sections=tuple(books.format.words.languages[paper.language].headings),
        items=tuple(
            NewItem(section.key, item.topic, item.wording)
            for section in paper.sections
            for item in section.items
        ),
        workflow=books.rules.workflow_hash,
        format=books.rules.format_hash,
        terms=config.rules.terms(paper.language),
        names=config.named_in(paper.language),
    )


def _meeting_id(command: str) -> str:
    """The new meeting's id, from that of the form: a form sent twice opens one meeting."""
    return uuid.uuid5(uuid.UUID(command), "meeting").hex[:12]


def _books() -> Books:
    found: Books = current_app.extensions["acuerdo.books"]
    return found


def _config() -> Config:
    found: Config = current_app.extensions["acuerdo.config"]
    return found


def _known() -> tuple[str, ...]:
    """Codes of every member that the format knows, in the format's order."""
    format_: Format = _books().format
    members = {code for language in format_.words.languages.values() for code in language.members}
    return tuple(dict.fromkeys((*format_.order, *sorted(members))))
