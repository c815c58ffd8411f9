"""The title block of a new meeting, as its format writes it."""

from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from engine.formats import Format, read_format
from engine.titles import Dates, TitleBlock, title_of, written
from engine.word.paper import Language

FORMATS = Path(__file__).parent.parent / "workflows" / "formats"


def rcgm() -> Format:
    return read_format((FORMATS / "rcgm.yaml").read_text(encoding="utf-8"), "rcgm.yaml")


@pytest.mark.parametrize(
    ("language", "first", "last", "said"),
    [
        ("en", date(2014, 11, 24), date(2014, 11, 24), "November 24, 2014"),
        ("en", date(2014, 11, 24), date(2014, 11, 25), "November 24-25, 2014"),
        ("en", date(2014, 11, 30), date(2014, 12, 2), "November 30 - December 2, 2014"),
        ("en", date(2014, 12, 31), date(2015, 1, 1), "December 31, 2014 - January 1, 2015"),
        ("es", date(2014, 11, 24), date(2014, 11, 25), "24 y 25 de noviembre de 2014"),
        ("es", date(2014, 11, 24), date(2014, 11, 26), "24 al 26 de noviembre de 2014"),
        ("es", date(2014, 11, 30), date(2014, 12, 1), "30 de noviembre al 1 de diciembre de 2014"),
        ("es", date(2014, 12, 31), date(2015, 1, 1), "31 de diciembre de 2014 al 1 de enero de 2015"),
    ],
)
def test_days_are_written_as_the_language_writes_them(
    language: Language, first: date, last: date, said: str
) -> None:
    assert written(rcgm().title[language].dates, language, first, last) == said


def test_the_block_has_conference_meeting_place_and_dates() -> None:
    days = date(2014, 11, 24), date(2014, 11, 25)
    assert title_of(rcgm().title["es"], "es", "Managua, Nicaragua", *days) == (
        "CONFERENCIA REGIONAL SOBRE MIGRACIÓN (CRM)",
        "REUNIÓN DEL GRUPO REGIONAL DE CONSULTA SOBRE MIGRACIÓN (GRCM)",
        "Managua, Nicaragua, 24 y 25 de noviembre de 2014",
    )


def test_a_place_that_reads_like_a_gap_is_printed_as_it_is() -> None:
    day = date(2014, 11, 24)
    assert title_of(rcgm().title["en"], "en", "{dates}", day, day)[-1] == "{dates}, November 24, 2014"


def test_a_last_day_before_the_first_is_refused() -> None:
    with pytest.raises(ValueError, match="before the first"):
        title_of(rcgm().title["en"], "en", "Managua", date(2014, 11, 25), date(2014, 11, 24))


def test_a_gap_that_nothing_fills_is_refused_when_the_format_is_read() -> None:
    forms = {"one_day": "{day}", "one_month": "{day}", "two_months": "{day}", "two_years": "{day}"}
    with pytest.raises(ValidationError, match=r"no gap \{city\}"):
        TitleBlock(lines=("{city}",), dates=Dates(**forms))
    with pytest.raises(ValidationError, match=r"no gap \{last_day\}"):
        Dates(**{**forms, "one_day": "{last_day}"})
