"""The laws of the house that the import contracts in pyproject.toml cannot see."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# Calls whose answer is not decided by their arguments: a clock, a file, chance, or the order of a hash.
IMPURE_NAMES = {"open", "input", "print", "hash", "id", "exec", "eval", "__import__"}
IMPURE_METHODS = {
    "now", "utcnow", "today", "time", "time_ns", "monotonic", "perf_counter", "random", "urandom", "uuid4", "read_text",
    "write_text", "read_bytes", "write_bytes", "getenv",
}  # fmt: skip

# Who in the web writes rows or reads them with statements of its own: accounts, which are no part of the negotiation.
SQL_ALLOWED = {"web/accounts.py", "web/reset_links.py", "web/tries.py"}
STATEMENTS = {"select", "insert", "update", "delete", "text"}
EXECUTING = {"execute", "scalar", "scalars", "stream", "exec_driver_sql"}

# Templates or modules that mark markup as safe, each with its reason.
MARKUP_ALLOWED: dict[str, str] = {}

PURE = sorted([*(ROOT / "engine/text").rglob("*.py"), *(ROOT / "engine/procedure").rglob("*.py")])
WEB = sorted((ROOT / "web").rglob("*.py"))
TEMPLATES = sorted((ROOT / "web/templates").rglob("*.*"))

# Where the rules of procedure are: what is refused, and what follows.
RULES = [
    path
    for room in ("guards", "handlers")
    for path in sorted((ROOT / "engine/procedure" / room).glob("*.py"))
    if path.name not in ("__init__.py", "case.py", "registry.py", "matter.py")
]

every_template = pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)


@pytest.mark.parametrize("module", PURE, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_pure_centre_asks_no_clock_no_file_and_no_chance(module: Path) -> None:
    assert [call for call in calls(module) if impure(call)] == []


@pytest.mark.parametrize("module", RULES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_each_room_of_rules_says_where_they_come_from_and_which_are_our_own(module: Path) -> None:
    said = " ".join((ast.get_docstring(ast.parse(module.read_text("utf-8"))) or "").split())
    assert "Source: " in said or "our own rule" in said


@pytest.mark.parametrize("module", WEB, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_web_reads_through_the_records_queries_and_changes_through_the_desk(module: Path) -> None:
    name = str(module.relative_to(ROOT))
    if name in SQL_ALLOWED:
        return
    assert sql_of(module) == []


@pytest.mark.parametrize("module", WEB, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_module_of_the_web_marks_text_as_safe(module: Path) -> None:
    name = str(module.relative_to(ROOT))
    marked = [call for call in calls(module) if call.split(".")[-1] in {"Markup", "render_template_string"}]
    assert not marked or name in MARKUP_ALLOWED, f"{name}: {marked}"


@every_template
def test_templates_escape_everything(template: Path) -> None:
    found = re.findall(r"\|\s*safe\b|autoescape\s+false|Markup\(", template.read_text())
    assert not found or str(template.relative_to(ROOT)) in MARKUP_ALLOWED


@every_template
def test_templates_hold_no_inline_script_and_no_inline_style(template: Path) -> None:
    text = template.read_text()
    scripts = [tag for tag in re.findall(r"<script\b[^>]*>", text, re.IGNORECASE) if " src=" not in tag]
    assert scripts + re.findall(r"<style\b|\sstyle\s*=|\son[a-z]+\s*=|javascript:", text, re.IGNORECASE) == []


def calls(module: Path) -> Iterator[str]:
    """The dotted name of everything called in a module, as written."""
    for node in ast.walk(ast.parse(module.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            yield ast.unparse(node.func)


def impure(call: str) -> bool:
    return call in IMPURE_NAMES or ("." in call and call.rpartition(".")[2] in IMPURE_METHODS)


def sql_of(module: Path) -> list[str]:
    imported = [
        f"{node.module} import {alias.name}"
        for node in ast.walk(ast.parse(module.read_text()))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sqlalchemy")
        for alias in node.names
        if alias.name in STATEMENTS
    ]
    return imported + [call for call in calls(module) if "." in call and call.rpartition(".")[2] in EXECUTING]
