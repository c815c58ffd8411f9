"""No code names a section of a body, nor a state of its items: it takes them from the workflow and the format."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from engine.formats import read_format
from web.config import load

ROOT = Path(__file__).parent.parent
CONFIG = load(ROOT / "config.yaml")
# A table's and a page's name, whatever its items are called in a body.
NAMES = {"engine/record/tables/conclusion.py", "web/pages/conclusions.py"}


def sections() -> set[str]:
    """The keys of every section of every body."""
    texts = [(body.format.read_text(encoding="utf-8"), str(body.format)) for body in CONFIG.bodies.values()]
    languages = [language for text in texts for language in read_format(*text).words.languages.values()]
    return {key for language in languages for key in language.headings}


def sources() -> Iterator[Path]:
    for room in ("engine", "web"):
        for path in sorted((ROOT / room).rglob("*")):
            apart = {"demonstration", "migrations", "static", "translations"} & set(path.parts)
            if path.suffix in (".py", ".html") and not apart:
                yield path


def quoted(path: Path) -> set[str]:
    """Every string of the file, as a whole."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        return set(re.findall(r"""["']([\w ]+)["']""", text))
    found = (node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant))
    return {each for each in found if isinstance(each, str)}


def test_there_are_bodies_of_different_sections() -> None:
    assert {"conclusions", "recommendations", "declaration", "decisions"} <= sections()


def test_no_code_names_a_section() -> None:
    keys = sections()
    named = {
        (str(path.relative_to(ROOT)), word)
        for path in sources()
        for word in quoted(path) & keys
        if str(path.relative_to(ROOT)) not in NAMES
    }
    assert named == set()


def test_no_template_asks_for_a_state_by_its_name() -> None:
    asked = re.compile(r"""\.state(?:\.value)? (?:==|!=|in|not in) [("']""")
    found = [
        str(path) for path in sources() if path.suffix == ".html" and asked.search(path.read_text("utf-8"))
    ]
    assert found == []
