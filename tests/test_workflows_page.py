"""docs/workflows.md names every guard, every action and every key that there is, and nothing that there is not."""

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from engine.formats import Format
from engine.procedure.actions import ACTIONS
from engine.procedure.book import Action, Book, State
from engine.procedure.guards import GUARDS
from engine.procedure.position import PositionRule
from engine.procedure.workflow import read_book
from engine.text.words import Language, Words
from engine.titles import Dates, TitleBlock
from engine.word.layout import Layout, Numbering
from web.config import Body

PAGE = (Path(__file__).parent.parent / "docs" / "workflows.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^##+ (.+?)\n(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL))

KEYS: dict[str, type[BaseModel]] = {
    "Keys of a workflow": Book,
    "Keys of a state": State,
    "Keys of an action": Action,
    "Keys of a position": PositionRule,
    "Keys of a format": Format,
    "Keys of a title": TitleBlock,
    "Keys of the dates": Dates,
    "Keys of the words": Words,
    "Keys of a language": Language,
    "Keys of the layout": Layout,
    "Keys of the numbering": Numbering,
    "Keys of a body": Body,
}


def named(section: str) -> list[str]:
    """What the rows of a table are about, in their order."""
    return re.findall(r"^\| `(\w+)` \|", SECTIONS[section], re.MULTILINE)


def test_every_guard_is_named_once_and_no_other() -> None:
    assert sorted(named("Guards")) == sorted(GUARDS)


@pytest.mark.parametrize("subject", ["meeting", "conclusion", "amendment"])
def test_every_action_is_named_once_and_no_other(subject: str) -> None:
    article = "an" if subject == "amendment" else "a"
    assert sorted(named(f"Of {article} {subject}")) == sorted(ACTIONS[subject])  # type: ignore[index]  # the subjects


@pytest.mark.parametrize("section", KEYS)
def test_every_key_is_named_once_and_no_other(section: str) -> None:
    fields = KEYS[section].model_fields
    assert sorted(named(section)) == sorted(field.alias or name for name, field in fields.items())


def test_each_guard_says_what_it_asks_and_where_the_rule_comes_from() -> None:
    rows = re.findall(r"^\| `\w+` \| (.+?) \| (.+?) \|$", SECTIONS["Guards"], re.MULTILINE)
    assert len(rows) == len(GUARDS)
    assert {source for _, source in rows} == {"practice", "own"}


def test_the_small_workflow_of_the_page_is_a_valid_one() -> None:
    found = re.search(r"```yaml\n(.+?)```", PAGE, re.DOTALL)
    assert found is not None
    assert read_book(found[1], "the page").states["cleared"].label["es"] == "Aprobado"
