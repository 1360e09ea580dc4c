"""Word documents to an outline."""

from collections.abc import Callable
from io import BytesIO

import docx
import pytest
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE

from career_pages.documents import outline as why
from career_pages.documents.front_matter import DocumentFormat, GuideDocument
from career_pages.documents.outline import LineKind, SectionMark
from career_pages.documents.reading import read_document
from career_pages.documents.source_file import DocumentError, ImportLimits
from tests.career_pages.documents.made_files import (
    part,
    picture_file,
    rewritten,
    saved,
    with_parts,
    xml,
)


def read(document: Document | bytes) -> GuideDocument:
    """Return what the importer reads in a Word document."""
    data = document if isinstance(document, bytes) else saved(document)
    return read_document(data, "guide.docx")


def lines(document: Document | bytes) -> list[tuple[str, str]]:
    """Return the kind and the text of each line."""
    return [(line.kind.value, line.text) for line in read(document).outline.lines]


def withheld(document: GuideDocument) -> list[tuple[str, str]]:
    """Return what is withheld, and why."""
    return [(note.text, note.why) for note in document.outline.notes.withheld]


def with_body(*elements: str) -> Document:
    """Return a document whose body holds elements of Word's XML."""
    document = docx.Document()
    for element in elements:
        document.element.body.insert(len(document.element.body) - 1, xml(element))
    return document


def paragraph(text: str) -> str:
    """Return a paragraph of Word's XML with a text, or with runs."""
    runs = text if text.startswith("<") else f"<w:r><w:t>{text}</w:t></w:r>"
    return f"<w:p>{runs}</w:p>"


def test_styles_say_what_paragraphs_are() -> None:
    document = docx.Document()
    document.add_heading("Baker", 0)
    document.add_heading("A day {.overview}", 2)
    document.add_paragraph("It rises.", style="Quote")
    document.add_paragraph("— A baker", style="Quote")
    for name in ("List Bullet", "List Bullet 2", "List Number", "List Number 3"):
        document.add_paragraph(name, style=name)
    found = read(document)
    assert found.format is DocumentFormat.DOCX
    assert [
        (line.kind, line.text, line.level, line.depth, line.ordered) for line in found.outline.lines
    ] == [
        (LineKind.HEADING, "Baker", 1, 0, False),
        (LineKind.HEADING, "A day", 2, 0, False),
        (LineKind.QUOTE, "It rises.\n\n— A baker", 0, 0, False),
        (LineKind.ITEM, "List Bullet", 0, 0, False),
        (LineKind.ITEM, "List Bullet 2", 0, 1, False),
        (LineKind.ITEM, "List Number", 0, 0, True),
        (LineKind.ITEM, "List Number 3", 0, 2, True),
    ]
    assert found.outline.lines[1].mark == SectionMark("OverviewSection")


def test_styles_of_ones_own_are_what_they_are_based_on() -> None:
    document = docx.Document()
    chapter = document.styles.add_style("Kapitel", WD_STYLE_TYPE.PARAGRAPH)
    chapter.base_style = document.styles["Heading 2"]
    loud = document.styles.add_style("Laut", WD_STYLE_TYPE.PARAGRAPH)
    loud.font.bold = True
    document.add_paragraph("A", style="Kapitel")
    document.add_paragraph("B", style="Laut")
    first, second = read(document).outline.lines
    assert (first.kind, first.level) == (LineKind.HEADING, 2)
    assert second.html == "<b>B</b>"


def test_lists_of_the_numbering_part_have_depth_and_order() -> None:
    numbering = part(
        "numbering",
        '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>',
    )
    item = '<w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr></w:pPr>'
    document = with_body(
        paragraph(item.format(0, 3) + "<w:r><w:t>a</w:t></w:r>"),
        paragraph(item.format(1, 3) + "<w:r><w:t>b</w:t></w:r>"),
        paragraph(item.format(0, 0) + "<w:r><w:t>c</w:t></w:r>"),
    )
    data = rewritten(saved(document), {"word/numbering.xml": lambda _: numbering})
    found = [(line.kind, line.depth, line.ordered) for line in read(data).outline.lines]
    assert found == [
        (LineKind.ITEM, 0, True),
        (LineKind.ITEM, 1, False),
        (LineKind.PARAGRAPH, 0, False),
    ]


def test_runs_keep_their_marks_and_links() -> None:
    document = docx.Document()
    text = document.add_paragraph("a ")
    text.add_run("b").bold = True
    text.add_run(" c ").italic = True
    link = document.part.relate_to(
        "https://example.org/?utm_source=w", "hyperlink", is_external=True
    )
    text._p.append(xml(f'<w:hyperlink r:id="{link}"><w:r><w:t>d</w:t></w:r></w:hyperlink>'))
    text._p.append(xml('<w:hyperlink w:anchor="there"><w:r><w:t> e</w:t></w:r></w:hyperlink>'))
    (line,) = read(document).outline.lines
    assert line.html == 'a <b>b</b> <i>c</i> <a href="https://example.org/">d</a> e'


def test_tables_and_the_first_table_as_front_matter() -> None:
    document = docx.Document()
    about = document.add_table(2, 2)
    for row, (key, text) in enumerate((("role", "Baker"), ("titles", "Bread maker"))):
        about.cell(row, 0).text, about.cell(row, 1).text = key, text
    about.cell(1, 1).add_paragraph("Pastry cook")
    document.add_paragraph("text")
    facts = document.add_table(2, 2)
    for row in range(2):
        for column in range(2):
            facts.cell(row, column).text = f"{row}{column}"
    found = read(document)
    assert found.front_matter.role == "Baker"
    assert found.front_matter.titles == ("Bread maker", "Pastry cook")
    assert found.outline.lines[-1].header == ("00", "01")
    assert found.outline.lines[-1].rows == (("10", "11"),)


def test_pictures_have_their_alternative_text_and_caption() -> None:
    document = docx.Document()
    shape = document.add_picture(BytesIO(picture_file("JPEG")))
    shape._inline.docPr.set("descr", "A loaf")
    document.add_paragraph("Fresh", style="Caption")
    (line,) = read(document).outline.lines
    assert line.picture is not None
    assert (line.picture.alt, line.picture.caption) == ("A loaf", "Fresh")
    assert line.picture.name == "picture-1.jpg"
    assert line.picture.data == picture_file("JPEG")


def test_pictures_of_other_formats_are_reported() -> None:
    document = docx.Document()
    document.add_paragraph("text")
    document.add_picture(BytesIO(picture_file("TIFF")))
    (note,) = read(document).outline.notes.unplaced
    assert note.text == "(picture-1.tiff)"
    assert "TIFF" in note.why


def test_pictures_of_older_forms_are_kept_and_linked_ones_reported() -> None:
    document = docx.Document()
    relation, _ = document.part.get_or_add_image(BytesIO(picture_file()))
    away = document.part.relate_to("https://example.org/a.png", "image", is_external=True)
    drawn = document.add_paragraph("text")
    old = f"<v:shape alt='Old'><v:imagedata r:id='{relation}'/></v:shape>"
    for element in (
        f"<w:r><w:pict>{old}</w:pict></w:r>",
        f"<w:r><w:drawing><wp:docPr descr='Far'/><a:blip r:link='{away}'/></w:drawing></w:r>",
    ):
        drawn._p.append(xml(element))
    found = read(document)
    assert [line.picture.alt for line in found.outline.lines if line.picture] == ["Old"]
    assert withheld(found) == [("Far https://example.org/a.png", why.REMOTE_PICTURE)]


def test_strict_open_xml_is_read_as_well() -> None:
    document = docx.Document()
    document.add_heading("Baker", 1)

    def strict(content: bytes) -> bytes:
        for name in (b"wordprocessingml", b"officeDocument"):
            usual = b"http://schemas.openxmlformats.org/" + name + b"/2006/"
            content = content.replace(usual, b"http://purl.oclc.org/ooxml/" + name + b"/")
        return content

    parts = ("_rels/.rels", "word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels")
    assert lines(rewritten(saved(document), dict.fromkeys(parts, strict))) == [("heading", "Baker")]


def test_footnotes_and_endnotes_are_numbered_in_the_text() -> None:
    document = with_body(
        paragraph('<w:r><w:t>a</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'),
        paragraph('<w:r><w:t>b</w:t></w:r><w:r><w:endnoteReference w:id="5"/></w:r>'),
        paragraph('<w:r><w:t>c</w:t></w:r><w:r><w:footnoteReference w:id="99"/></w:r>'),
    )
    note = '<w:{} w:id="{}"><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:{}>'
    data = with_parts(
        saved(document),
        {
            "footnotes.xml": part("footnotes", note.format("footnote", 2, "one", "footnote")),
            "endnotes.xml": part("endnotes", note.format("endnote", 5, "two", "endnote")),
        },
    )
    assert lines(data) == [
        ("paragraph", "a[1]"),
        ("paragraph", "b[2]"),
        ("paragraph", "c"),
        ("note", "1. one"),
        ("note", "2. two"),
    ]


def test_text_that_the_converter_would_drop_is_kept() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent>"
    document = with_body(
        paragraph(
            "<w:r><w:t>a</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
            f"<wps:txbx>{box.format('b')}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>"
            f"<v:textbox>{box.format('b')}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
            "</w:r>"
        ),
        paragraph("<w:fldSimple w:instr='DATE'><w:r><w:t>c</w:t></w:r></w:fldSimple>"),
        paragraph(
            "<m:oMathPara><m:oMath><m:r><m:t>d=</m:t></m:r><m:r><m:t>e</m:t></m:r></m:oMath></m:oMathPara>"
        ),
        paragraph(
            "<w:r><w:ruby><w:rt><w:r><w:t>f</w:t></w:r></w:rt>"
            "<w:rubyBase><w:r><w:t>g</w:t></w:r></w:rubyBase></w:ruby></w:r>"
        ),
        "<w:sdt><w:sdtPr><w14:checkbox/></w:sdtPr>"
        "<w:sdtContent><w:p><w:r><w:t>h i</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        paragraph(
            "<w:ins w:id='1'><w:r><w:t>j</w:t></w:r></w:ins>"
            "<w:smartTag><w:r><w:t>k</w:t></w:r></w:smartTag>"
        ),
    )
    assert [text for _, text in lines(document)] == ["a", "b", "c", "d=e", "fg", "h i", "jk"]


def test_what_is_no_text_is_left_out_and_said() -> None:
    document = with_body(
        paragraph("<w:r><w:t>a </w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"),
        paragraph("<w:r><w:t>b</w:t></w:r><w:r><w:commentReference w:id='4'/></w:r>"),
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj>"
        "</w:sdtPr><w:sdtContent><w:p><w:r><w:t>Baker 1</w:t></w:r></w:p></w:sdtContent></w:sdt>",
    )
    section = document.sections[0]
    section.header.paragraphs[0].text = "head"
    section.footer.paragraphs[0].text = "foot"
    comment = "<w:comment w:id='4'><w:p><w:r><w:t>really?</w:t></w:r></w:p></w:comment>"
    data = with_parts(saved(document), {"comments.xml": part("comments", comment)})
    found = read(data)
    assert [line.text for line in found.outline.lines] == ["a", "b"]
    assert withheld(found) == [
        ("hidden", why.HIDDEN),
        ("really?", why.COMMENT),
        ("Baker 1", why.CONTENTS),
        ("head", why.PAGE_HEADER),
        ("foot", why.PAGE_HEADER),
    ]


def test_tracked_deletions_go_and_are_mentioned() -> None:
    deleted = "<w:del w:id='1'><w:r><w:delText>b</w:delText></w:r></w:del>"
    found = read(with_body(paragraph(f"<w:r><w:t>a</w:t></w:r>{deleted}<w:r><w:t>c</w:t></w:r>")))
    assert found.text == "ac"
    assert [problem.message for problem in found.notes.problems] == [why.TRACKED_CHANGES]


def test_charts_are_left_out_with_their_words() -> None:
    document = with_body(paragraph("text"))
    drawing = (
        "<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><c:chart r:id='rIdT0'/>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    document.element.body.insert(1, xml(drawing))
    chart = part("x", "<a:p><a:r><a:t>Pay by level</a:t></a:r></a:p>")
    assert withheld(read(with_parts(saved(document), {"chart.xml": chart}))) == [
        ("Pay by level", why.CHART),
    ]


def test_macros_and_embedded_files_are_mentioned() -> None:
    data = rewritten(
        saved(with_body(paragraph("text"))),
        {},
        {
            "word/vbaProject.bin": b"x",
            "word/embeddings/sheet.xlsx": b"x",
            "word/afchunk1.html": b"x",
        },
    )
    assert {problem.message for problem in read(data).notes.problems} == {
        why.MACROS,
        why.EMBEDDED_FILES,
        why.INSERTED_DOCUMENT,
    }


def test_what_points_nowhere_does_no_harm() -> None:
    document = with_body(
        paragraph(
            "<w:hyperlink r:id='rId999'><w:r><w:t>a</w:t></w:r></w:hyperlink>"
            "<w:r><w:commentReference w:id='9'/><w:sym w:font='Wingdings'/><w:t>b</w:t></w:r>"
            "<w:r><w:drawing><a:blip r:embed='rId998'/></w:drawing></w:r>"
            "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
        ),
        "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='x'/></w:tcPr>"
        "<w:p><w:r><w:t>c</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>d</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
        "<w:p><w:pPr><w:pStyle w:val='None'/></w:pPr><w:r><w:t>e</w:t></w:r></w:p>",
    )
    assert [text for _, text in lines(document)] == ["ab", "c d", "e"]


def deep_xml(content: bytes) -> bytes:
    """Return the text of a document inside many elements."""
    inner = b"<w:smartTag>" * 230 + b"<w:r><w:t>x</w:t></w:r>" + b"</w:smartTag>" * 230
    return content.replace(b"<w:body>", b"<w:body><w:p>" + inner + b"</w:p>")


def entity_bomb(content: bytes) -> bytes:
    """Return a document that defines an entity."""
    return content.replace(b"<w:document", b'<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document', 1)


def utf_16_bomb(content: bytes) -> bytes:
    """Return the same in UTF-16."""
    text = entity_bomb(content).decode().replace("UTF-8", "UTF-16")
    return text.encode("utf-16")


def many_elements(content: bytes) -> bytes:
    """Return a document with more paragraphs than anybody writes."""
    return content.replace(b"<w:body>", b"<w:body>" + b"<w:p/>" * 700_000)


def much_xml(content: bytes) -> bytes:
    """Return a document that is small as long as it is packed."""
    return content.replace(b"<w:body>", b"<w:body>" + b"<w:p/>" * 9_000_000)


@pytest.mark.parametrize(
    ("change", "hint"),
    [
        (deep_xml, "nests its parts too deeply"),
        (entity_bomb, "XML entities"),
        (utf_16_bomb, "XML entities"),
        (much_xml, "unpacks to more"),
        (many_elements, "unpacks to more"),
        (lambda content: content[:-40], "damaged"),
        (lambda content: b"", "damaged"),
        (lambda content: b"<x/>", "no Word document"),
        (
            lambda content: content.replace(b"<w:body>", b"<w:b>").replace(b"</w:body>", b"</w:b>"),
            "damaged",
        ),
    ],
)
def test_documents_that_cannot_be_read_are_refused_with_advice(
    change: Callable[[bytes], bytes], hint: str
) -> None:
    data = rewritten(saved(with_body(paragraph("text"))), {"word/document.xml": change})
    with pytest.raises(DocumentError, match=hint):
        read(data)


def test_packages_that_cannot_be_unpacked_are_refused_with_advice() -> None:
    data = saved(with_body(paragraph("text")))
    with pytest.raises(DocumentError, match="damaged"):
        read(data[: len(data) // 2])
    with pytest.raises(DocumentError, match="damaged"):
        read(b"PK\x03\x04" + b"\0" * 100)
    with pytest.raises(DocumentError, match="more than 3 files"):
        read_document(data, "a.docx", ImportLimits(files=3))
    with pytest.raises(DocumentError, match="unpacks to more"):
        read_document(data, "a.docx", ImportLimits(unpacked_bytes=10_000))
    flipped = bytearray(data)
    central = data.index(b"PK\x01\x02")
    flipped[central + 8] |= 1
    with pytest.raises(DocumentError, match="password"):
        read(bytes(flipped))


def test_a_document_without_text_is_refused_with_advice() -> None:
    with pytest.raises(DocumentError, match="empty"):
        read(docx.Document())
