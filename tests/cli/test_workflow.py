"""acuerdo workflow."""

from pathlib import Path

import pytest

from tests.cli.conftest import Acuerdo

ROOT = Path(__file__).parents[2]
CONFIG = ROOT / "config.yaml"


def test_our_own_workflows_are_valid(acuerdo: Acuerdo) -> None:
    result = acuerdo("workflow", "check", "--config", CONFIG)
    assert result.exit_code == 0
    assert result.stdout.count("a valid workflow of a ") == 6


def test_a_fault_is_named_with_file_and_line(acuerdo: Acuerdo, tmp_path: Path) -> None:
    path = tmp_path / "conclusion.yaml"
    text = (ROOT / "workflows/conclusion.yaml").read_text(encoding="utf-8")
    wrong = "by: [delegation, secretariat, presidency]"
    path.write_text(text.replace(wrong, "by: [everybody]", 1), encoding="utf-8")
    result = acuerdo("workflow", "check", path)
    assert result.exit_code == 1
    assert f"Error: {path}:{text[: text.index(wrong)].count(chr(10)) + 1}: " in result.stderr


def test_a_workflow_that_is_not_there_is_named(acuerdo: Acuerdo, tmp_path: Path) -> None:
    result = acuerdo("workflow", "check", tmp_path / "no.yaml")
    assert result.exit_code == 2
    assert "there is no such file" in result.stderr


@pytest.mark.parametrize(
    ("language", "label"), [("en", "Country comments"), ("es", "Comentarios de los países")]
)
def test_a_workflow_is_drawn_as_mermaid_in_both_languages(
    acuerdo: Acuerdo, language: str, label: str
) -> None:
    drawn = acuerdo("workflow", "draw", "conclusion", "--language", language, "--config", CONFIG).stdout
    assert drawn.startswith("stateDiagram-v2\n")
    assert f'    state "{label}" as comments\n' in drawn
    assert "    [*] --> proposal : propose (" in drawn
    assert "    consensus --> agreed : declare agreed (presidency)\n" in drawn
    assert "    adopted --> [*]\n" in drawn


def test_a_format_is_checked_like_a_workflow(acuerdo: Acuerdo, tmp_path: Path) -> None:
    own = ROOT / "workflows" / "formats" / "vice-ministers.yaml"
    assert acuerdo("workflow", "check", own).stdout.endswith("a valid format, vice-ministers\n")
    broken = tmp_path / "format.yaml"
    broken.write_text(own.read_text().replace("sections: {declaration: none}", "sections: {annex: none}"))
    result = acuerdo("workflow", "check", broken)
    assert result.exit_code == 1
    assert "layout.numbering.sections: the words have no heading 'annex'" in result.stderr


def test_the_workflow_of_a_body_is_drawn_with_its_own_labels(acuerdo: Acuerdo) -> None:
    drawn = acuerdo("workflow", "draw", "conclusion", "--body", "vice-ministers", "--config", CONFIG).stdout
    assert 'state "Before the Vice-Ministers" as clearance' in drawn
