"""What all tables have in common: names, keys, and columns that hold small values."""

import json
from typing import Any, TypeVar

from pydantic import TypeAdapter
from sqlalchemy import MetaData, Text
from sqlalchemy.orm import DeclarativeBase, mapped_column
from sqlalchemy.types import TypeDecorator

from engine.procedure.texts import canonical

# Names for every constraint, so that one migration serves SQLite (which rebuilds tables) and PostgreSQL.
NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


T = TypeVar("T")


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)


class Strings(TypeDecorator[tuple[str, ...]]):
    """A tuple of strings as JSON text: the same bytes on both databases."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, _: Any) -> str | None:
        return None if value is None else json.dumps(list(value), ensure_ascii=False)

    def process_result_value(self, value: str | None, _: Any) -> tuple[str, ...] | None:
        return None if value is None else tuple(json.loads(value))


class Data(TypeDecorator[T]):
    """A small value of the procedure (a frozen dataclass, tuples, mappings) as JSON text with sorted keys."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: Any) -> None:
        super().__init__()
        self.kind = kind  # a part of the key under which SQLAlchemy caches a statement
        self._adapter: TypeAdapter[T] = TypeAdapter(kind)

    def process_bind_param(self, value: T | None, _: Any) -> str | None:
        return None if value is None else canonical(self._adapter.dump_python(value, mode="json"))

    def process_result_value(self, value: str | None, _: Any) -> T | None:
        return None if value is None else self._adapter.validate_json(value)


def key() -> Any:
    return mapped_column(Text, primary_key=True)
