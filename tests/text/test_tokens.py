"""engine/text/tokens."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engine.text.tokens import spaced, tokens


@pytest.mark.parametrize(
    "whole",
    [
        "co-sponsor",
        "Extra-Continental",
        "D’Ivoire",
        "TS's",
        "EE.UU",
        "Viceministros(as)",
        "Member(s)",
        "15th",
        "2º",
        "español",
        "espan\u0303ol",
        "2014-11-24",
        "15/02/2015",
        "10:30",
        "24-25",
        "1,234,567.89",
        "US$214,500.50",
        "US$ 3.5 million",
        "€5",
        "US$1.5m",
        "USD 5,000",
        "5,000 dollars",
        "2 millones de dólares",
        "1,000kg",
        "19-year-old",
        "COVID-19",
        "12%",
        "12 %",
        "12\u00a0%",
        "5 millones",
        "February 15th, 2015",
        "November 24-25, 2014",
        "12-14 November, 2014",
        "15 February 2015",
        "24/25 November 2014",
        "24th of November 2014",
        "October 2014",
        "24 y 25 de noviembre de 2014",
        "24 al 25 de noviembre",
        "25 A 27 DE ENERO DE 1999",
        "1º de mayo del 2010",
        "https://www.iom.int/a?b=1&c=%20",
        "www.crmsv.org",
        "tecnica.secretariat@rcmvs.org",
        "👨\u200d👩\u200d👧",
        "🇲🇽",
        "(\u0301",
    ],
)
def test_these_are_one_token_wherever_they_stand(whole: str) -> None:
    assert tokens(whole) == [whole]
    assert tokens(f"by {whole}.") == ["by", " ", whole, "."]
    assert tokens(f"“{whole}” and") == ["“", whole, "”", " ", "and"]


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("Persons”, and", ["Persons", "”", ",", " ", "and"]),
        ("seminar/workshop", ["seminar", "/", "workshop"]),
        ("period.Next", ["period.Next"]),
        ("end. Next", ["end", ".", " ", "Next"]),
        ("May – October 2014", ["May", " ", "–", " ", "October 2014"]),
        ("the States may agree", ["the", " ", "States", " ", "may", " ", "agree"]),
        ("in 2014, 12 States", ["in", " ", "2014", ",", " ", "12", " ", "States"]),
        ("see https://iom.int.", ["see", " ", "https://iom.int", "."]),
        ("(ICRC)", ["(", "ICRC", ")"]),
        ("a  \n b", ["a", "  \n ", "b"]),
    ],
)
def test_these_are_parted(text: str, parted: list[str]) -> None:
    assert tokens(text) == parted


@given(st.text(st.characters(exclude_categories=[])))
@example("\u0301 a\u200d\U0001f1f2\r\n")
def test_tokens_joined_are_the_text(text: str) -> None:
    assert "".join(tokens(text)) == text


@given(st.text(alphabet=" \nab.,-’@5%$(/:") | st.sampled_from(["5 de mayo, 5 %", "x@y.zz www.a"]))
def test_a_word_never_ends_in_space(text: str) -> None:
    lead, words = spaced(text)
    assert not lead.strip()
    assert all(word.strip() == word != "" and not space.strip() for word, space in words)
