"""The worker's part: messages are made and their files written, whole or not at all; reminders are ordered."""

import logging
from collections.abc import Sequence
from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from flask import Flask
from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

from engine.record import mail
from engine.record.mail import Dropped, Letter, Made, Work
from engine.record.queries.mail import why_not
from engine.record.reminding import remind
from web import accounts
from web.app import create_app
from web.cli.files import write_whole
from web.config import Config
from web.mail.envelope import Envelope, address_of
from web.mail.letters import worded

log = logging.getLogger("acuerdo.mail")

REMINDERS_EVERY = 60.0  # seconds; a reminder is not wanted to the second


class Post:
    """What one worker writes. Any number may, at once; each may be killed at any moment."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._next_look = 0.0

    @cached_property
    def _app(self) -> Flask:
        """The pages' app, for their sentences; nothing is signed with it, its key is thrown away."""
        with TemporaryDirectory() as folder:
            return create_app(self._config.model_copy(update={"data": Path(folder)}))

    def look(self, engine: Engine) -> bool:
        """Orders the reminders that are due, now and then, and writes some messages; whether there were any."""
        if monotonic() >= self._next_look:
            self._next_look = monotonic() + REMINDERS_EVERY
            remind(engine, self._config.mail.reminders)
        return self.write(engine)

    def write(self, engine: Engine) -> bool:
        """Writes the messages of one lease, if there are any."""
        letters = mail.lease(engine)
        if not letters:
            return False
        contents = mail.keep(engine, letters, self._made(engine, letters))
        try:
            for id_, content in contents.items():
                self._put(id_, content)
        except Exception as error:  # whatever it is: the messages must not be lost
            log.exception("messages could not be written to %s", self._config.mail_folder)
            mail.put_back(engine, letters, str(error) or type(error).__name__)
        else:
            mail.settle(engine, letters, contents.keys())
        return True

    def _put(self, id_: str, content: bytes) -> None:
        """Under a name that is this message's alone, so that a second time is the same file."""
        folder = self._config.mail_folder
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(str(folder / f"{id_}.eml"), content)

    def _made(self, engine: Engine, letters: Sequence[Letter]) -> Work:
        work = Work()
        with engine.connect() as connection, self._speaking():
            for one in letters:
                if one.content is None:
                    self._make(connection, one, work)
        return work

    def _make(self, connection: Connection, letter: Letter, work: Work) -> None:
        try:
            found = self._message(connection, letter)
        except Exception as error:  # one that cannot be made does not hold up the others
            log.exception("meeting %s: message %s could not be made", letter.meeting, letter.id)
            work.faults[letter.id] = str(error) or type(error).__name__
            return
        if isinstance(found, Made):
            work.made[letter.id] = found
        else:
            work.dropped[letter.id] = found

    def _message(self, connection: Connection, letter: Letter) -> Made | Dropped:
        dropped = why_not(connection, letter)
        if dropped is not None:
            return dropped
        with Session(connection) as session:
            account = accounts.accounts_of(session, {letter.reader.person}).get(letter.reader.person)
        if account is None or not account.active:
            return Dropped.GONE
        address = address_of(account.login, self._config.mail.domain)
        if address is None:
            return Dropped.NO_ADDRESS
        said = worded(connection, letter, account.language)
        around = Envelope(
            id=letter.id,
            sender=self._config.mail.sender,
            name=account.name,
            address=address,
            subject=said.subject,
            language=account.language,
            at=letter.made_at,
        )
        return Made(said.subject, around.around(said.text))

    def _speaking(self) -> AbstractContextManager[object]:
        """A request of nobody's, in which the pages' sentences and addresses are found."""
        return self._app.test_request_context(base_url=self._config.server.public_address)
