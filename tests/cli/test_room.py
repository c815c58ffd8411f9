"""acuerdo room: the room's file and an edit of the room, from the command line."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from engine.procedure import commands as ask
from engine.procedure.commands import Role
from engine.record.database import writing
from tests.cli.conftest import ROOT, Acuerdo
from tests.handed_in.builders import typed
from tests.web.handing import edited, paper, tracked
from tests.web.sitting import sit, text_of
from tests.web.world import MEETING, PASSWORD, World, world
from tests.word.hostile import hostile
from web import accounts

BASE = "To thank Nicaragua for its report:\na) To accept the report.\nb) To take note of its annex.\nItem 1."
OURS = BASE.replace("accept", "welcome")


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    address = f"sqlite:///{tmp_path}/acuerdo.db"
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("ACUERDO_DATABASE_URL", address)
    with world(address, tmp_path) as found:
        yield found


@pytest.fixture
def file(there: World, tmp_path: Path) -> Path:
    """The paper as the room left it: one word of the first item is another one."""
    path = tmp_path / "room.docx"
    path.write_bytes(edited(paper(there, "secretariat"), tracked("accept", "welcome")))
    return path


def second_secretary(there: World) -> None:
    with Session(writing(there.engine)) as session, session.begin():
        person = accounts.create_account(session, "deputy", "Deputy", PASSWORD).id
    there.do(ask.AdmitPerson, "secretariat", person, Role.SECRETARIAT, None)


# --- the room's file -------------------------------------------------------------------------------------------------


def test_a_dry_run_shows_what_the_page_shows_and_changes_nothing(
    there: World, acuerdo: Acuerdo, file: Path
) -> None:
    result = acuerdo("room", "file", MEETING, file)
    assert result.exit_code == 0, result.output
    for line in (
        "Conclusion 1: to be taken over (found by its bookmark)",
        "  a) To [-accept-]{+welcome+} the report.",
        "Conclusion 2: unchanged (found by its bookmark)",
        "Nothing was taken over. --take does it.",
    ):
        assert line in result.stdout.splitlines()
    assert there.item(there.items[0]).revision == 1


def test_as_json_it_is_the_same_as_data(there: World, acuerdo: Acuerdo, file: Path) -> None:
    there.to_comments(there.items[0])
    there.filed(there.items[0], "mexico", OURS)
    found = json.loads(acuerdo("room", "file", MEETING, file, "--format", "json").stdout)
    first, *others = found["items"]
    assert (first["item"], first["what"], first["found_by"]) == ("Conclusion 1", "take", "bookmark")
    assert [each["standing"] for each in first["amendments"]] == ["contained"]
    assert [each["what"] for each in others] == ["unchanged", "unchanged"]
    assert (found["new"], found["missing"], "taken" in found) == ([], [], False)


def test_with_take_it_is_taken_over(there: World, acuerdo: Acuerdo, file: Path) -> None:
    result = acuerdo("room", "file", MEETING, file, "--take", "--reason", "As the room left it.")
    assert result.exit_code == 0, result.output
    assert result.stdout.endswith("\nTaken over: Conclusion 1.\n")
    assert text_of(there, there.items[0]) == OURS
    assert there.item(there.items[0]).revisions[-1].reason == "As the room left it."
    again = acuerdo("room", "file", MEETING, file, "--take")
    assert (again.exit_code, again.stderr) == (
        1, "Error: nothing of the file is to be taken over: no item of it differs in a way that can be\n",
    )  # fmt: skip


def test_new_items_are_proposed_only_when_asked_for(there: World, acuerdo: Acuerdo, tmp_path: Path) -> None:
    for number, item in enumerate(there.items, 1):
        there.revised(item, f"To thank country {number} for all that it has done.")
    lines = [f"{n}. To thank country {n} for all that it has done." for n in (1, 2, 3)]
    path = tmp_path / "room.docx"
    head = ("CONFERENCE", "Meeting", "The Group met and concluded:", "CONCLUSIONS")
    path.write_bytes(typed(*head, *lines, "4. To meet again in March."))
    shown = acuerdo("room", "file", MEETING, path)
    assert "New items (proposed with --new):\n  To meet again in March." in shown.stdout
    assert acuerdo("room", "file", MEETING, path, "--take", "--new").exit_code == 0
    assert text_of(there, there.items[3]) == "To meet again in March."


def test_a_conflict_and_an_agreed_item_are_left_for_a_person(
    there: World, acuerdo: Acuerdo, file: Path
) -> None:
    there.revised(there.items[0], BASE.replace("accept", "endorse"))
    result = acuerdo("room", "file", MEETING, file)
    assert result.exit_code == 1
    assert "Conclusion 1: in conflict with what changed meanwhile: left for a person" in result.stdout
    assert acuerdo("room", "file", MEETING, file, "--take").exit_code == 1
    assert text_of(there, there.items[0]) == BASE.replace("accept", "endorse")
    there.to_agreed(there.items[0])
    assert "Conclusion 1: left as it is" in acuerdo("room", "file", MEETING, file).stdout


def test_in_whose_name_it_is_taken_over_is_never_guessed(there: World, acuerdo: Acuerdo, file: Path) -> None:
    second_secretary(there)
    several = acuerdo("room", "file", MEETING, file, "--take")
    assert several.stderr == (
        "Error: meeting has several accounts of the secretariat; say in whose name, with --as: "
        "deputy, secretariat\n"
    )
    assert "is not of the secretariat" in acuerdo("room", "file", MEETING, file, "--as", "mexico").stderr
    assert "there is no account 'nobody'" in acuerdo("room", "file", MEETING, file, "--as", "nobody").stderr
    assert acuerdo("room", "file", MEETING, file, "--take", "--as", "deputy").exit_code == 0


def test_what_is_no_paper_of_the_meeting_is_refused_in_a_sentence(
    there: World, acuerdo: Acuerdo, tmp_path: Path, file: Path
) -> None:
    other, bad = tmp_path / "other.docx", tmp_path / "bad.docx"
    other.write_bytes(typed("ANOTHER CONFERENCE", "It met:", "CONCLUSIONS", "1. To open the border."))
    bad.write_bytes(next(hostile())[2])
    for path, words in (
        (other, "It may be the paper of another meeting"),
        (bad, "bad.docx is refused: A part of this file"),
    ):
        result = acuerdo("room", "file", MEETING, path, "--take")
        assert result.exit_code == 1
        assert words in result.stderr
        assert result.stderr.count("\n") == 1
    assert "there is no meeting 'none'" in acuerdo("room", "file", "none", file).stderr
    assert acuerdo("room", "file", MEETING, tmp_path / "nothing.docx").exit_code == 2
    assert acuerdo("room", "file", MEETING, file, "--new").exit_code == 2


# --- an edit ---------------------------------------------------------------------------------------------------------


def enter(acuerdo: Acuerdo, item: str, text: str, *more: str, outcome: str = "agreed", on: int = 1):  # type: ignore[no-untyped-def]  # a result
    return acuerdo(
        "room", "enter", MEETING, item, "--on-revision", on, "--outcome", outcome, *more, stdin=text
    )


@pytest.mark.parametrize("said", ["1", "c1", "the id"])
def test_an_edit_of_the_room_is_entered(there: World, acuerdo: Acuerdo, said: str) -> None:
    item = sit(there)
    result = enter(acuerdo, item if said == "the id" else said, OURS, "--delegation", "MEX")
    assert result.stdout == "Conclusion 1 is at revision 2. Entered: agreed.\n"
    assert text_of(there, item) == OURS


def test_it_is_bracketed_for_those_who_want_it_and_the_absent_are_asked(
    there: World, acuerdo: Acuerdo, tmp_path: Path
) -> None:
    item = sit(there, "HND", "NIC")
    path = tmp_path / "item.txt"
    path.write_text(OURS, encoding="utf-8")
    given = ("--delegation", "HND", "--delegation", "mex", "--on-revision", 1, "--outcome", "bracketed")
    result = acuerdo("room", "enter", MEETING, "1", path, *given)
    assert "asked to confirm: Mexico" in result.stdout
    assert "[HND, MEX: welcome]" in text_of(there, item)


def test_an_idea_leaves_the_text_as_it_was(there: World, acuerdo: Acuerdo) -> None:
    item = sit(there)
    assert enter(acuerdo, "1", OURS, "--delegation", "MEX", outcome="floated").exit_code == 0
    assert text_of(there, item) == BASE


def test_what_cannot_be_entered_is_refused_in_a_sentence(there: World, acuerdo: Acuerdo) -> None:
    assert "No sitting is on." in enter(acuerdo, "1", OURS).stderr
    item = sit(there)
    for result, words in (
        (enter(acuerdo, "7", OURS), "has no item '7'"),
        (enter(acuerdo, "1", OURS, "--delegation", "xyz"), "begins no delegation's name"),
        (enter(acuerdo, "1", OURS, on=3), "Conclusion 1 was not changed."),
        (enter(acuerdo, "1", "To \u202e thank."), "nobody can see"),
        (enter(acuerdo, "1", " "), "is empty"),
        (enter(acuerdo, "1", OURS, "--as", "mexico"), "is not of the secretariat"),
    ):
        assert result.exit_code == 1
        assert words in result.stderr
        assert result.stderr.count("\n") == 1
    assert text_of(there, item) == BASE
