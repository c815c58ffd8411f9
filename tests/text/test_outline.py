"""engine/text/outline: whole papers, in every variant of the format."""

import pytest

from engine.text.outline import Item, Paper, ParsedPaper, paper_to_data, parse_paper, print_paper
from engine.text.wording import Kind
from tests.text.shorthand import specimen, words

SPANISH_ORDER = (
    "Belize", "Canada", "Costa Rica", "El Salvador", "United States of America", "Guatemala", "Honduras", "Mexico",
    "Nicaragua", "Panama", "Dominican Republic",
)  # fmt: skip
SPECIMENS = ["1999-es", "2003-en", "2007-es", "2008-es", "2010-es", "2014-06-en", "2014-11-managua-en"]


def parsed(text: str) -> ParsedPaper:
    return parse_paper(text, words())


def paper(name: str) -> Paper:
    return parsed(specimen(f"rcgm-{name}")).paper


def items(text: str) -> tuple[Item, ...]:
    """The items under a heading of their own."""
    return parsed(f"Conclusions\n{text}").paper.sections[0].items


def shape(item: Item) -> list[str]:
    return [f"{one.kind} {one.level} {one.label}".strip() for one in item.wording.paragraphs]


# --- the seed --------------------------------------------------------------------------------------------------------


def test_the_seed_has_19_conclusions_and_a_recommendation() -> None:
    seed = paper("2014-11-managua-en")
    assert [(section.key, section.heading) for section in seed.sections] == [
        ("conclusions", "CONCLUSIONS"),
        ("recommendations", "Recommendations"),
    ]
    labels = [[item.label for item in section.items] for section in seed.sections]
    assert labels == [[f"{number}." for number in range(1, 20)], ["1."]]


def test_the_seeds_frame_is_read() -> None:
    seed = paper("2014-11-managua-en")
    assert seed.title == ("REGIONAL CONFERENCE ON MIGRATION (RCM)",)
    assert seed.preamble.startswith("The Regional Consultation Group")
    assert seed.preamble.endswith("reached the following:")
    assert (seed.language, seed.participants) == ("en", SPANISH_ORDER)


def test_the_seeds_labels_are_kept_item_by_item() -> None:
    conclusions = paper("2014-11-managua-en").sections[0].items
    assert shape(conclusions[0])[1:] == ["sub 0 a)", "sub 0 b)", "sub 0 c)"]
    assert shape(conclusions[1]) == ["lead 0", "sub 0 a)"]
    assert shape(conclusions[14])[1:] == ["sub 0 a.", "sub 0 b.", "sub 0 c.", "sub 0 d."]
    assert shape(conclusions[17]) == ["lead 0"] + 3 * ["bullet 0 ·"]


def test_the_paragraph_after_item_11_continues_it() -> None:
    eleven = paper("2014-11-managua-en").sections[0].items[10]
    assert shape(eleven) == ["lead 0", "continuation 0"]
    assert eleven.wording.paragraphs[1].text.startswith("Thank IOM for its offer")


def test_words_bookmark_in_item_19_is_dropped_and_listed() -> None:
    found = parsed(specimen("rcgm-2014-11-managua-en"))
    lead = found.paper.sections[0].items[18].wording.paragraphs[0]
    assert lead.text.startswith("Member Countries reiterate")
    assert "line 80: [bookmark: _GoBack] dropped" in found.normalised


def test_the_no_break_space_before_unhcr_stays() -> None:
    assert "Refugees\u00a0(UNHCR)" in print_paper(paper("2014-11-managua-en"))


# --- the other variants ----------------------------------------------------------------------------------------------


def test_1999_has_its_heading_first_and_topics_for_numbers() -> None:
    found = paper("1999-es")
    assert found.heading_first
    assert found.preamble.endswith("concluyó lo siguiente:")
    topics = [(item.label, item.topic) for item in found.sections[0].items]
    assert topics == [
        ("", "Derechos humanos de los migrantes"), ("", "Tráfico de migrantes"), ("", "Cooperación técnica"),
    ]  # fmt: skip
    assert shape(found.sections[0].items[0]) == ["bullet 0 •", "bullet 0 •"]


def test_2003_numbers_with_a_bracket_and_keeps_several_sentences_together() -> None:
    section = paper("2003-en").sections[0]
    assert section.heading == "Conclusions"
    assert [item.label for item in section.items] == ["1)", "2)", "3)"]
    assert [len(item.wording.paragraphs) for item in section.items] == [1, 1, 1]


def test_2007_has_recommendations_only_and_a_stray_line() -> None:
    found = parsed(specimen("rcgm-2007-es"))
    assert [section.key for section in found.paper.sections] == ["recommendations"]
    assert found.paper.title[0] == "Final"
    assert 'line 1: "Final" stands among the title lines' in found.normalised
    assert shape(found.paper.sections[0].items[1]) == ["lead 0", "continuation 0"]
    assert shape(found.paper.sections[0].items[2]) == ["lead 0"] + 3 * ["bullet 0 •"]


def test_2008_has_a_second_chapeau_with_bullets_of_its_own() -> None:
    found = paper("2008-es")
    assert len(found.title) == 1
    assert found.preamble.endswith("formuló las siguientes")
    assert shape(found.sections[0].items[0]) == [
        "lead 0", "bullet 0 •", "bullet 0 •", "continuation 0", "bullet 0 •", "bullet 0 •",
    ]  # fmt: skip


def test_2010_has_hyphens_and_an_unnumbered_asimismo() -> None:
    first = paper("2010-es").sections[0].items[0]
    assert shape(first) == ["lead 0", "bullet 0 -", "bullet 0 -", "bullet 0 -", "continuation 0"]
    assert first.wording.paragraphs[-1].text.startswith("Asimismo,")


def test_june_2014_has_four_title_lines_and_two_label_styles() -> None:
    found = paper("2014-06-en")
    assert len(found.title) == 4
    assert shape(found.sections[0].items[0])[1:] == [
        "sub 0 a)", "sub 0 b)", "sub 1 i.", "sub 1 ii.", "sub 0 c)",
    ]  # fmt: skip
    assert shape(found.sections[0].items[2])[1:] == ["sub 0 a.", "sub 0 b."]


@pytest.mark.parametrize(
    ("name", "language", "count"),
    [
        ("1999-es", "es", 10),
        ("2003-en", "en", 10),
        ("2007-es", "es", 11),
        ("2008-es", "es", 10),
        ("2010-es", "es", 10),
    ],
)
def test_language_and_participants_are_read(name: str, language: str, count: int) -> None:
    found = paper(name)
    assert found.language == language
    assert len(found.participants) == count
    assert not any(one.startswith(("the ", "la ", "los ")) for one in found.participants)


@pytest.mark.parametrize("name", SPECIMENS)
def test_windows_line_ends_change_nothing(name: str) -> None:
    text = specimen(f"rcgm-{name}")
    assert parsed(text.replace("\n", "\r\n")) == parsed(text)


@pytest.mark.parametrize("name", SPECIMENS)
def test_the_printed_paper_is_the_text_up_to_white_space_and_debris(name: str) -> None:
    text = specimen(f"rcgm-{name}").replace("[bookmark: _GoBack]", "")
    lines = [" ".join(line.replace("\u00a0", "~").split()).strip("~ ") for line in text.split("\n")]
    printed = print_paper(paper(name)).replace("\u00a0", "~")
    assert printed == "\n".join(line for line in lines if line)


# --- numbers ---------------------------------------------------------------------------------------------------------


def test_a_year_at_the_beginning_of_a_line_is_no_item() -> None:
    assert [item.label for item in items("1. In November of\n2015. The next.\n2. To thank.")] == ["1.", "2."]


def test_a_number_out_of_sequence_within_a_sentence_is_text() -> None:
    first, _ = items("1. To hold it on November\n24. The date stands.\n2. To thank.")
    assert shape(first) == ["lead 0", "continuation 0"]


def test_a_number_out_of_sequence_after_a_sentence_is_an_item_and_noted() -> None:
    found = parsed("Conclusions\n1. To thank.\n3. To note.")
    assert [item.label for item in found.paper.sections[0].items] == ["1.", "3."]
    assert found.normalised == ("line 3: item 3. follows item 1",)


def test_numbering_may_go_on_in_the_next_section() -> None:
    found = parsed("Conclusions\n1. One.\n2. Two.\nRecommendations\n3. Three.")
    assert found.paper.sections[1].items[0].label == "3."
    assert found.normalised == ()


def test_a_list_numbered_like_the_items_stays_within_its_item() -> None:
    found = items("1. To:\n1. one\n2. two\n2. To thank:\n1. three\n3. To note.")
    assert [item.label for item in found] == ["1.", "2.", "3."]
    assert shape(found[0]) == ["lead 0", "sub 0 1.", "sub 0 2."]


def test_a_number_written_otherwise_is_a_sub_paragraph() -> None:
    assert shape(items("1. To:\n1) one\n2) two\n2. To thank.")[0]) == ["lead 0", "sub 0 1)", "sub 0 2)"]


def test_a_letter_on_the_line_of_its_number_is_a_sub_paragraph() -> None:
    (item,) = items("1. a) one\nb) two")
    assert shape(item) == ["sub 0 a)", "sub 0 b)"]


def test_topics_may_stand_over_numbered_items() -> None:
    found = items("Migration and health\n1. To thank.\nMigrant children\n2. To note.")
    assert [item.topic for item in found] == ["Migration and health", "Migrant children"]


def test_a_line_that_begins_as_an_act_is_no_topic() -> None:
    first, second = items("1. To thank.\nAsimismo, agradecer a Canadá\n2. To note.")
    assert (shape(first), second.topic) == (["lead 0", "continuation 0"], None)


def test_without_numbers_or_topics_each_act_is_an_item() -> None:
    found = items("To thank Mexico.\nTo thank, for their help:\n- Canada\n- Panama\nTo note.")
    assert [len(item.wording.paragraphs) for item in found] == [1, 3, 1]


# --- odd papers ------------------------------------------------------------------------------------------------------


def test_an_empty_text_is_an_empty_paper() -> None:
    assert parsed("") == ParsedPaper(Paper((), "", (), "en", ()), ())


def test_one_sentence_is_a_preamble() -> None:
    assert parsed("To thank Mexico.").paper == Paper((), "To thank Mexico.", (), "en", ())


def test_items_need_no_heading() -> None:
    (section,) = parsed("1. To thank.\n2. To note.").paper.sections
    assert (section.key, section.heading, len(section.items)) == ("", "", 2)


def test_a_bare_list_is_one_item_with_its_chapeau() -> None:
    (section,) = parsed("To agree to:\na) one\nb) two").paper.sections
    assert shape(section.items[0]) == ["lead 0", "sub 0 a)", "sub 0 b)"]


def test_a_name_among_the_participants_that_no_member_has_is_noted() -> None:
    found = parsed("Se reunió con la participación de representantes de Belice, la Argentina y México.")
    assert found.paper.participants == ("Belice",)
    assert found.normalised == (
        'line 1: participants end at "Argentina y México", which is no member\'s name',
    )


def test_the_json_form_is_the_one_agreed() -> None:
    data = paper_to_data(parsed("T\nMet on Monday:\nConclusions\n1. To:\na) x\nRecommendations\nHealth\n- y"))
    assert data == {
        "title": ["T"],
        "preamble": "Met on Monday:",
        "participants": [],
        "language": "en",
        "sections": [
            {
                "heading": "Conclusions",
                "items": [
                    {
                        "label": "1.",
                        "topic": None,
                        "paragraphs": [
                            {"kind": "lead", "level": 0, "label": "", "text": "To:"},
                            {"kind": "sub", "level": 0, "label": "a)", "text": "x"},
                        ],
                    }
                ],
            },
            {
                "heading": "Recommendations",
                "items": [
                    {
                        "label": None,
                        "topic": "Health",
                        "paragraphs": [{"kind": Kind.BULLET, "level": 0, "label": "-", "text": "y"}],
                    }
                ],
            },
        ],
        "normalised": [],
    }
