"""The title block of a new meeting, printed in full by its format: conference, meeting, place, dates."""

import re
from datetime import date, timedelta
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from engine.word.layout import MONTHS
from engine.word.paper import Language

_SETTINGS = ConfigDict(frozen=True, extra="forbid")
_GAP = re.compile(r"\{(\w*)\}")
_DAY = frozenset({"day", "month", "year"})
_LAST = frozenset({"last_day", "last_month", "last_year"})


class Dates(BaseModel):
    """How a language writes the days of a meeting; the gaps are {day}, {month}, {year} of the first day and {last_day},
    {last_month}, {last_year}. `two_days` is for two days in a row, where they are written in a way of their own."""

    model_config = _SETTINGS

    one_day: str
    two_days: str | None = None
    one_month: str
    two_months: str
    two_years: str

    @model_validator(mode="after")
    def _known_gaps(self) -> Self:
        for name, form in self:
            _refuse_strange(form or "", _DAY if name == "one_day" else _DAY | _LAST)
        return self


class TitleBlock(BaseModel):
    """`lines` from top to bottom, with the gaps {place} and {dates}."""

    model_config = _SETTINGS

    lines: Annotated[tuple[Annotated[str, Field(min_length=1)], ...], Field(min_length=1)]
    dates: Dates

    @model_validator(mode="after")
    def _known_gaps(self) -> Self:
        for line in self.lines:
            _refuse_strange(line, frozenset({"place", "dates"}))
        return self


def _refuse_strange(form: str, known: frozenset[str]) -> None:
    if strange := [gap for gap in _GAP.findall(form) if gap not in known]:
        raise ValueError(f"no gap {{{strange[0]}}}; there are {', '.join(sorted(known))}")


def title_of(block: TitleBlock, language: Language, place: str, first: date, last: date) -> tuple[str, ...]:
    """The lines of the title. Refuses (ValueError) a last day before the first."""
    if last < first:
        raise ValueError("the last day is before the first")
    said = {"place": place, "dates": written(block.dates, language, first, last)}
    return tuple(_filled(line, said) for line in block.lines)


def written(dates: Dates, language: Language, first: date, last: date) -> str:
    """ "November 24-25, 2014", "24 y 25 de noviembre de 2014": as the format writes them."""
    months = MONTHS[language]
    return _filled(
        _form(dates, first, last),
        {
            "day": str(first.day),
            "month": months[first.month - 1],
            "year": str(first.year),
            "last_day": str(last.day),
            "last_month": months[last.month - 1],
            "last_year": str(last.year),
        },
    )


def _form(dates: Dates, first: date, last: date) -> str:
    if first == last:
        return dates.one_day
    if first.year != last.year:
        return dates.two_years
    if first.month != last.month:
        return dates.two_months
    return dates.two_days if dates.two_days and last - first == timedelta(days=1) else dates.one_month


def _filled(form: str, said: dict[str, str]) -> str:
    """Each gap once; what fills it is not looked at for gaps."""
    return _GAP.sub(lambda gap: said[gap[1]], form)
