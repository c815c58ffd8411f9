"""acuerdo workflow: the rules of procedure, checked and drawn."""

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import click

from engine.procedure.actions import SUBJECTS, Subject
from engine.procedure.book import Action, Book
from engine.procedure.workflow import read_book, read_rules
from engine.yamlfile import Invalid
from web.cli.failures import Refused
from web.cli.files import read_text
from web.cli.settings import config_option, load_config
from web.config import Config, Language


@click.group("workflow")
def command() -> None:
    """Check the rules of procedure, or draw them."""


@command.command("check")
@click.argument("file", required=False)
@config_option
def check(file: str | None) -> None:
    """Check one workflow FILE, or, without it, the three of the configuration and how they fit together."""
    if file is not None:
        click.echo(_described(file, _book(read_text(file), file)))
        return
    texts = workflow_texts(load_config())
    faults: list[str] = []
    for text, where in texts.values():
        try:
            click.echo(_described(where, read_book(text, where)))
        except Invalid as error:
            faults.append(str(error))
    if faults:
        raise Refused("\n".join(faults))
    try:
        read_rules(texts)
    except Invalid as error:
        raise Refused(str(error)) from None


@command.command("draw")
@click.argument("name", type=click.Choice(get_args(Subject)))
@click.option("--language", type=click.Choice(get_args(Language)), default="en", show_default=True)
@config_option
def draw(name: Subject, language: Language) -> None:
    """Print the workflow NAME of the configuration as a Mermaid diagram."""
    text, where = workflow_texts(load_config())[name]
    click.echo("\n".join(diagram(_book(text, where), language)))


def workflow_texts(config: Config) -> dict[Subject, tuple[str, str]]:
    """The text of each of the configuration's workflows, with its name for errors."""
    paths: dict[Subject, Path] = {subject: getattr(config.workflows, subject) for subject in SUBJECTS}
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
