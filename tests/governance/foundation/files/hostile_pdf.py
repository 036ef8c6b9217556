"""PDFs as people and attackers make them, built byte by byte or with pikepdf."""

from __future__ import annotations

import io
import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

CANARY = "canary-7c41"
A4 = Array([0, 0, 595, 842])


def helvetica() -> Dictionary:
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)


def add_page(
    pdf: Pdf, content: bytes = b"BT /F1 12 Tf 72 720 Td (Paper for decision) Tj ET"
) -> pikepdf.Object:
    page = pdf.make_indirect(
        Dictionary(
            Type=Name.Page,
            MediaBox=A4,
            Resources=Dictionary(Font=Dictionary(F1=helvetica())),
            Contents=pdf.make_indirect(Stream(pdf, content)),
        )
    )
    pdf.pages.append(pikepdf.Page(page))
    return pdf.pages[-1].obj


def saved(pdf: Pdf, **options: object) -> bytes:
    out = io.BytesIO()
    pdf.save(out, **options)
    return out.getvalue()


def plain(pages: int = 1) -> bytes:
    pdf = Pdf.new()
    for _ in range(pages):
        add_page(pdf)
    return saved(pdf)


def with_page(change, **options: object) -> bytes:
    """A PDF of two pages to which `change(pdf, first_page)` was done."""
    pdf = Pdf.new()
    page = add_page(pdf)
    add_page(pdf)
    change(pdf, page)
    return saved(pdf, **options)


def user_password() -> bytes:
    return with_page(lambda pdf, page: None, encryption=pikepdf.Encryption(user="u", owner="o"))


def owner_password_only() -> bytes:
    def change(pdf: Pdf, page: pikepdf.Object) -> None:
        pdf.docinfo["/Author"] = CANARY

    return with_page(change, encryption=pikepdf.Encryption(user="", owner="o"))


def javascript() -> bytes:
    def change(pdf: Pdf, page: pikepdf.Object) -> None:
        script = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{CANARY}')"))
        pdf.Root.OpenAction = script
        pdf.Root.AA = Dictionary(WC=script)
        page.AA = Dictionary(O=script)
        pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("x"), script])))

    return with_page(change)


def link(action: Dictionary) -> bytes:
    def change(pdf: Pdf, page: pikepdf.Object) -> None:
        page.Annots = Array(
            [Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action)]
        )

    return with_page(change)


def launch() -> bytes:
    return link(Dictionary(S=Name.Launch, F=String(f"{CANARY}.exe")))


def chained_script() -> bytes:
    """An ordinary web link with a script chained behind it."""
    script = Dictionary(S=Name.JavaScript, JS=String(CANARY))
    return link(Dictionary(S=Name.URI, URI=String("https://example.org/"), Next=script))


def remote_go_to() -> bytes:
    return link(Dictionary(S=Name.GoToR, F=String(f"//server/{CANARY}.pdf"), D=Array([0, Name.Fit])))


def script_address() -> bytes:
    return link(Dictionary(S=Name.URI, URI=String(f"javascript:{CANARY}")))


def submit_form() -> bytes:
    return link(Dictionary(S=Name.SubmitForm, F=String(f"http://{CANARY}.example.org")))


def _file(pdf: Pdf) -> pikepdf.Object:
    content = pdf.make_indirect(Stream(pdf, CANARY.encode(), Type=Name.EmbeddedFile))
    return pdf.make_indirect(
        Dictionary(Type=Name.Filespec, F=String("a.txt"), UF=String("a.txt"), EF=Dictionary(F=content))
    )


def embedded_file() -> bytes:
    def change(pdf: Pdf, page: pikepdf.Object) -> None:
        spec = _file(pdf)
        pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([String("a.txt"), spec])))
        pdf.Root.AF = Array([spec])
        page.AF = Array([spec])

    return with_page(change)


def file_attachment() -> bytes:
    return annotation("FileAttachment", lambda pdf: {"FS": _file(pdf)})


def annotation(subtype: str, more=lambda pdf: {}) -> bytes:
    def change(pdf: Pdf, page: pikepdf.Object) -> None:
        entry = Dictionary(
            Type=Name.Annot,
            Subtype=Name("/" + subtype),
            Rect=Array([10, 10, 90, 40]),
            Contents=String(CANARY),
            **more(pdf),
        )
        page.Annots = Array([pdf.make_indirect(entry)])

    return with_page(change)


def rich_media() -> bytes:
    return annotation(
        "RichMedia",
        lambda pdf: {
            "RichMediaContent": Dictionary(Assets=Dictionary(Names=Array([String("a.swf"), _file(pdf)]))),
            "RichMediaSettings": Dictionary(Activation=Dictionary(Condition=Name.PO)),
        },
    )


def form(xfa: bool = False, fields: bool = True, action: bool = False) -> bytes:
    """A form with one filled field; with XFA beside it, without fields of its own, or with a script on it."""

    def change(pdf: Pdf, page: pikepdf.Object) -> None:
        field = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Tx,
                T=String("name"),
                TU=String(CANARY),
                V=String("Filled in by hand"),
                Rect=Array([72, 600, 300, 620]),
                DA=String("/F1 10 Tf 0 g"),
                P=page,
            )
        )
        if not fields:
            field = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Popup, Rect=field.Rect))
        if action:
            field.AA = Dictionary(K=Dictionary(S=Name.JavaScript, JS=String(CANARY)))
        page.Annots = Array([field])
        pdf.Root.AcroForm = Dictionary(
            Fields=Array([field] if fields else []),
            NeedAppearances=True,
            DR=Dictionary(Font=Dictionary(F1=helvetica())),
        )
        if xfa:
            pdf.Root.AcroForm.XFA = pdf.make_indirect(Stream(pdf, f"<xdp>{CANARY}</xdp>".encode()))

    return with_page(change)


def signed() -> bytes:
    def change(pdf: Pdf, page: pikepdf.Object) -> None:
        seal = pdf.make_indirect(
            Dictionary(Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), Contents=String(CANARY))
        )
        field = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Sig,
                T=String("sig"),
                V=seal,
                Rect=Array([0, 0, 0, 0]),
                P=page,
            )
        )
        page.Annots = Array([field])
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]), SigFlags=3)

    return with_page(change)


def properties() -> bytes:
    def change(pdf: Pdf, page: pikepdf.Object) -> None:
        pdf.docinfo["/Title"] = "Quarterly report"
        pdf.docinfo["/Author"] = CANARY
        pdf.docinfo["/Keywords"] = CANARY
        pdf.Root.Lang = String("en-GB")
        with pdf.open_metadata(update_docinfo=False) as metadata:
            metadata["dc:creator"] = [CANARY]
        page.PieceInfo = Dictionary(App=Dictionary(Private=String(CANARY)))
        page.Metadata = pdf.make_indirect(Stream(pdf, CANARY.encode()))

    return with_page(change)


def portfolio() -> bytes:
    def change(pdf: Pdf, page: pikepdf.Object) -> None:
        pdf.Root.Collection = Dictionary(View=Name.D)
        pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([String("a"), _file(pdf)])))

    return with_page(change)


def layers(*, off: bool) -> bytes:
    def change(pdf: Pdf, page: pikepdf.Object) -> None:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(CANARY)))
        pdf.Root.OCProperties = Dictionary(
            OCGs=Array([layer]), D=Dictionary(OFF=Array([layer] if off else []), Order=Array([layer]))
        )
        page.Resources.Properties = Dictionary(L1=layer)
        page.Contents = Stream(pdf, b"/OC /L1 BDC BT /F1 9 Tf (secret) Tj ET EMC")

    return with_page(change)


def removed_page_still_referenced() -> bytes:
    """A page that was deleted, but which the structure tree, a bookmark and a named destination still hold."""
    pdf = Pdf.new()
    add_page(pdf)
    lost = add_page(pdf, f"BT /F1 12 Tf ({CANARY}) Tj ET".encode())
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=root, Pg=lost, K=0))
    root.K = Array([element])
    root.ParentTree = Dictionary(Nums=Array([0, Array([element])]))
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.Names = Dictionary(
        Dests=Dictionary(Names=Array([String("x"), Array([lost, Name.Fit])])),
    )
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(CANARY, Array([lost, Name.Fit])))
    del pdf.pages[1]
    return saved(pdf)


def tagged() -> bytes:
    """Two tagged paragraphs, one of them a link with its annotation in the tree, and a bookmark to page 2."""
    pdf = Pdf.new()
    pages = [add_page(pdf, b"/P <</MCID 0>> BDC BT /F1 12 Tf (Text) Tj ET EMC") for _ in range(2)]
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
    anchor = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=Array([0, 0, 9, 9]),
            StructParent=2,
            Contents=String("Guidance"),
            A=Dictionary(S=Name.URI, URI=String("https://example.org/guidance")),
        )
    )
    pages[0].Annots = Array([anchor])
    paragraphs = []
    for number, page in enumerate(pages):
        page.StructParents = number
        paragraph = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=document, Pg=page, K=0))
        paragraphs.append(paragraph)
    link_element = pdf.make_indirect(
        Dictionary(
            Type=Name.StructElem,
            S=Name.Link,
            P=document,
            Pg=pages[0],
            K=Array([Dictionary(Type=Name.OBJR, Obj=anchor, Pg=pages[0])]),
        )
    )
    document.K = Array([*paragraphs, link_element])
    root.K = document
    nums = [0, Array([paragraphs[0]]), 1, Array([paragraphs[1]]), 2, link_element]
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(nums)))
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.Lang = String("en-GB")
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Second page", 1))
    return saved(pdf)


def scanned() -> bytes:
    """One page of text and one that is a picture only."""
    pdf = Pdf.new()
    add_page(pdf)
    page = add_page(pdf, b"q 500 0 0 700 40 70 cm /Im1 Do Q")
    picture = Stream(pdf, zlib.compress(bytes(100 * 100)))
    picture.Filter = Name.FlateDecode
    picture.Type, picture.Subtype = Name.XObject, Name.Image
    picture.Width, picture.Height = 100, 100
    picture.ColorSpace, picture.BitsPerComponent = Name.DeviceGray, 8
    page.Resources.XObject = Dictionary(Im1=pdf.make_indirect(picture))
    return saved(pdf)


# Bombs and loops -----------------------------------------------------------------------------------------


def _flate(size: int, start: bytes = b"") -> bytes:
    packer = zlib.compressobj(9)
    piece = b" " * (1024 * 1024)
    packed = [packer.compress(start), *(packer.compress(piece) for _ in range(size // len(piece)))]
    return b"".join(packed) + packer.flush()


def content_bomb(megabytes: int = 200) -> bytes:
    """A page whose content unpacks to far more than the file."""

    def change(pdf: Pdf, page: pikepdf.Object) -> None:
        bomb = Stream(pdf, b"")
        bomb.write(_flate(megabytes * 1024 * 1024), filter=Name.FlateDecode)
        page.Contents = pdf.make_indirect(bomb)

    return with_page(change, compress_streams=False)


def double_bomb() -> bytes:
    """The same, packed twice: a kilobyte that becomes as much."""

    def change(pdf: Pdf, page: pikepdf.Object) -> None:
        bomb = Stream(pdf, b"")
        packed = zlib.compress(_flate(200 * 1024 * 1024), 9)
        bomb.write(
            packed, filter=Array([Name.FlateDecode, Name.FlateDecode]), decode_parms=Array([None, None])
        )
        page.Contents = pdf.make_indirect(bomb)

    return with_page(change, compress_streams=False)


def picture_bomb() -> bytes:
    """A picture that says it is ten pixels wide and unpacks to 200 megabytes."""

    def change(pdf: Pdf, page: pikepdf.Object) -> None:
        picture = Stream(pdf, b"")
        picture.write(_flate(200 * 1024 * 1024), filter=Name.FlateDecode)
        picture.Type, picture.Subtype = Name.XObject, Name.Image
        picture.Width, picture.Height, picture.BitsPerComponent = 10, 10, 8
        picture.ColorSpace = Name.DeviceGray
        page.Resources.XObject = Dictionary(Im1=pdf.make_indirect(picture))

    return with_page(change, compress_streams=False)


def huge_picture() -> bytes:
    def change(pdf: Pdf, page: pikepdf.Object) -> None:
        picture = Stream(
            pdf, b"\xff\xd8\xff\xd9", Filter=Name.DCTDecode, Type=Name.XObject, Subtype=Name.Image
        )
        picture.Width, picture.Height, picture.BitsPerComponent = 60_000, 60_000, 8
        picture.ColorSpace = Name.DeviceRGB
        page.Resources.XObject = Dictionary(Im1=pdf.make_indirect(picture))

    return with_page(change)


def nested_forms(levels: int = 12, each: int = 20) -> bytes:
    """Forms that draw forms that draw forms: `each` to the power of `levels` drawings in a few kilobytes."""

    def change(pdf: Pdf, page: pikepdf.Object) -> None:
        form = pdf.make_indirect(Stream(pdf, b"0 0 1 1 re f", Type=Name.XObject, Subtype=Name.Form, BBox=A4))
        for _ in range(levels):
            inner = form
            form = pdf.make_indirect(
                Stream(
                    pdf,
                    b"/F Do " * each,
                    Type=Name.XObject,
                    Subtype=Name.Form,
                    BBox=A4,
                    Resources=Dictionary(XObject=Dictionary(F=inner)),
                )
            )
        page.Resources.XObject = Dictionary(F=form)
        page.Contents = pdf.make_indirect(Stream(pdf, b"/F Do"))

    return with_page(change)


def form_draws_itself() -> bytes:
    def change(pdf: Pdf, page: pikepdf.Object) -> None:
        form = pdf.make_indirect(Stream(pdf, b"/F Do", Type=Name.XObject, Subtype=Name.Form, BBox=A4))
        form.Resources = Dictionary(XObject=Dictionary(F=form))
        page.Resources.XObject = Dictionary(F=form)
        page.Contents = pdf.make_indirect(Stream(pdf, b"/F Do"))

    return with_page(change)


def raw(objects: list[bytes], root: int = 1) -> bytes:
    """A PDF written by hand, with a correct cross-reference table, for shapes that no library would write."""
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<</Root %d 0 R /Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (root, len(objects) + 1, start)
    return bytes(out)


def page_tree_loop() -> bytes:
    return raw([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 1>>"])


def many_pages(count: int) -> bytes:
    """Any number of blank pages, written faster than a library would."""
    kids = b" ".join(b"%d 0 R" % number for number in range(3, count + 3))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"
    tree = b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count)
    return raw([b"<</Type/Catalog/Pages 2 0 R>>", tree, *[page] * count])


def shared_branches(levels: int = 30) -> bytes:
    """Every branch lists the next one twice: two to the power of thirty pages."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>"]
    for number in range(2, levels + 2):
        objects.append(b"<</Type/Pages/Kids[%d 0 R %d 0 R]/Count 2>>" % (number + 1, number + 1))
    objects.append(b"<</Type/Page/MediaBox[0 0 595 842]>>")
    return raw(objects)


def no_pages() -> bytes:
    return raw([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"])


def object_stream_bomb(megabytes: int = 200) -> bytes:
    """The catalogue sits in an object stream that unpacks to 200 megabytes (with 1 megabyte it is a good PDF)."""
    packed = _flate(megabytes * 1024 * 1024, b"2 0   <</Type/Catalog/Pages 4 0 R>>")
    parts = {
        1: b"<</Type/ObjStm/N 1/First 6/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream"
        % (len(packed), packed),
        4: b"<</Type/Pages/Kids[5 0 R]/Count 1>>",
        5: b"<</Type/Page/Parent 4 0 R/MediaBox[0 0 595 842]>>",
    }
    out = bytearray(b"%PDF-1.7\n")
    offsets = {}
    for number, body in parts.items():
        offsets[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    offsets[3] = len(out)
    rows = bytes(6)
    for number in range(1, 6):
        row = (
            b"\x02" + (1).to_bytes(4, "big") if number == 2 else b"\x01" + offsets[number].to_bytes(4, "big")
        )
        rows += row + b"\x00"
    out += b"3 0 obj\n<</Type/XRef/Size 6/W[1 4 1]/Root 2 0 R/Length %d>>\nstream\n" % len(rows)
    out += rows + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % offsets[3]
    return bytes(out)


def inherited() -> bytes:
    """Two pages whose size, fonts and rotation stand on the branches above them."""
    font = b"/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    return raw(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R 5 0 R]/Count 2/MediaBox[0 0 300 400]%s/AA<</O 7 0 R>>>>" % font,
            b"<</Type/Pages/Parent 2 0 R/Kids[4 0 R]/Count 1/Rotate 90/CropBox[0 0 200 300]>>",
            b"<</Type/Page/Parent 3 0 R/Contents 6 0 R>>",
            b"<</Type/Page/Parent 2 0 R/Contents 6 0 R/MediaBox[0 0 500 600]>>",
            b"<</Length 29>>\nstream\nBT /F1 9 Tf (inherited) Tj ET\nendstream",
            b"<</S/JavaScript/JS(%s)>>" % CANARY.encode(),
        ]
    )


def deep_nesting(depth: int = 5_000) -> bytes:
    return raw(
        [
            b"<</Type/Catalog/Pages 2 0 R/X " + b"[" * depth + b"]" * depth + b">>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
        ]
    )
