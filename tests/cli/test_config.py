"""config.yaml: read whole, or refused with the place and the reason."""

from pathlib import Path

import pytest

from web.config import ConfigRefused, load

MEMBERS = "BLZ CAN CRI SLV USA GTM HND MEX NIC PAN DOM"

SMALL = """\
database: sqlite:///var/a.db
data: var
bodies: {rcgm: {names: {en: A, es: B}, format: m.yaml,
  workflows: {meeting: m.yaml, conclusion: m.yaml, amendment: m.yaml}}}
languages: [es]
time_zone: America/Managua
members:
  - code: MEX
    names: {en: Mexico, es: México}
"""


def write(folder: Path, text: str) -> Path:
    (folder / "m.yaml").write_text("a: 1")
    path = folder / "config.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def refusal(path: Path) -> str:
    with pytest.raises(ConfigRefused) as refused:
        load(path)
    return str(refused.value).replace(f"{path}:", "config.yaml:")


def test_our_own_configuration_names_the_eleven_members_in_the_papers_order() -> None:
    config = load(Path(__file__).parents[2] / "config.yaml")
    assert " ".join(member.code for member in config.members) == MEMBERS
    assert config.members[-1].names.in_language("es") == "República Dominicana"


def test_paths_are_found_from_the_configurations_own_folder(tmp_path: Path) -> None:
    config = load(write(tmp_path, SMALL))
    assert config.data == tmp_path / "var"
    assert config.bodies["rcgm"].format == tmp_path / "m.yaml"
    assert config.bodies["rcgm"].workflows.meeting == tmp_path / "m.yaml"
    assert config.database == f"sqlite:///{tmp_path}/var/a.db"


def test_messages_are_written_in_the_data_folder_unless_another_one_is_named(tmp_path: Path) -> None:
    assert load(write(tmp_path, SMALL)).mail_folder == tmp_path / "var" / "mail"
    assert load(write(tmp_path, f"{SMALL}mail: {{folder: post}}\n")).mail_folder == tmp_path / "post"


@pytest.mark.parametrize(
    "wrong",
    ["reminders: [0]", "domain: 'a b'", 'domain: "a\\nb"', "sender: nobody", "sender: 'a@b c'", "host: x"],
)
def test_a_mail_setting_that_cannot_be_is_refused(tmp_path: Path, wrong: str) -> None:
    assert "mail" in refusal(write(tmp_path, f"{SMALL}mail: {{{wrong}}}\n"))


def test_the_environment_names_another_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACUERDO_DATABASE_URL", "postgresql+psycopg://db/acuerdo")
    assert load(write(tmp_path, SMALL)).database == "postgresql+psycopg://db/acuerdo"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("data: var", "data: var\ncolour: red", "config.yaml:3: unknown key 'colour'"),
        ("data: var\n", "", "config.yaml:1: the key 'data' is missing"),
        ("sqlite:", "mysql:", "config.yaml:1: database: "),
        ("format: m.yaml", "format: no.yaml", "config.yaml:3: bodies.rcgm.format: there is no file "),
        (
            "conclusion: m.yaml",
            "conclusion: no.yaml",
            "config.yaml:4: bodies.rcgm.workflows.conclusion: there is no file ",
        ),
        ("rcgm:", "RCGM:", "config.yaml:3: bodies.RCGM.[key]: "),
        ("[es]", "[fr]", "config.yaml:5: languages.0: "),
        (
            "Managua",
            "Atlantis",
            "config.yaml:6: time_zone: unknown time zone 'America/Atlantis'",
        ),
        ("code: MEX", "code: Mexico", "config.yaml:8: members.0.code: "),
        ("[es]", "[es", "config.yaml:6: not valid YAML: "),
        (
            "es: México}",
            "es: México}\n  - code: MEX\n    names: {en: A, es: A}",
            "the member MEX is listed twice",
        ),
    ],
)
def test_a_fault_is_named_with_its_line(tmp_path: Path, before: str, after: str, expected: str) -> None:
    path = write(tmp_path, SMALL.replace(before, after))
    assert expected in refusal(path)


def test_a_configuration_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert "there is no such file; give its place with --config" in refusal(tmp_path / "no.yaml")


def test_a_configuration_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_bytes("data: México".encode("latin-1"))
    assert "not UTF-8 at byte 7; save it as UTF-8" in refusal(path)


def test_new_meetings_have_the_terms_of_the_configuration(tmp_path: Path) -> None:
    rules = """\
rules:
  disclosure: at_the_deadline
  comments_until: 2026-11-20T18:00:00-06:00
  maintain_hours: 12
"""
    terms = load(write(tmp_path, SMALL + rules)).rules.terms("en")
    assert terms.disclosure == "at_the_deadline"
    assert terms.comments_until == "2026-11-21T00:00:00.000000Z"
    assert (terms.maintain_hours, terms.challenge_hours) == (12, 24)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("maintain_hours: -1", "rules.maintain_hours"),
        ("challenge_hours: 100000", "rules.challenge_hours"),
        ("disclosure: never", "rules.disclosure"),
        ("comments_until: 2026-11-20T18:00:00", "rules.comments_until"),
    ],
)
def test_terms_that_cannot_be_are_refused_with_their_line(tmp_path: Path, line: str, said: str) -> None:
    with pytest.raises(ConfigRefused, match=rf"config.yaml:11: {said}"):
        load(write(tmp_path, f"{SMALL}rules:\n  {line}\n"))
