"""The rules and the format that new meetings are opened with, read from the files that the configuration names."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from engine.desk import RuleBooks
from engine.formats import Format, read_format
from engine.procedure.workflow import read_rules, rules_text
from web.config import Config, Language


@dataclass(frozen=True, slots=True)
class Books:
    """`rules` are the texts that the desk keeps with each meeting; `format` is the format's text, read; `states` the
    labels of every state by language."""

    rules: RuleBooks
    format: Format
    states: Mapping[str, Mapping[Language, str]]


def read_books(config: Config) -> Books:
    """Checked whole; raises yamlfile.Invalid with file, line and reason."""
    files = config.workflows
    named = {"meeting": files.meeting, "conclusion": files.conclusion, "amendment": files.amendment}
    texts = {subject: (_text(path), str(path)) for subject, path in named.items()}
    rules = read_rules(texts)  # type: ignore[arg-type]  # the keys are the three subjects
    books = (rules.meeting, rules.conclusion, rules.amendment)
    states = {name: state.label for book in books for name, state in book.states.items() if state.label}
    format_text = _text(config.format)
    workflow = rules_text({subject: text for subject, (text, _) in texts.items()})  # type: ignore[misc]  # as above
    return Books(RuleBooks(workflow, format_text), read_format(format_text, str(config.format)), states)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
