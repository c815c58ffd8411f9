"""acuerdo workflow: the rules of procedure, checked and drawn."""

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import click

from engine.formats import read_format
from engine.procedure.actions import SUBJECTS, Subject
from engine.procedure.book import Action, Book
from engine.procedure.workflow import read_book, read_rules
from engine.yamlfile import Invalid
from web.cli.failures import Refused
from web.cli.files import read_text
from web.cli.settings import config_option, load_config
from web.config import Body, Language


@click.group("workflow")
def command() -> None:
    """Check the rules of procedure, or draw them."""


@command.command("check")
@click.argument("file", required=False)
@config_option
def check(file: str | None) -> None:
    """Check one workflow or format FILE, or, without it, those of each body of the configuration and how they fit
    together."""
    if file is not None:
        click.echo(_checked(read_text(file), file))
        return
    config = load_config()
    faults = [fault for body in config.bodies.values() for fault in _faults(body)]
    if faults:
        raise Refused("\n".join(dict.fromkeys(faults)))


def _checked(text: str, where: str) -> str:
    """A file with a subject is a workflow, any other a format."""
    if any(line.startswith("subject:") for line in text.splitlines()):
        return _described(where, _book(text, where))
    try:
        found = read_format(text, where)
    except Invalid as error:
        raise Refused(str(error)) from None
    return f"{where}: a valid format, {found.name}"


def _faults(body: Body) -> list[str]:
    """Says what is valid; what is not, it returns."""
    texts, faults = workflow_texts(body), list[str]()
    for text, where in texts.values():
        try:
            click.echo(_described(where, read_book(text, where)))
        except Invalid as error:
            faults.append(str(error))
    try:
        if not faults:
            read_rules(texts)
    except Invalid as error:
        faults.append(str(error))
    where = _short(body.format)
    try:
        click.echo(f"{where}: a valid format, {read_format(read_text(str(body.format)), where).name}")
    except Invalid as error:
        faults.append(str(error))
    return faults


@command.command("draw")
@click.argument("name", type=click.Choice(get_args(Subject)))
@click.option("--language", type=click.Choice(get_args(Language)), default="en", show_default=True)
@click.option("--body", metavar="KEY", help="Of which body; the first of the configuration unless given.")
@config_option
def draw(name: Subject, language: Language, body: str | None) -> None:
    """Print the workflow NAME of a body as a Mermaid diagram."""
    config = load_config()
    if body is not None and body not in config.bodies:
        raise Refused(f"there is no body {body!r}; the configuration has {', '.join(config.bodies)}")
    text, where = workflow_texts(config.bodies[body or config.first_body])[name]
    click.echo("\n".join(diagram(_book(text, where), language)))


def workflow_texts(body: Body) -> dict[Subject, tuple[str, str]]:
    """The text of each of a body's workflows, with its name for errors."""
    paths: dict[Subject, Path] = {subject: getattr(body.workflows, subject) for subject in SUBJECTS}
    return {subject: (read_text(str(path)), _short(path)) for subject, path in paths.items()}


def diagram(book: Book, language: Language) -> Iterator[str]:
    """The lines of a Mermaid state diagram. What begins comes from its dot, what is final leads to one; what may be
    done without leaving a state stands on a loop at that state."""
    yield "stateDiagram-v2"
    for name, state in book.states.items():
        if name != "new":
            label = state.label[language]
            yield f'    state "{label}" as {name}'
    for name, action in book.actions.items():
        for source in action.sources:
            if action.to is not None:
                yield f"    {'[*]' if source == 'new' else source} --> {action.to} : {_words(name, action)}"
    for state_name in book.states:
        staying = [
            _words(name, action)
            for name, action in book.actions.items()
            if action.to is None and state_name in action.sources
        ]
        if staying:
            yield f"    {state_name} --> {state_name} : {'<br/>'.join(staying)}"
    for name, state in book.states.items():
        if state.final:
            yield f"    {name} --> [*]"


def _words(name: str, action: Action) -> str:
    return f"{name.replace('_', ' ')} ({', '.join(action.by)})"


def _book(text: str, where: str) -> Book:
    try:
        return read_book(text, where)
    except Invalid as error:
        raise Refused(str(error)) from None


def _described(where: str, book: Book) -> str:
    return f"{where}: a valid workflow of a {book.subject}, {len(book.states)} states, {len(book.actions)} actions"


def _short(path: Path) -> str:
    """The path as a person would write it from here."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
