"""Messages as they are written: in whose language, to which address, with which headers; and the page of them."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from itertools import permutations

import pytest
from hypothesis import given, strategies
from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.procedure import commands as ask
from engine.procedure.notices import About, NoticeKind
from engine.record import mail
from engine.record.database import writing
from engine.record.mail import MAIL, Letter
from engine.record.reminding import TELLS
from tests.web.test_silence import opened
from tests.web.world import MEETING, World
from web import accounts
from web.config import Config, Mail
from web.mail.envelope import Envelope, address_of
from web.mail.letters import worded
from web.mail.post import Post
from web.mail.sentences import PAGES, SAYS

PAGE = f"/meetings/{MEETING}/mail"
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
HEADERS = {
    "from", "to", "subject", "date", "message-id", "auto-submitted", "mime-version", "content-type",
    "content-transfer-encoding", "content-language",
}  # fmt: skip
# What would begin a header, or the text, of its own, if it came through.
INJECTIONS = [
    "a\r\nBcc: spy@example.org", "a\nBcc: spy@example.org", "a\rBcc: spy@example.org",
    "a\r\n\r\nBcc: spy@example.org", "\r\nBcc: spy@example.org", "a\x0bBcc: x", "a\x0cBcc: x", "a\x85Bcc: x",
    "a\u2028Bcc: x", "a\u2029Bcc: x", "a\r\n Bcc: x", "á\r\nBcc: spy@example.org", "=?utf-8?b?DQpCY2M6IHg=?=",
    "a" * 200 + "\r\nBcc: spy@example.org", 'a" <spy@example.org>, "b', "=?utf-8?q?a=0D=0ABcc:_spy?=",
    "a, spy@example.org", "\x00\r\nBcc: x", "<spy@example.org>",
]  # fmt: skip


def written(found: World) -> dict[str, EmailMessage]:
    """Every message in the folder, by the name of the person that it is to; the last one of each."""
    post(found)
    messages = {}
    with found.engine.connect() as connection:
        people = {row.id: row.person for row in connection.execute(select(MAIL).order_by(MAIL.c.made_at))}
    names = {person: name for name, person in found.people.items()}
    for id_, person in people.items():
        file = found.config.mail_folder / f"{id_}.eml"
        if file.exists():
            messages[names[person]] = parsed(file.read_bytes())
    return messages


def post(found: World, config: Config | None = None) -> None:
    own = Post(config or found.config)
    own.__dict__["_app"] = found.app  # one app serves the pages and the messages of a test
    while own.write(found.engine):
        pass


def parsed(content: bytes) -> EmailMessage:
    found = message_from_bytes(content, policy=SMTP)
    assert isinstance(found, EmailMessage)
    return found


def account(found: World, whose: str, **values: object) -> None:
    with Session(writing(found.engine)) as session, session.begin():
        row = session.get(accounts.Account, found.people[whose])
        for key, value in values.items():
            setattr(row, key, value)


def letter(kind: NoticeKind, found: World, about: About) -> Letter:
    return Letter(MEETING, "a" * 32, found.actor("mexico"), kind, about, NOON, 1, None)


def test_each_reader_is_written_to_in_its_own_language(meeting: World) -> None:
    account(meeting, "honduras", language="es")
    opened(meeting)
    found = written(meeting)
    assert set(found) == {"mexico", "honduras", "secretariat"}
    assert found["mexico"]["Subject"].startswith("Silence until ")
    assert "Conclusion 1" in found["mexico"]["Subject"]
    assert found["honduras"]["Subject"].startswith("Silencio hasta el ")
    assert found["honduras"]["Content-Language"] == "es"
    assert "Léalo aquí" in found["honduras"].get_content()


def test_an_hour_is_said_in_the_hosts_time_and_in_the_capitals(meeting: World) -> None:
    """Mexico's and Honduras's clocks agree with the host's, Canada's do not."""
    until = "2026-11-01T05:30:00Z"
    with meeting.app.test_request_context(), meeting.engine.connect() as connection:
        away = Letter(
            MEETING, "a" * 32, ask.Actor("x", ask.Role.DELEGATION, "CAN"), NoticeKind.COMMENTS_HOUR,
            About(until=until), NOON, 1, None,
        )  # fmt: skip
        text = worded(connection, away, "en").text
    assert "Sat 31 Oct 2026, 23:30 (GMT-06:00) America/Costa_Rica" in text
    assert "Sun 1 Nov 2026, 01:30 (GMT-04:00) America/Toronto" in text


def test_a_message_leads_to_the_page_under_the_address_that_people_type(meeting: World) -> None:
    opened(meeting)
    server = meeting.config.server.model_copy(update={"address": "https://acuerdo.example.org"})
    post(meeting, meeting.config.model_copy(update={"server": server}))
    found = written(meeting)["mexico"]
    assert f"https://acuerdo.example.org/meetings/{MEETING}/silence" in found.get_content()


def test_a_login_that_is_an_address_is_written_to_and_another_one_is_completed() -> None:
    assert address_of("ana@foro.example", "acuerdo.invalid") == "ana@foro.example"
    assert address_of("mexico", "acuerdo.invalid") == "mexico@acuerdo.invalid"
    for login in (
        "a@b@c",
        "señal",
        "a b",
        "a\r\nb",
        "@",
        "a@",
        "@b",
        "a@b c",
        "a@b\r\nBcc: x",
        'a"',
        ".a",
        "a.@b",
    ):
        assert address_of(login, "acuerdo.invalid") is None


def test_whoever_has_no_address_or_no_account_in_use_is_not_written_to_and_the_page_says_so(
    meeting: World,
) -> None:
    account(meeting, "mexico", login="señal")
    account(meeting, "honduras", active=False)
    opened(meeting)
    assert set(written(meeting)) == {"secretariat"}
    text = meeting.browser("secretariat").get(PAGE).text
    assert "Not written: the login is no address, and cannot be made one" in text
    assert "Not written: its reader has no account or no such capacity any more" in text


def assert_no_header_is_added(typed: str) -> None:
    for field in ("name", "subject"):
        given = {"name": "Ana", "subject": "A subject", field: typed}
        around = Envelope(
            id="a" * 32, sender="acuerdo@acuerdo.invalid", address="ana@foro.example", language="en", at=NOON, **given
        )  # fmt: skip
        content = around.around(typed)
        found = parsed(content)
        assert sorted(name.lower() for name in found) == sorted(HEADERS)
        assert [each.addr_spec for each in found["To"].addresses] == ["ana@foro.example"]
        assert found["Message-ID"] == f"<{'a' * 32}@acuerdo.invalid>"
        named = [line.split(b":")[0].decode().lower() for line in head(content) if line[:1] not in b" \t"]
        assert sorted(named) == sorted(HEADERS)


def head(content: bytes) -> list[bytes]:
    """The lines of the headers, as a program reads them that takes any of the line ends for one."""
    return re.split(rb"\r\n|\r|\n", content.split(b"\r\n\r\n")[0])


@pytest.mark.parametrize("typed", INJECTIONS)
def test_nothing_that_is_typed_adds_a_header_or_a_reader(typed: str) -> None:
    assert_no_header_is_added(typed)


PIECES = ("\r", "\n", "\r\n", "Bcc: x@y.z", ":", " ", "\t", "=?utf-8?q?", "=0D=0A", "?=", '"', "<", ">", "@", ",", ";",
          "(", "\\", ".", "á", "\u2028", "\x85", "\x00", "a" * 70, "word ")  # fmt: skip


@given(strategies.lists(strategies.sampled_from(PIECES), max_size=12).map("".join))
def test_no_mixture_of_what_is_dangerous_adds_a_header_or_a_reader(typed: str) -> None:
    assert_no_header_is_added(typed)


@pytest.mark.parametrize("field", ["login", "name", "title"])
def test_what_came_into_the_database_by_another_way_adds_no_header(meeting: World, field: str) -> None:
    """The pages refuse it; a header must not rest on that."""
    bad = "mexico\r\nBcc: spy@example.org"
    if field == "title":
        meeting.do(ask.SetFrame, "secretariat", meeting.version, ("CONFERENCE",), "A preamble")
        with meeting.engine.begin() as connection:
            texts = mail.MAIL.metadata.tables["texts"]
            connection.execute(texts.update().where(texts.c.body == "CONFERENCE").values(body=bad))
    else:
        account(meeting, "mexico", **{field: bad})
    opened(meeting)
    post(meeting)
    files = list(meeting.config.mail_folder.iterdir())
    assert len(files) == (2 if field == "login" else 3)
    for file in files:
        assert {name.lower() for name in parsed(file.read_bytes())} == HEADERS
        assert b"\nBcc:" not in file.read_bytes().split(b"\r\n\r\n")[0]


def test_each_kind_has_its_sentence_in_both_languages_and_a_page(meeting: World) -> None:
    for kind in NoticeKind:
        assert_worded(meeting, kind)


def assert_worded(meeting: World, kind: NoticeKind) -> None:
    about = About((meeting.items[1],), "2026-11-20T18:00:00Z", 3)
    with (
        meeting.app.test_request_context(base_url="https://x.example"),
        meeting.engine.connect() as connection,
    ):
        said = {
            language: worded(connection, letter(kind, meeting, about), language) for language in ("en", "es")
        }
    assert said["en"].subject != said["es"].subject
    for one in said.values():
        assert "%(" not in one.subject + one.text
        assert f"https://x.example/meetings/{MEETING}" in one.text


def test_items_are_named_in_the_order_of_the_paper(meeting: World) -> None:
    for items in permutations(meeting.items):
        with meeting.app.test_request_context(), meeting.engine.connect() as connection:
            silence = letter(NoticeKind.SILENCE_REFUSED, meeting, About(items=items))
            subject = worded(connection, silence, "en").subject
        assert "Conclusion 1, Conclusion 2, Conclusion 3" in subject


def test_every_kind_is_worded_and_every_deadline_has_its_reminder() -> None:
    assert set(SAYS) == set(NoticeKind)
    assert set(PAGES) <= set(NoticeKind)
    assert set(TELLS.values()) == {kind for kind in NoticeKind if kind.value.endswith(("_end", "_ends"))}


# --- the folder ------------------------------------------------------------------------------------------------------


def test_a_message_is_one_file_under_its_id_which_is_its_message_id(meeting: World) -> None:
    opened(meeting)
    post(meeting)
    for file in meeting.config.mail_folder.iterdir():
        assert parsed(file.read_bytes())["Message-ID"] == f"<{file.stem}@acuerdo.invalid>"
    assert len(list(meeting.config.mail_folder.iterdir())) == 3


def test_the_folder_is_where_the_configuration_says(meeting: World) -> None:
    folder = meeting.config.data / "elsewhere" / "mail"
    opened(meeting)
    post(meeting, meeting.config.model_copy(update={"mail": Mail(folder=folder)}))
    assert len(list(folder.glob("*.eml"))) == 3
    assert not meeting.config.mail_folder.exists()


def test_a_folder_that_takes_no_files_holds_the_messages_back_and_loses_none(
    meeting: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(meeting)
    meeting.config.mail_folder.write_text("a file where the folder should be")
    post(meeting)
    assert "The last try failed" in meeting.browser("secretariat").get(PAGE).text
    meeting.config.mail_folder.unlink()
    later(monkeypatch, minutes=11)
    assert set(written(meeting)) == {"mexico", "honduras", "secretariat"}
    assert "The last try failed" not in meeting.browser("secretariat").get(PAGE).text


def test_one_message_that_cannot_be_made_does_not_hold_up_the_others(
    meeting: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(meeting)
    with meeting.engine.begin() as connection:
        nobody = MAIL.c.person == meeting.people["mexico"]
        connection.execute(MAIL.update().where(nobody).values(about=About(("no such item",))))
    assert set(written(meeting)) == {"honduras", "secretariat"}


def test_a_message_that_is_written_again_is_the_same_even_if_its_reader_has_another_name_since(
    meeting: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when a worker dies after the file and before its row is settled."""
    opened(meeting)
    post(meeting)
    before = {file.name: file.read_bytes() for file in meeting.config.mail_folder.iterdir()}
    with meeting.engine.begin() as connection:
        connection.execute(MAIL.update().values(done_at=None, leased_until=NOON))
    account(meeting, "mexico", name="Somebody Else", language="es")
    post(meeting)
    assert {file.name: file.read_bytes() for file in meeting.config.mail_folder.iterdir()} == before


def later(monkeypatch: pytest.MonkeyPatch, **ahead: float) -> None:
    now: Callable[..., datetime] = mail.locks.clock
    monkeypatch.setattr(mail.locks, "clock", lambda connection: now(connection) + timedelta(**ahead))


# --- the page --------------------------------------------------------------------------------------------------------


def test_the_page_says_that_nothing_is_sent_and_shows_what_was_written(meeting: World) -> None:
    page = meeting.browser("mexico").get(PAGE).text
    assert "are not sent from here" in page
    assert "No message yet." in page
    opened(meeting)
    browser = meeting.browser("mexico")
    assert "Waits to be written" in browser.get(PAGE).text
    post(meeting)
    page = browser.get(PAGE).text
    assert page.count("Silence until ") == 1
    assert "Written " in page
    link = page.split('<th scope="row"><a href="')[1].split('"')[0]
    shown = browser.get(link).text
    assert "Mexico &lt;mexico@acuerdo.invalid&gt;" in shown
    assert "Read it here: http" in shown


def test_each_sees_its_own_and_the_chair_those_that_are_its_to_know_of(meeting: World) -> None:
    opened(meeting)
    meeting.to_comments(meeting.items[1])
    draft = meeting.drafted(meeting.items[1], "mexico")
    meeting.do(ask.ShareDraft, "mexico", draft, meeting.items[1], 1, ("HND",), False)
    post(meeting)
    shared = "A draft amendment was shared with you"
    counts = {
        name: meeting.browser(name).get(PAGE).text
        for name in ("secretariat", "presidency", "honduras", "mexico")
    }
    assert {name: text.count('<th scope="row">') for name, text in counts.items()} == {
        "secretariat": 3, "presidency": 3, "honduras": 2, "mexico": 1,
    }  # fmt: skip
    assert {name for name, text in counts.items() if shared in text} == {"honduras"}
    with meeting.engine.connect() as connection:
        ids = {row.kind: row.id for row in connection.execute(select(MAIL).where(MAIL.c.delegation == "HND"))}
    statuses = {
        name: [
            meeting.browser(name).get(f"{PAGE}/{ids[kind]}").status for kind in ("silence_opened", "shared")
        ]
        for name in ("honduras", "mexico", "secretariat", "presidency", "observer", "outsider")
    }
    assert statuses == {
        "honduras": [200, 200], "mexico": [404, 404], "secretariat": [200, 404], "presidency": [200, 404],
        "observer": [404, 404], "outsider": [404, 404],
    }  # fmt: skip


def test_the_page_is_in_spanish_too(meeting: World) -> None:
    account(meeting, "mexico", language="es")
    text = meeting.browser("mexico").get(PAGE).text
    assert "desde aquí no se envían" in text
