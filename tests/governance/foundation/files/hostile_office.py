"""Word and Excel files as people and attackers make them."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable

import docx
import openpyxl
from openpyxl.comments import Comment

CANARY = "canary-52be"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_RELS = "word/_rels/document.xml.rels"


def word(change: Callable[[docx.document.Document], object] = lambda document: None) -> bytes:
    document = docx.Document()
    document.core_properties.author = ""
    document.add_heading("Purpose", 1)
    document.add_paragraph("The board is asked to note the report.")
    change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def excel(change: Callable[[openpyxl.Workbook], object] = lambda book: None) -> bytes:
    book = openpyxl.Workbook()
    book.active["A1"] = "Cost"
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def changed(
    data: bytes, parts: dict[str, Callable[[bytes], bytes]], add: dict[str, bytes] | None = None
) -> bytes:
    """The archive with some parts rewritten and others added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name, lambda part: part)(old.read(name)))
        for name, part in (add or {}).items():
            new.writestr(name, part)
    return out.getvalue()


def with_relation(
    data: bytes,
    rels: str,
    kind: str,
    target: str,
    *,
    external: bool = False,
    add: dict[str, bytes] | None = None,
) -> bytes:
    mode = ' TargetMode="External"' if external else ""
    line = f'<Relationship Id="rId900" Type="{RELATION}{kind}" Target="{target}"{mode}/></Relationships>'
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        has_part = rels in archive.namelist()
    if has_part:
        return changed(data, {rels: lambda part: part.replace(b"</Relationships>", line.encode())}, add)
    head = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    return changed(data, {}, {rels: (head + line).encode(), **(add or {})})


def with_text(markup: str, data: bytes | None = None) -> bytes:
    """A Word document with some markup of its own at the end of its body."""
    return changed(
        data or word(),
        {"word/document.xml": lambda part: part.replace(b"<w:sectPr", markup.encode() + b"<w:sectPr", 1)},
    )


# Refused -------------------------------------------------------------------------------------------------


def macros() -> bytes:
    return with_relation(word(), _RELS, "vbaProject", "vbaProject.bin", add={"word/vbaProject.bin": b"x"})


def macro_workbook() -> bytes:
    return changed(
        excel(),
        {
            "[Content_Types].xml": lambda part: part.replace(
                b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
            )
        },
    )


def template() -> bytes:
    return changed(
        word(), {"[Content_Types].xml": lambda part: part.replace(b"document.main+xml", b"template.main+xml")}
    )


def presentation() -> bytes:
    return changed(
        word(), {"[Content_Types].xml": lambda part: part.replace(b"wordprocessingml", b"presentationml")}
    )


def embedded_object() -> bytes:
    return with_relation(word(), _RELS, "oleObject", "embeddings/o.bin", add={"word/embeddings/o.bin": b"x"})


def embedded_document() -> bytes:
    return with_relation(
        word(), _RELS, "package", "embeddings/a.docx", add={"word/embeddings/a.docx": word()}
    )


def foreign_chunk() -> bytes:
    return with_relation(word(), _RELS, "aFChunk", "a.html", add={"word/a.html": b"<script>x</script>"})


def linked_picture() -> bytes:
    return with_relation(word(), _RELS, "image", f"http://{CANARY}.example.org/p.png", external=True)


def linked_workbook() -> bytes:
    rels = "xl/_rels/workbook.xml.rels"
    return with_relation(
        excel(),
        rels,
        "externalLink",
        "externalLinks/e.xml",
        add={"xl/externalLinks/e.xml": b"<externalLink/>"},
    )


def data_connection() -> bytes:
    rels = "xl/_rels/workbook.xml.rels"
    return with_relation(excel(), rels, "connections", "connections.xml", add={"xl/connections.xml": b"<c/>"})


def active_field() -> bytes:
    """A field that starts a program, its instruction cut into pieces as attackers do."""
    pieces = "".join(
        f'<w:r><w:instrText xml:space="preserve">{piece}</w:instrText></w:r>'
        for piece in (" DDE", "AUTO", " cmd x")
    )
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    return with_text(f"<w:p>{begin}{pieces}{end}</w:p>")


def fetching_field() -> bytes:
    return with_text('<w:p><w:fldSimple w:instr=" INCLUDETEXT C:\\\\secret.docx "/></w:p>')


def entities() -> bytes:
    """The thousand million laughs, in the properties."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    xml = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]><x>&l9;</x>'
    return changed(word(), {"docProps/app.xml": lambda part: xml.encode()})


def outside_entity() -> bytes:
    xml = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x>&f;</x>'
    return changed(word(), {"word/settings.xml": lambda part: xml.encode("utf-16")})


def unpacks_too_far() -> bytes:
    return changed(word(), {}, {"word/media/a.xml": b"<a>" + b" " * 40 * 1024 * 1024 + b"</a>"})


def too_many_entries() -> bytes:
    return changed(word(), {}, {f"word/media/{number}.txt": b"" for number in range(6_000)})


def entry_of_another_size() -> bytes:
    """A part whose directory entry says 10 bytes, and which unpacks to 50 megabytes."""
    data = bytearray(changed(word(), {}, {"word/big.bin": b" " * 50 * 1024 * 1024}))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        start = archive.start_dir
    position = data.index(b"word/big.bin", start) - 46
    data[position + 24 : position + 28] = struct.pack("<I", 10)
    return bytes(data)


def overlapping_entries() -> bytes:
    """Two names for the same bytes: the way to make a small archive unpack to any size."""
    data = bytearray(changed(word(), {}, {"word/a.bin": b"x" * 1000, "word/b.bin": b"x" * 1000}))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        start = archive.start_dir
    first = data.index(b"word/a.bin", start) - 46
    second = data.index(b"word/b.bin", start) - 46
    data[second + 42 : second + 46] = data[first + 42 : first + 46]
    return bytes(data)


def same_name_twice() -> bytes:
    out = io.BytesIO(word())
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/Document.xml", b"<other/>")
    return out.getvalue()


def locked_entries() -> bytes:
    """An archive with the traditional password on its parts."""
    data = bytearray(word())
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        position = archive.start_dir
    while data[position : position + 4] == b"PK\x01\x02":
        data[position + 8] |= 1
        name, extra, comment = struct.unpack("<HHH", data[position + 28 : position + 34])
        position += 46 + name + extra + comment
    return bytes(data)


def office_password() -> bytes:
    """The shell that Office puts around a document with a password."""
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(500)
    )


def old_office() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "WordDocument".encode("utf-16-le") + bytes(500)


def plain_zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("readme.txt", "hello")
    return out.getvalue()


# Accepted with something to say --------------------------------------------------------------------------


def properties() -> bytes:
    def change(document) -> None:
        document.core_properties.author = CANARY
        document.core_properties.last_modified_by = CANARY
        document.core_properties.title = "Quarterly report"

    custom = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties">'
        f'<property name="Client"><x>{CANARY}</x></property></Properties>'
    )
    app = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Company>{CANARY}</Company><Template>{CANARY}.dotm</Template></Properties>"
    )
    return changed(
        word(change),
        {"docProps/app.xml": lambda part: app.encode()},
        {"docProps/custom.xml": custom.encode()},
    )


def attached_template() -> bytes:
    rels = "word/_rels/settings.xml.rels"
    linked = with_relation(
        word(), rels, "attachedTemplate", f"file:///C:/Users/{CANARY}/Normal.dotm", external=True
    )
    mark = (
        b'<w:attachedTemplate xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
        b'r:id="rId900"/><w:defaultTabStop'
    )
    return changed(linked, {"word/settings.xml": lambda part: part.replace(b"<w:defaultTabStop", mark, 1)})


def comments() -> bytes:
    def change(document) -> None:
        paragraph = document.add_paragraph("Commented")
        document.add_comment(paragraph.runs, text=CANARY, author="A. Author")
        document.add_comment(paragraph.runs, text="Second", author="A. Author")

    return word(change)


def tracked_changes() -> bytes:
    return with_text(
        '<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>new</w:t></w:r></w:ins>'
        f'<w:del w:id="2" w:author="x"><w:r><w:delText>{CANARY}</w:delText></w:r></w:del></w:p>'
    )


def hidden_text() -> bytes:
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>shown</w:t></w:r>'
    return with_text(f"<w:p>{shown}<w:r><w:rPr><w:vanish/></w:rPr><w:t>{CANARY}</w:t></w:r></w:p>")


def chart_workbook() -> bytes:
    rels = "word/charts/_rels/chart1.xml.rels"
    book = {"word/embeddings/book.xlsx": excel(), "word/charts/chart1.xml": b"<c/>"}
    return with_relation(word(), rels, "package", "../embeddings/book.xlsx", add=book)


def local_link() -> bytes:
    return with_relation(word(), _RELS, "hyperlink", "file://server/share/a.docx", external=True)


def hidden_sheets() -> bytes:
    def change(book: openpyxl.Workbook) -> None:
        book.create_sheet("Hidden").sheet_state = "hidden"
        book.create_sheet("Very").sheet_state = "veryHidden"

    return excel(change)


def hidden_rows() -> bytes:
    def change(book: openpyxl.Workbook) -> None:
        book.active["A5"] = CANARY
        book.active.row_dimensions[5].hidden = True
        book.active.column_dimensions["C"].hidden = True

    return excel(change)


def cell_comments() -> bytes:
    def change(book: openpyxl.Workbook) -> None:
        book.active["A1"].comment = Comment(CANARY, "A. Author")

    return excel(change)
