"""engine/text/wording: labels computed from style and order."""

from engine.text.wording import Wording, print_wording, relabelled, styles
from tests.text.shorthand import wording


def labels(given: Wording) -> list[str]:
    return [one.label for one in given.paragraphs]


def test_labels_follow_the_order() -> None:
    moved = Wording(tuple(wording("To:\na) x\nb) y\nc) z").paragraphs[n] for n in (0, 3, 1)))
    assert print_wording(relabelled(moved)) == "To:\na) z\nb) x"


def test_deeper_lists_begin_again_under_each_parent() -> None:
    given = wording("To:\na) x\ni. p\nii. q\nb) y\ni. r")
    moved = Wording((*given.paragraphs[:3], given.paragraphs[4], given.paragraphs[3]))
    assert labels(relabelled(moved)) == ["", "a)", "i.", "b)", "i."]


def test_numbering_runs_on_past_a_continuation() -> None:
    assert labels(relabelled(wording("To:\na) x\nA further act.\nb) y"))) == ["", "a)", "", "b)"]


def test_numbering_begins_again_after_a_second_chapeau() -> None:
    assert labels(relabelled(wording("To:\na) x\nAlso:\nb) y"))) == ["", "a)", "", "a)"]


def test_bullets_stay_as_they_are() -> None:
    assert labels(relabelled(wording("By:\n- x\n- y"))) == ["", "-", "-"]


def test_i_after_h_has_the_style_of_letters() -> None:
    given = wording("\n".join(f"{letter}. x" for letter in "abcdefghij"))
    assert set(styles(given)) == {"a."}
    assert relabelled(given) == given


def test_i_moved_to_the_top_of_its_letters_stays_a_letter() -> None:
    given = wording("\n".join(f"{letter}) x" for letter in "abcdefghij")).paragraphs
    moved = relabelled(Wording((given[8], *given[:8], given[9])))
    assert labels(moved) == [f"{letter})" for letter in "abcdefghij"]


def test_computing_labels_again_changes_nothing() -> None:
    given = relabelled(wording("To:\nb) x\nc) y:\nii. p\niii. q\nAlso:\nv) r"))
    assert relabelled(given) == given
