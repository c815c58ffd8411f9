"""The configuration of one instance: config.yaml, checked whole before anything starts."""

import os
from pathlib import Path
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, model_validator

from engine import yamlfile
from engine.procedure.instants import spelled
from engine.procedure.terms import (
    LONGEST_DAYS,
    LONGEST_HOURS,
    USUAL,
    Adopts,
    AdReferendum,
    Disclosure,
    Printing,
    Terms,
)

DATABASE_VARIABLE = "ACUERDO_DATABASE_URL"

Code = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
Language = Literal["en", "es"]
Name = Annotated[str, Field(min_length=1)]
BodyKey = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,39}$")]


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # no such zone; a path, or a folder of zones, is none
        raise ValueError(f"unknown time zone {name!r}; write one such as America/Managua") from None
    return name


Zone = Annotated[str, AfterValidator(_known_zone)]


class Part(BaseModel):
    """A block of config.yaml: unknown keys are refused, and nothing changes after the start."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Names(Part):
    """One name in each language of the house."""

    en: Name
    es: Name

    def in_language(self, language: str) -> str:
        return self.es if language == "es" else self.en


class Member(Part):
    """A country. `code` is ISO 3166 alpha-3; `time_zone` is its capital's, where deadlines are shown in it too."""

    code: Code
    names: Names
    time_zone: Zone | None = None


class Workflows(Part):
    meeting: Path
    conclusion: Path
    amendment: Path


class Body(Part):
    """A body of the conference that issues papers: what it is called, the rules its meetings are opened with, and the
    format of its papers."""

    names: Names
    workflows: Workflows
    format: Path


class Server(Part):
    """Where `serve` listens. A request holds a thread, so `threads` bounds how many are answered at once.

    `address` is what people type, where it is another one (behind a proxy): links that are given out begin with it.
    """

    host: Name = "127.0.0.1"
    port: int = Field(default=8000, ge=1, le=65535)
    threads: int = Field(default=32, ge=4, le=1000)
    address: str | None = Field(default=None, pattern=r"^https?://[^/\s]+$")

    @property
    def public_address(self) -> str:
        return self.address or f"http://{self.host}:{self.port}"


class MeetingRules(Part):
    """The terms that new meetings are opened with; a meeting changes its own. What they mean: `procedure.terms`."""

    disclosure: Disclosure = USUAL.disclosure
    comments_until: AwareDatetime | None = None
    maintain_hours: int = Field(default=USUAL.maintain_hours, ge=0, le=LONGEST_HOURS)
    challenge_hours: int = Field(default=USUAL.challenge_hours, ge=0, le=LONGEST_HOURS)
    silence_hours: int = Field(default=USUAL.silence_hours, ge=0, le=LONGEST_HOURS)
    ad_referendum: AdReferendum = USUAL.ad_referendum
    statements: Printing = USUAL.statements
    statement_hours: int = Field(default=USUAL.statement_hours, ge=0, le=LONGEST_HOURS)
    correction_days: int = Field(default=USUAL.correction_days, ge=0, le=LONGEST_DAYS)
    translated: tuple[Language, ...] = ()
    adopts: Adopts = USUAL.adopts
    translation_days: int = Field(default=USUAL.translation_days, ge=0, le=LONGEST_DAYS)

    def terms(self, original: str) -> Terms:
        """Those of a meeting whose paper is written in `original`: it is translated into the others."""
        return Terms(
            self.disclosure,
            spelled(self.comments_until) if self.comments_until else None,
            self.maintain_hours,
            self.challenge_hours,
            self.ad_referendum,
            self.statements,
            self.statement_hours,
            self.correction_days,
            translated=tuple(dict.fromkeys(each for each in self.translated if each != original)),
            adopts=self.adopts,
            translation_days=self.translation_days,
            silence_hours=self.silence_hours,
        )


class Config(Part):
    """config.yaml. `load` gives it with every path absolute and the database's address as it is used."""

    database: str = Field(pattern=r"^(sqlite|postgresql)(\+\w+)?://")
    data: Path
    bodies: dict[BodyKey, Body] = Field(min_length=1)
    template: Path | None = None
    languages: tuple[Language, ...] = Field(min_length=1)
    time_zone: Zone
    server: Server = Server()
    rules: MeetingRules = MeetingRules()
    members: tuple[Member, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _one_code_each(self) -> Self:
        codes = [member.code for member in self.members]
        if twice := sorted({code for code in codes if codes.count(code) > 1}):
            raise ValueError(f"the member {twice[0]} is listed twice")
        return self

    @property
    def first_body(self) -> str:
        """The key of the body that is offered first, and meant where nobody names one."""
        return next(iter(self.bodies))

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    def named_in(self, language: str) -> tuple[tuple[str, str], ...]:
        """What a paper in this language calls each member: (code, name), in the order of the list."""
        return tuple((member.code, member.names.in_language(language)) for member in self.members)

    def zone_of(self, code: str | None) -> ZoneInfo:
        """The capital's time zone; the house's for whoever has none."""
        found = self.member(code) if code else None
        return ZoneInfo(found.time_zone) if found and found.time_zone else self.zone

    def member(self, code: str) -> Member | None:
        return next((member for member in self.members if member.code == code), None)


class ConfigRefused(ValueError):
    """The configuration cannot be used; the text says where and why, a line for each fault."""


def load(path: Path) -> Config:
    """Reads and checks the file.

    Refuses (ConfigRefused): a file that is not there or is no UTF-8, an unknown or missing key, a wrong value, a path
    in it that leads to no file.
    """
    text = _text(path)
    folder = path.resolve().parent
    try:
        config = yamlfile.read(text, str(path), Config)
        located = _located(config, folder)
        faults = _missing_files(located, text, str(path))
    except yamlfile.Invalid as error:
        raise ConfigRefused(str(error)) from None
    if faults:
        raise ConfigRefused("\n".join(map(str, faults)))
    return located


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise ConfigRefused(f"{path}: there is no such file; give its place with --config") from None
    except UnicodeDecodeError as error:
        raise ConfigRefused(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from None
    except OSError as error:
        raise ConfigRefused(f"{path}: cannot be read: {error.strerror}") from None


def _located(config: Config, folder: Path) -> Config:
    return config.model_copy(
        update={
            "database": os.environ.get(DATABASE_VARIABLE) or _database(config.database, folder),
            "data": folder / config.data,
            "template": folder / config.template if config.template else None,
            "bodies": {key: _body(body, folder) for key, body in config.bodies.items()},
        }
    )


def _body(body: Body, folder: Path) -> Body:
    files = body.workflows
    workflows = Workflows(
        meeting=folder / files.meeting,
        conclusion=folder / files.conclusion,
        amendment=folder / files.amendment,
    )
    return body.model_copy(update={"workflows": workflows, "format": folder / body.format})


def _database(address: str, folder: Path) -> str:
    """An SQLite file is found from the configuration's folder, not from wherever the command was started."""
    scheme, _, name = address.partition(":///")
    if not scheme.startswith("sqlite") or not name or name == ":memory:":
        return address
    return f"{scheme}:///{folder / name}"


def _missing_files(config: Config, text: str, where: str) -> list[yamlfile.Fault]:
    root = yamlfile.lines(text, where)
    files: dict[tuple[str, ...], Path | None] = {("template",): config.template}
    for key, body in config.bodies.items():
        for subject in ("meeting", "conclusion", "amendment"):
            files["bodies", key, "workflows", subject] = getattr(body.workflows, subject)
        files["bodies", key, "format"] = body.format
    return [
        yamlfile.Fault(where, yamlfile.line_of(root, key), f"{'.'.join(key)}: there is no file {file}")
        for key, file in files.items()
        if file is not None and not file.is_file()
    ]
