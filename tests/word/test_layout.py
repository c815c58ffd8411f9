"""The layout block is checked whole, and says what is wrong."""

import pytest
from pydantic import ValidationError

from engine.formats import read_format
from engine.word.layout import Layout, twips
from engine.yamlfile import Invalid
from tests.word.builders import ROOT, create_layout

TEXT = (ROOT / "workflows/formats/rcgm.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("length", "count"), [("25.4 mm", 1440), ("2.54 cm", 1440), ("1 in", 1440), ("72pt", 1440), ("0 mm", 0)]
)
def test_a_length_is_a_number_and_a_unit(length: str, count: int) -> None:
    assert twips(length) == count


@pytest.mark.parametrize("length", ["25", "25 px", "-1 mm", "mm", "1,5 cm", "23 in"])
def test_another_length_is_refused(length: str) -> None:
    with pytest.raises(ValidationError):
        create_layout(size=length)


def test_the_format_of_the_conference_is_read() -> None:
    read = read_format(TEXT, "rcgm.yaml")
    assert (read.name, read.layout) == ("rcgm", create_layout())
    assert read.order[0] == "BLZ"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("font: Times New Roman", "fount: Times", "fount"),
        ("style: List Number 2", "style: List Number", "used twice"),
        ("style: Body Text,", "style: Normal,", "used twice"),
        ("top: 25 mm", "top: 25", "top"),
        ('items: "1."', 'items: "§1"', "items"),
        ("conclusions: capitals", "conclusion: capitals", "no heading 'conclusion'"),
        ("order: [BLZ,", "order: [XXX,", "'XXX' is no member"),
        ("order: [BLZ,", "order: [CAN,", "named twice"),
    ],
)
def test_a_fault_in_the_format_is_named(old: str, new: str, reason: str) -> None:
    with pytest.raises(Invalid, match=reason):
        read_format(TEXT.replace(old, new, 1), "rcgm.yaml")


def test_a_layout_cannot_be_changed_once_read() -> None:
    with pytest.raises(ValidationError):
        create_layout().font = "Comic Sans MS"  # type: ignore[misc]  # the point


def test_every_setting_but_the_defaults_must_be_said() -> None:
    with pytest.raises(ValidationError):
        Layout.model_validate({})
