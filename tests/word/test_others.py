"""What others proposed in a file is left as it was: neither accepted nor rejected by who hands the file in."""

from engine.text.redline import Op
from engine.word.others import own_changes
from engine.word.reader import ReadDocument, read_parts
from tests.word.hostile import W, plain

OURS, THEIRS = (
    'w:author="Ana" w:date="2014-11-24T10:00:00Z"',
    'w:author="Panama" w:date="2014-11-24T10:00:00Z"',
)


def create_parts(*paragraphs: str) -> dict[str, bytes]:
    body = "".join(f"<w:p>{each}</w:p>" for each in paragraphs)
    return plain() | {"word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>".encode()}


def run(text: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def come(text: str, who: str) -> str:
    return f'<w:ins w:id="1" {who}>{run(text)}</w:ins>'


def gone(text: str, who: str) -> str:
    return f'<w:del w:id="2" {who}>{run(text, "delText")}</w:del>'


def mark(kind: str, who: str) -> str:
    return f'<w:pPr><w:rPr><w:{kind} w:id="3" {who}/></w:rPr></w:pPr>'


def own(*paragraphs: str) -> tuple[ReadDocument, int, tuple[str, ...]]:
    found = own_changes(create_parts(*paragraphs), lambda author: author == "Panama")
    return read_parts(found.parts), found.left, found.lost


def test_their_words_go_and_what_they_took_out_stands() -> None:
    found, left, _ = own(run("The Group ") + gone("invites", THEIRS) + come("urges", THEIRS) + run(" them."))
    assert found.text(Op.DELETE) == found.text(Op.INSERT) == "The Group invites them.\n"
    assert found.paragraphs[0].changes == ()
    assert left == 2


def test_one_s_own_changes_stay_tracked_beside_theirs() -> None:
    found, _, _ = own(gone("a ", OURS) + come("the ", OURS) + gone("b", THEIRS) + come("c", THEIRS))
    assert (found.text(Op.DELETE), found.text(Op.INSERT)) == ("a b\n", "the b\n")
    assert {each.author for each in found.paragraphs[0].changes} == {"Ana"}


def test_a_paragraph_that_they_put_in_is_not_there() -> None:
    found, _, _ = own(run("One."), mark("ins", THEIRS) + come("Two.", THEIRS), run("Three."))
    assert found.text(Op.DELETE) == found.text(Op.INSERT) == "One.\nThree.\n"


def test_paragraphs_that_they_joined_are_two() -> None:
    found, _, _ = own(mark("del", THEIRS) + run("One."), run("Two."))
    assert found.text(Op.DELETE) == found.text(Op.INSERT) == "One.\nTwo.\n"


def test_what_one_took_out_of_theirs_is_named() -> None:
    inner = f'<w:ins w:id="1" {THEIRS}>{run("urges ")}{gone("strongly", OURS)}</w:ins>'
    found, _, lost = own(run("The Group ") + inner)
    assert lost == ("strongly",)
    assert found.text(Op.INSERT) == "The Group\n" or found.text(Op.INSERT) == "The Group \n"


def test_a_file_without_theirs_is_the_same_file() -> None:
    parts = create_parts(run("One.") + come("Two.", OURS))
    assert own_changes(parts, lambda author: author == "Panama").parts == parts
