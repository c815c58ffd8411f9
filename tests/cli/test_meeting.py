"""acuerdo meeting."""

from pathlib import Path

import pytest
import sqlalchemy

from engine.procedure.commands import Actor, Role
from engine.record.queries import meetings
from engine.record.queries.papers import paper
from tests.cli.conftest import ROOT, Acuerdo

SEED = ROOT / "tests/specimens/rcgm-2014-11-managua-en.txt"
ORDER = ("BLZ", "CAN", "CRI", "SLV", "USA", "GTM", "HND", "MEX", "NIC", "PAN", "DOM")


@pytest.fixture
def prepared(acuerdo: Acuerdo, house: str) -> sqlalchemy.Engine:
    acuerdo("db", "upgrade")
    acuerdo("user", "add", "tere", "--name", "Teresa")
    return sqlalchemy.create_engine(house)


def test_a_draft_is_imported_whole(acuerdo: Acuerdo, prepared: sqlalchemy.Engine) -> None:
    result = acuerdo("meeting", "import", SEED, "--secretariat", "tere", "--id", "managua")
    assert result.exit_code == 0
    assert result.stdout == "managua: 20 items, 11 delegations\n"
    assert "normalised: line 80: [bookmark: _GoBack] dropped\n" in result.stderr
    with prepared.connect() as connection:
        found = paper(connection, "managua")
    assert found is not None
    assert found.meeting.participants == ORDER
    assert [(section.key, len(section.items)) for section in found.sections] == [
        ("conclusions", 19),
        ("recommendations", 1),
    ]


def test_whoever_imports_is_the_meetings_secretariat(acuerdo: Acuerdo, prepared: sqlalchemy.Engine) -> None:
    acuerdo("meeting", "import", SEED, "--secretariat", "tere", "--id", "managua")
    with prepared.connect() as connection:
        people = meetings.people_of(connection, "managua")
    assert [actor.role for actor in people] == [Role.SECRETARIAT]
    assert isinstance(people[0], Actor)


def test_a_meeting_is_created_without_items(acuerdo: Acuerdo, prepared: sqlalchemy.Engine) -> None:
    arguments = ("--title", "REGIONAL CONFERENCE", "--title", "Managua", "--language", "es", "--id", "empty")
    assert acuerdo("meeting", "create", *arguments).stdout == "empty: 0 items, 11 delegations\n"
    listed = acuerdo("meeting", "list").stdout
    assert listed.startswith("empty  open  ")
    assert listed.endswith("  es  REGIONAL CONFERENCE / Managua\n")


def test_participants_may_be_chosen(acuerdo: Acuerdo, prepared: sqlalchemy.Engine) -> None:
    arguments = ("--title", "A", "--language", "en", "--id", "few", "--participants", "mex,CAN")
    acuerdo("meeting", "create", *arguments)
    with prepared.connect() as connection:
        found = meetings.meeting(connection, "few")
    assert found is not None
    assert found.participants == ("MEX", "CAN")


def test_a_country_that_is_no_member_is_refused(acuerdo: Acuerdo, prepared: sqlalchemy.Engine) -> None:
    result = acuerdo("meeting", "create", "--title", "A", "--language", "en", "--participants", "MEX,FRA")
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: FRA is no member in the format; there are BLZ, CAN, ")


def test_an_id_that_is_taken_is_refused_and_nothing_is_changed(
    acuerdo: Acuerdo, prepared: sqlalchemy.Engine
) -> None:
    arguments = ("--title", "A", "--language", "en", "--id", "one")
    acuerdo("meeting", "create", *arguments)
    result = acuerdo("meeting", "create", *arguments)
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: the meeting was not opened. ")
    assert acuerdo("meeting", "list").stdout.count("\n") == 1


def test_a_draft_without_participants_asks_for_them(
    acuerdo: Acuerdo, prepared: sqlalchemy.Engine, tmp_path: Path
) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("CONCLUSIONS\n1. To thank Mexico.\n")
    result = acuerdo("meeting", "import", draft, "--secretariat", "tere")
    assert result.exit_code == 1
    assert "the preamble names no participants; say which take part with --participants" in result.stderr


def test_an_account_that_is_not_there_is_named(acuerdo: Acuerdo, prepared: sqlalchemy.Engine) -> None:
    result = acuerdo("meeting", "import", SEED, "--secretariat", "nobody")
    assert result.exit_code == 1
    assert result.stderr == "Error: there is no account 'nobody'; make it with: acuerdo user add\n"


def test_the_operator_opens_a_meeting_and_admits_its_people(
    acuerdo: Acuerdo, prepared: sqlalchemy.Engine
) -> None:
    opened = acuerdo("meeting", "import", SEED, "--id", "managua")
    admitted = acuerdo("meeting", "admit", "managua", "tere", "--role", "delegation", "--delegation", "mex")
    assert (opened.exit_code, admitted.exit_code) == (0, 0)
    with prepared.connect() as connection:
        people = meetings.people_of(connection, "managua")
    assert [(actor.role, actor.delegation) for actor in people] == [(Role.DELEGATION, "MEX")]


def test_nobody_is_admitted_twice_or_to_a_seat_that_is_not_there(
    acuerdo: Acuerdo, prepared: sqlalchemy.Engine
) -> None:
    acuerdo("meeting", "import", SEED, "--secretariat", "tere", "--id", "managua")
    again = acuerdo("meeting", "admit", "managua", "tere", "--role", "secretariat")
    nowhere = acuerdo("meeting", "admit", "managua", "tere", "--role", "delegation", "--delegation", "FRA")
    unknown = acuerdo("meeting", "admit", "tegucigalpa", "tere", "--role", "observer")
    assert [result.exit_code for result in (again, nowhere, unknown)] == [1, 1, 1]
    assert [result.stderr.count("\n") for result in (again, nowhere, unknown)] == [1, 1, 1]


def test_a_meeting_of_another_body_has_its_title_block_and_its_sections(
    acuerdo: Acuerdo, prepared: sqlalchemy.Engine
) -> None:
    days = ("--place", "Managua, Nicaragua", "--from", "2014-11-26", "--to", "2014-11-27")
    made = acuerdo("meeting", "create", "--body", "vice-ministers", "--language", "es", *days, "--id", "vm")
    assert made.exit_code == 0
    with prepared.connect() as connection:
        found = meetings.meeting(connection, "vm")
    assert found is not None
    assert found.title[1:] == (
        "REUNIÓN DE VICEMINISTROS Y VICEMINISTRAS",
        "Managua, Nicaragua, 26 y 27 de noviembre de 2014",
    )
    assert found.sections == ("declaration", "decisions")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--body", "parliament"), "no body 'parliament'; the configuration has rcgm, vice-ministers"),
        ((), "give --place and --from (and --to) for the title, or its lines with --title"),
        (("--place", "A", "--from", "2014-11-26", "--to", "2014-11-25"), "the last day is before the first"),
    ],
)  # fmt: skip
def test_what_cannot_be_opened_is_said(
    acuerdo: Acuerdo, prepared: sqlalchemy.Engine, given: tuple[str, ...], said: str
) -> None:
    result = acuerdo("meeting", "create", "--language", "en", *given)
    assert result.exit_code == 1
    assert said in result.stderr


def test_a_meeting_follows_a_certified_one_alone(acuerdo: Acuerdo, prepared: sqlalchemy.Engine) -> None:
    acuerdo("meeting", "create", "--title", "A", "--language", "en", "--id", "former")
    result = acuerdo("meeting", "create", "--title", "B", "--language", "en", "--follows", "former")
    assert result.exit_code == 1
    assert "not certified" in result.stderr
    assert (
        acuerdo("meeting", "create", "--title", "B", "--language", "en", "--follows", "nothing").exit_code
        == 1
    )
