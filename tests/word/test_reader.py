"""The reader: what other people's Word files say, before and after their tracked changes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.text.redline.spans import Op
from engine.word.base import base
from engine.word.package import packed, unpacked
from engine.word.reader import Change, LeftOut, ReadComment, ReadDocument, read
from tests.word.builders import create_layout
from tests.word.office import converted
from tests.word.settling import ACCEPT, REJECT, settled_text

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MEXICO = 'w:id="7" w:author="Mexico" w:date="2014-11-24T16:42:00Z"'
PANAMA = 'w:id="8" w:author="Panama"'
DATE = "2014-11-24T16:42:00Z"


def create_file(body: str, **parts: str) -> bytes:
    """A file with this in its body; `comments`, `footnotes`, `numbering` are the content of those parts."""
    made = unpacked(base(create_layout(), "en"))
    names = f'xmlns:r="{OFFICE}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    made["word/document.xml"] = f"<w:document {W} {names}><w:body>{body}</w:body></w:document>".encode()
    types, rels = made["[Content_Types].xml"].decode(), made["word/_rels/document.xml.rels"].decode()
    for at, (name, content) in enumerate(parts.items(), 90):
        made[f"word/{name}.xml"] = f"<w:{name} {W}>{content}</w:{name}>".encode()
        override = f'<Override PartName="/word/{name}.xml" ContentType="{WORD}.{name}+xml"/></Types>'
        types = types.replace("</Types>", override)
        relation = f'<Relationship Id="rId{at}" Type="{OFFICE}/{name}" Target="{name}.xml"/></Relationships>'
        rels = rels.replace("</Relationships>", relation)
    return packed(
        made | {"[Content_Types].xml": types.encode(), "word/_rels/document.xml.rels": rels.encode()}
    )


def read_body(body: str, **parts: str) -> ReadDocument:
    return read(create_file(body, **parts))


def texts(body: str) -> tuple[list[str | None], list[str | None]]:
    """The paragraphs of the base and of the final text."""
    paragraphs = read_body(body).paragraphs
    return [each.base for each in paragraphs], [each.final for each in paragraphs]


def p(*content: str, mark: str = "", properties: str = "") -> str:
    inside = properties + (f"<w:rPr>{mark}</w:rPr>" if mark else "")
    return f"<w:p><w:pPr>{inside}</w:pPr>{''.join(content)}</w:p>"


def r(text: str, tag: str = "t", look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def ins(*content: str, by: str = MEXICO) -> str:
    return f"<w:ins {by}>{''.join(content)}</w:ins>"


def gone(text: str, by: str = MEXICO) -> str:
    return f"<w:del {by}>{r(text, 'delText')}</w:del>"


def test_runs_may_be_split_anywhere() -> None:
    body = p(*(r(letter) for letter in "To th"), ins(r("a")), ins(r("n")), ins(r("k")), r(" Mexico"))
    [paragraph] = read_body(body).paragraphs
    assert (paragraph.base, paragraph.final) == ("To th Mexico", "To thank Mexico")
    assert paragraph.changes == (Change(Op.INSERT, "ank", "Mexico", DATE),)


def test_two_authors_are_told_apart_and_a_missing_date_is_empty() -> None:
    [paragraph] = read_body(p(gone("invites"), ins(r("urges"), by=PANAMA))).paragraphs
    assert paragraph.changes == (
        Change(Op.DELETE, "invites", "Mexico", DATE),
        Change(Op.INSERT, "urges", "Panama", ""),
    )


def test_what_was_put_in_and_taken_out_again_is_in_neither_text() -> None:
    document = read_body(p(r("To "), ins(gone("urge", by=PANAMA), r("thank"))))
    [paragraph] = document.paragraphs
    assert (paragraph.base, paragraph.final) == ("To ", "To thank")
    assert document.left_out == (LeftOut("inserted_and_deleted", "urge", 0),)


def test_an_insertion_in_a_deletion_is_in_neither_text_too() -> None:
    nested = f"<w:del {MEXICO}>{r('old', 'delText')}<w:ins {PANAMA}>{r('new', 'delText')}</w:ins></w:del>"
    assert texts(p(r("a "), nested)) == (["a old"], ["a "])


def test_moved_text_goes_and_comes() -> None:
    moved = f'<w:moveFromRangeStart w:id="1" w:name="m"/><w:moveFrom {MEXICO}>{r("warmly ")}</w:moveFrom>'
    there = f"<w:moveTo {MEXICO}>{r(' warmly')}</w:moveTo>"
    [paragraph] = read_body(p(moved, r("to thank"), there)).paragraphs
    assert (paragraph.base, paragraph.final) == ("warmly to thank", "to thank warmly")
    assert [change.op for change in paragraph.changes] == [Op.DELETE, Op.INSERT]


def test_a_moved_paragraph_goes_and_comes() -> None:
    here = p(f"<w:moveFrom {MEXICO}>{r('two')}</w:moveFrom>", mark=f"<w:moveFrom {MEXICO}/>")
    there = p(f"<w:moveTo {MEXICO}>{r('two')}</w:moveTo>", mark=f"<w:moveTo {MEXICO}/>")
    assert texts(here + p(r("one")) + there + p(r("three"))) == (
        ["two", "one", None, "three"],
        [None, "one", "two", "three"],
    )


def test_a_paragraph_split_and_one_joined() -> None:
    assert texts(p(r("a."), mark=f"<w:ins {MEXICO}/>") + p(r("b."))) == (["a.b.", None], ["a.", "b."])
    assert texts(p(r("a."), mark=f"<w:del {MEXICO}/>") + p(r("b."))) == (["a.", "b."], ["a.b.", None])


def test_a_mark_is_a_change_of_its_own() -> None:
    [first, _] = read_body(p(r("a."), mark=f"<w:ins {MEXICO}/>") + p(r("b."))).paragraphs
    assert first.changes == (Change(Op.INSERT, "\n", "Mexico", DATE),)


def test_links_smart_tags_and_content_controls_are_their_words() -> None:
    link = f'<w:hyperlink w:anchor="x">{r("link")}</w:hyperlink>'
    tag = f'<w:smartTag w:element="place"><w:smartTagPr/>{r(" Managua")}</w:smartTag>'
    control = f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{r(' control')}</w:sdtContent></w:sdt>"
    block = f"<w:sdt><w:sdtPr/><w:sdtContent>{p(r('block'))}</w:sdtContent></w:sdt>"
    assert texts(p(link, tag, control) + block)[0] == ["link Managua control", "block"]


def test_tabs_breaks_and_hyphens_are_text_but_the_end_of_a_page_is_not() -> None:
    inside = (
        "<w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:noBreakHyphen/><w:br w:type='page'/><w:t>c</w:t><w:cr/>"
    )
    stops = "<w:tabs><w:tab w:val='left' w:pos='100'/></w:tabs>"
    assert texts(p(f"<w:r>{inside}</w:r>", properties=stops))[0] == ["a\tb\n\u2011c\n"]


def test_of_a_field_the_result_is_read() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    field = mark("begin") + r(" PAGE ", "instrText") + mark("separate") + r("12") + mark("end")
    nested = mark("begin") + r("IF ", "instrText") + field + mark("separate") + r("yes") + mark("end")
    simple = f'<w:fldSimple w:instr=" DATE ">{r("today")}</w:fldSimple>'
    document = read_body(p(r("page "), field, r(", "), nested, r(", "), simple))
    assert document.paragraphs[0].final == "page 12, yes, today"
    assert [left.kind for left in document.left_out] == ["field"] * 3


def test_a_table_is_its_paragraphs() -> None:
    cells = "".join(f"<w:tc><w:tcPr/>{p(r(text))}</w:tc>" for text in ("one", "two"))
    document = read_body(
        p(r("before")) + f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{cells}</w:tr></w:tbl>" + p(r("after"))
    )
    assert [(each.base, each.in_table) for each in document.paragraphs] == [
        ("before", False), ("one", True), ("two", True), ("after", False),
    ]  # fmt: skip
    assert document.left_out == (LeftOut("table", "", 1),)


def test_a_row_that_comes_is_inserted_text() -> None:
    row = f"<w:tr><w:trPr><w:ins {MEXICO}/></w:trPr><w:tc>{p(r('new'))}</w:tc></w:tr>"
    document = read_body(f"<w:tbl>{row}</w:tbl>" + p(r("after")))
    assert document.text(Op.DELETE) == "after\n"
    assert document.text(Op.INSERT) == "new\nafter\n"


def test_hidden_text_is_listed_and_left_out() -> None:
    document = read_body(
        p(r("seen"), r(" hidden", look="<w:vanish/>"), r(" seen", look="<w:vanish w:val='0'/>"))
    )
    assert document.paragraphs[0].base == "seen seen"
    assert document.left_out == (LeftOut("hidden", " hidden", 0),)


def test_a_footnote_is_listed_with_its_text() -> None:
    note = f'<w:footnote w:id="2">{p(r("see annex"))}</w:footnote>'
    document = read_body(p(r("text"), '<w:r><w:footnoteReference w:id="2"/></w:r>'), footnotes=note)
    assert document.paragraphs[0].base == "text"
    assert document.left_out == (LeftOut("footnote", "see annex", 0),)


@pytest.mark.parametrize(
    ("inside", "kind", "text"),
    [
        ("<w:r><w:drawing/></w:r>", "picture", ""),
        (f"<w:r><w:pict><w:txbxContent>{p(r('boxed'))}</w:txbxContent></w:pict></w:r>", "text_box", "boxed"),
        ("<m:oMath><m:r><m:t>x=y</m:t></m:r></m:oMath>", "equation", "x=y"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>', "symbol", "F04A"),
        (
            f"<w:r><w:ruby><w:rt>{r('guide')}</w:rt><w:rubyBase>{r('')}</w:rubyBase></w:ruby></w:r>",
            "ruby",
            "guide",
        ),
    ],
)
def test_what_is_no_text_is_listed_with_its_place(inside: str, kind: str, text: str) -> None:
    document = read_body(p(r("first")) + p(r("a"), inside, r("b")))
    assert document.paragraphs[1].base == "ab"
    assert document.left_out == (LeftOut(kind, text, 1),)


def test_tracked_formatting_and_numbering_are_listed() -> None:
    look = f"<w:b/><w:rPrChange {MEXICO}><w:rPr/></w:rPrChange>"
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    change = f"<w:pPrChange {MEXICO}><w:pPr/></w:pPrChange>"
    document = read_body(p(r("bold", look=look)) + p(r("numbered"), properties=number + change))
    assert [(left.kind, left.paragraph) for left in document.left_out] == [
        ("formatting", 0),
        ("numbering", 1),
    ]


def test_numbers_and_letters_are_those_that_word_prints() -> None:
    level = '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl>'
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    new = p(ins(r("new")), mark=f"<w:ins {MEXICO}/>", properties=number)
    document = read_body(
        p(r("one"), properties=number) + new + p(r("two"), properties=number), numbering=numbering
    )
    assert document.text(Op.DELETE) == "c) one\nd) two\n"
    assert document.text(Op.INSERT) == "c) one\nd) new\ne) two\n"


def test_a_comment_has_its_author_date_and_the_words_it_is_about() -> None:
    note = f'<w:comment w:id="4" w:author="Mexico" w:date="{DATE}">{p(r("why"))}{p(r("so"))}</w:comment>'
    about = p(r("a "), '<w:commentRangeStart w:id="4"/>', r("b"), gone("c")) + p(
        r("d"), '<w:commentRangeEnd w:id="4"/>'
    )
    document = read_body(p(r("first")) + about, comments=note)
    assert document.comments == (ReadComment("Mexico", DATE, "why\nso", "b\nd", 1),)


def test_a_comment_without_a_range_stands_where_it_is_referred_to() -> None:
    note = f'<w:comment w:id="4" w:author="Mexico">{p(r("why"))}</w:comment>'
    document = read_body(p(r("a"), '<w:r><w:commentReference w:id="4"/></w:r>'), comments=note)
    assert document.comments == (ReadComment("Mexico", "", "why", "", 0),)


def test_bookmarks_lie_around_their_paragraphs() -> None:
    start, end = '<w:bookmarkStart w:id="1" w:name="item_7"/>', '<w:bookmarkEnd w:id="1"/>'
    document = read_body(p(r("a")) + p(start, r("b")) + p(r("c"), end) + p(r("d")))
    assert [each.bookmarks for each in document.paragraphs] == [(), ("item_7",), ("item_7",), ()]


def test_a_bookmark_that_only_touches_a_paragraph_is_not_around_it() -> None:
    """As editing leaves them: the one ends where the next line begins, the other was emptied into its neighbour."""
    start, end = '<w:bookmarkStart w:id="1" w:name="item_7"/>', '<w:bookmarkEnd w:id="1"/>'
    empty = '<w:bookmarkStart w:id="2" w:name="item_8"/><w:bookmarkEnd w:id="2"/>'
    document = read_body(p(r("a"), start) + p(r("b")) + p(end, empty, r("c")))
    assert [each.bookmarks for each in document.paragraphs] == [(), ("item_7",), ()]


def test_the_strict_form_of_the_standard_is_read_too() -> None:
    parts = unpacked(create_file(p(r("To thank Mexico"))))
    usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    parts["word/document.xml"] = parts["word/document.xml"].replace(usual, strict)
    assert read(packed(parts)).paragraphs[0].base == "To thank Mexico"


def test_a_file_that_google_made() -> None:
    """Runs with rtl marks, no styles of its own, suggestions under people's names."""
    run = '<w:r w:rsidDel="0" w:rsidR="0"><w:rPr><w:rtl w:val="0"/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'
    ana = 'w:author="Ana" w:id="0" w:date="2014-11-24T16:42:13Z"'
    suggested = f"<w:ins {ana}>{run.format('urges')}</w:ins>"
    was = f"<w:del {ana}>{run.format('invites').replace('w:t', 'w:delText')}</w:del>"
    properties = "<w:pageBreakBefore w:val='0'/><w:rPr/>"
    assert texts(p(run.format("The Group "), suggested, was, properties=properties)) == (
        ["The Group invites"],
        ["The Group urges"],
    )


def test_libreoffice_writes_the_same_again(tmp_path: Path) -> None:
    body = p(r("To "), gone("ask"), ins(r("urge"), by=PANAMA), r(" Mexico.")) + p(
        ins(r("New.")), mark=f"<w:ins {MEXICO}/>"
    )
    before = create_file(body + p(r("End.")))
    after = read(converted(before, "docx:MS Word 2007 XML", tmp_path / "there"))
    assert [after.text(side) for side in (Op.DELETE, Op.INSERT)] == [
        "To ask Mexico.\nEnd.\n",
        "To urge Mexico.\nNew.\nEnd.\n",
    ]
    assert {change.author for each in after.paragraphs for change in each.changes} == {"Mexico", "Panama"}


_WORDS = st.sampled_from(["a", "b ", " ", "ñ"])
_INLINE = st.recursive(
    _WORDS.map(r) | _WORDS.map(gone),
    lambda inner: st.lists(inner, max_size=3).map(lambda each: ins(*each)),
    max_leaves=4,
)
_MARKS = st.sampled_from(["", f"<w:ins {MEXICO}/>", f"<w:del {PANAMA}/>"])
_PARAGRAPHS = st.builds(lambda inside, mark: p(*inside, mark=mark), st.lists(_INLINE, max_size=4), _MARKS)


@given(st.lists(_PARAGRAPHS, max_size=5))
def test_base_and_final_are_what_rejecting_and_accepting_give(paragraphs: list[str]) -> None:
    docx = create_file("".join(paragraphs) + p(r("End")))
    document = read(docx)
    assert document.text(Op.DELETE) == settled_text(docx, REJECT)
    assert document.text(Op.INSERT) == settled_text(docx, ACCEPT)
