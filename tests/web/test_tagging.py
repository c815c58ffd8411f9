"""Delegations are named by their first letters."""

from web.tagging import Tags, read_tags, shortest

NAMES = {
    "BLZ": ("Belize", "Belice"),
    "CAN": ("Canada", "Canadá"),
    "CRI": ("Costa Rica", "Costa Rica"),
    "SLV": ("El Salvador", "El Salvador"),
    "USA": ("United States of America", "Estados Unidos de América"),
    "GTM": ("Guatemala", "Guatemala"),
    "HND": ("Honduras", "Honduras"),
    "MEX": ("Mexico", "México"),
    "NIC": ("Nicaragua", "Nicaragua"),
    "PAN": ("Panama", "Panamá"),
    "DOM": ("Dominican Republic", "República Dominicana"),
}
CODES = tuple(NAMES)


def read(typed: str) -> Tags:
    return read_tags(typed, CODES, NAMES.__getitem__)


def test_first_letters_are_enough_where_nobody_else_begins_so() -> None:
    assert read("m p").codes == ("MEX", "PAN")
    assert read("PAN,mex").codes == ("PAN", "MEX")


def test_names_may_be_written_out_in_either_language_with_or_without_accents() -> None:
    assert read("México, Estados, costa rica").codes == ("MEX", "USA", "CRI")


def test_what_begins_several_names_says_which() -> None:
    assert read("m c") == Tags(("MEX",), (), (("c", ("CAN", "CRI")),))
    assert read("co").codes == ("CRI",)


def test_what_begins_none_is_told_apart() -> None:
    assert read("m xyz") == Tags(("MEX",), ("xyz",), ())
    assert not read("m xyz").clear
    assert read("").clear


def test_a_delegation_named_twice_is_one() -> None:
    assert read("m mex mexico").codes == ("MEX",)


def test_the_fewest_letters_are_known_and_do_name_it() -> None:
    found = shortest(CODES, NAMES.__getitem__)
    assert found["MEX"] == "m"
    assert found["CRI"] == "co"
    assert max(map(len, found.values())) <= 2
    assert all(read(letters).codes == (code,) for code, letters in found.items())
