"""The rules and the formats that new meetings are opened with, read from the files that the configuration names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from engine.desk import RuleBooks
from engine.formats import Format, read_format
from engine.procedure.workflow import Rules, read_rules, rules_text
from web.config import Body, Config, Names


@dataclass(frozen=True, slots=True)
class Books:
    """Those of one body. `rules` are the texts that the desk keeps with each meeting; `read` are they, and `format` is
    the format's text, read."""

    body: str
    names: Names
    rules: RuleBooks
    read: Rules
    format: Format

    @property
    def members(self) -> tuple[str, ...]:
        """Codes of every member that the format knows, in the format's order."""
        known = {code for language in self.format.words.languages.values() for code in language.members}
        return tuple(dict.fromkeys((*self.format.order, *sorted(known))))


@dataclass(frozen=True, slots=True)
class Bodies:
    """The books of every body, by its key, in the order of the configuration."""

    by_key: Mapping[str, Books]

    def __iter__(self) -> Iterator[Books]:
        return iter(self.by_key.values())

    @property
    def first(self) -> Books:
        return next(iter(self))

    @property
    def rules(self) -> tuple[RuleBooks, ...]:
        return tuple(books.rules for books in self)

    def of_format(self, hash_: str, name: str) -> Books | None:
        """The body whose present format this is, or else has the name of."""
        exact = next((books for books in self if books.rules.format_hash == hash_), None)
        return exact or next((books for books in self if books.format.name == name), None)


def read_bodies(config: Config) -> Bodies:
    """Checked whole; raises yamlfile.Invalid with file, line and reason."""
    return Bodies({key: _read(key, body) for key, body in config.bodies.items()})


def read_books(config: Config, body: str | None = None) -> Books:
    """Those of one body, the first of the configuration unless another is named; raises yamlfile.Invalid."""
    key = body or config.first_body
    return _read(key, config.bodies[key])


def _read(key: str, body: Body) -> Books:
    files = body.workflows
    named = {"meeting": files.meeting, "conclusion": files.conclusion, "amendment": files.amendment}
    texts = {subject: (_text(path), str(path)) for subject, path in named.items()}
    rules = read_rules(texts)  # type: ignore[arg-type]  # the keys are the three subjects
    format_text = _text(body.format)
    workflow = rules_text({subject: text for subject, (text, _) in texts.items()})  # type: ignore[misc]  # as above
    format_ = read_format(format_text, str(body.format))
    return Books(key, body.names, RuleBooks(workflow, format_text), rules, format_)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
