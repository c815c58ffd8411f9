"""YAML into a checked model, with errors that name file, line and reason.

The reader of every rule book in the project: workflows, formats, configuration. It takes text, not a path, so that the
pure rooms may use it; the caller says what to call the text in errors.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from yaml.constructor import SafeConstructor

# Ten times as quick where PyYAML was built with libyaml, as its wheels are.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST = 50  # libyaml's composer knows no limit, and runs out of stack
Model = TypeVar("Model", bound=BaseModel)
Path = tuple[int | str, ...]
# What pydantic says in Python's words, in those of whoever writes the file.
PLAIN = (
    ("Tuple should have at least 1 item", "must name at least one"),
    ("Input should be a valid tuple", "must be a list"),
    ("Input should be a valid dictionary", "must be a mapping of keys to values"),
)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: the file as the caller named it, the line (from 1), and why."""

    where: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.where}:{self.line}: {self.reason}"


class Invalid(ValueError):
    """The text is not a valid rule book; `faults` lists everything found, in the order of the lines."""

    def __init__(self, *faults: Fault) -> None:
        self.faults = tuple(sorted(faults, key=lambda fault: fault.line))
        super().__init__("\n".join(map(str, self.faults)))


def read(text: str, where: str, model: type[Model]) -> Model:
    """Check `text` against `model` and return it; raises `Invalid`.

    Refused: broken YAML, more than one document, what is nested more than `DEEPEST` deep, anchors and tags that would
    build objects, a key given twice, and whatever the model refuses (unknown keys, missing keys, wrong types).
    """
    root = _composed(text, where)
    repeated = list(_repeated_keys(root, where))
    if repeated:
        raise Invalid(*repeated)
    try:
        return model.model_validate(SafeConstructor().construct_document(root))
    except ValidationError as error:
        found = [detail for detail in error.errors() if not _follows(detail, error.errors())]
        faults = (
            Fault(where, line_of(root, detail["loc"]), _reason(detail["loc"], detail["msg"]))
            for detail in found
        )
        raise Invalid(*faults) from None
    except yaml.YAMLError as error:
        raise Invalid(_syntax(error, where)) from None


def line_of(root: yaml.Node, location: Path) -> int:
    """The line (from 1) of the deepest node that `location` leads to; for an unknown key, the line of that key."""
    node = root
    line = root.start_mark.line
    for step in location:
        if isinstance(node, yaml.MappingNode):
            pair = next((pair for pair in node.value if pair[0].value == str(step)), None)
            if pair is None:
                break
            line, node = pair[0].start_mark.line, pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line
    return line + 1


def lines(text: str, where: str) -> yaml.Node:
    """The syntax tree of `text`, for `line_of`; raises `Invalid`."""
    return _composed(text, where)


def _composed(text: str, where: str) -> yaml.Node:
    try:
        _refuse_depth(text, where)
        root = yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError as error:
        raise Invalid(_syntax(error, where)) from None
    if not isinstance(root, yaml.MappingNode):
        raise Invalid(Fault(where, 1, "expected a mapping of keys to values"))
    return root


def _refuse_depth(text: str, where: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            line = event.start_mark.line + 1 if event.start_mark else 1
            raise Invalid(Fault(where, line, f"lists and mappings are nested more than {DEEPEST} deep"))


def _syntax(error: yaml.YAMLError, where: str) -> Fault:
    mark = getattr(error, "problem_mark", None)
    reason = getattr(error, "problem", None) or str(error).splitlines()[0]
    return Fault(where, mark.line + 1 if mark else 1, f"not valid YAML: {reason}")


def _repeated_keys(node: yaml.Node, where: str) -> Any:
    if isinstance(node, yaml.MappingNode):
        seen: set[Hashable] = set()
        for key, value in node.value:
            if key.value in seen:
                yield Fault(where, key.start_mark.line + 1, f"the key {key.value!r} is given twice")
            seen.add(key.value)
            yield from _repeated_keys(value, where)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _repeated_keys(value, where)


def _follows(detail: Any, others: list[Any]) -> bool:
    """Whether a fault only follows from one deeper inside: a list whose one member is wrong is no empty list."""
    here = detail["loc"]
    return any(len(other["loc"]) > len(here) and other["loc"][: len(here)] == here for other in others)


def _reason(location: Path, message: str) -> str:
    place = ".".join(str(step) for step in location)
    message = message.removeprefix("Value error, ")
    for said, meant in PLAIN:
        if message.startswith(said):
            message = meant
    if message == "Extra inputs are not permitted":
        return f"unknown key {place!r}"
    if message == "Field required":
        return f"the key {place!r} is missing"
    return f"{place}: {message[0].lower()}{message[1:]}" if place else message
