"""Papers, packs and uploads for the tests of the PDF engine. All people and bodies are invented."""

from __future__ import annotations

import io

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

CHART = (
    '<svg width="520" height="150" viewBox="0 0 520 150"><title>Spend by month, rising from 2.1 to 3.4 million'
    ' pounds</title><g fill="#005eb8"><rect x="20" y="90" width="60" height="50"/><rect x="110" y="70" width="60"'
    ' height="70"/><rect x="200" y="40" width="60" height="100"/></g></svg>'
)


def cover_sheet(title: str, purpose: str = "For decision") -> str:
    fields = [
        ("Title", title),
        ("Purpose", f'<span class="purpose">{purpose}</span>'),
        ("Author", "Morwenna Tregear, Head of Planning"),
        ("Executive lead", "Idris Vane, Place Director"),
        ("Summary", "<p>This paper sets out the position at month 6 and asks for a decision.</p>"),
        ("Recommendation", "<ol><li>note the position;</li><li>approve the plan.</li></ol>"),
        ("Conflicts of interest", "None identified"),
        ("Financial implications", "Within budget"),
    ]
    rows = "".join(f'<tr><th scope="row">{label}</th><td>{value}</td></tr>' for label, value in fields)
    return f'<h1>{title}</h1><table class="cover-sheet"><caption>Cover sheet</caption>{rows}</table>'


def numbered(section: int, count: int, words: int = 70) -> str:
    text = (
        "The partnership has agreed a shared plan for the winter and keeps it under review. " * 20
    ).split()
    return "".join(
        f'<p class="app-para app-para--1" id="p-{section}-{n}"><span class="app-para__number">{section}.{n}</span> '
        f"{' '.join(text[:words])}</p>"
        for n in range(1, count + 1)
    )


def finance_table(rows: int) -> str:
    body = "".join(
        f'<tr><th scope="row">Budget line {n}</th><td class="number">{n * 137:,}</td>'
        f'<td class="number">{n * 131:,}</td>'
        f"<td>Variance explained by the timing of invoices in month {n % 12}</td></tr>"
        for n in range(1, rows + 1)
    )
    return (
        '<table id="budget"><caption>Table 1: budget and spend (pounds)</caption><thead><tr><th>Line</th>'
        '<th class="number">Budget</th><th class="number">Spend</th><th>Note</th></tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def paper(title: str, rows: int = 45, paragraphs: int = 8) -> str:
    return (
        f'{cover_sheet(title)}<section class="new-page"><h2>1. Background</h2>{numbered(1, paragraphs)}'
        f"<h2>2. Finance</h2>{numbered(2, 2)}{finance_table(rows)}<figure>{CHART}"
        f"<figcaption>Figure 1: spend by month</figcaption></figure></section>"
    )


def agenda(entries: list[tuple[str, str, str, str]], pages: dict[str, int]) -> str:
    """`entries` are number, title, lead and anchor."""
    rows = "".join(
        f'<tr><td class="no">{number}</td><th scope="row"><a href="pack:{anchor}">{title}</a></th><td>{lead}</td>'
        f'<td class="page"><a href="pack:{anchor}">{pages.get(anchor, 0)}</a></td></tr>'
        for number, title, lead, anchor in entries
    )
    return (
        '<div class="cover"><p class="body-name">Aldermere Place Partnership</p><h1>Committee in public</h1>'
        '<table class="facts"><tr><th scope="row">Date</th><td>Tuesday 25 November 2025</td></tr>'
        '<tr><th scope="row">Time</th><td>2pm to 4pm</td></tr>'
        '<tr><th scope="row">Place</th><td>Civic Hall, Aldermere</td></tr>'
        "</table></div>"
        '<h2>Agenda</h2><table class="agenda"><thead><tr><th class="no">Item</th><th>Title</th>'
        f'<th class="lead">Lead</th><th class="page">Page</th></tr></thead><tbody>{rows}</tbody></table>'
    )


def untagged_pdf(
    pages: int = 3, *, text: bool = True, rotate: int = 0, box: tuple[int, ...] = (0, 0, 595, 842)
) -> bytes:
    """A PDF without structure, drawn by hand: letters or, without `text`, only a grey square as in a scan."""
    pdf = Pdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    for number in range(pages):
        page = pdf.add_blank_page(page_size=(box[2] - box[0], box[3] - box[1]))
        page.obj.MediaBox = Array(list(box))
        page.obj.Rotate = rotate
        page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
        x, y = box[0] + 72, box[1] + 400
        words = f"BT /F1 14 Tf {x} {y} Td (Uploaded page {number + 1}) Tj ET" if text else ""
        page.obj.Contents = pdf.make_stream(f"0.5 0 0 0.5 0 0 cm 0.8 g {x} {y} 90 90 re f {words}".encode())
    output = io.BytesIO()
    pdf.save(output)
    return output.getvalue()


def opened(data: bytes) -> Pdf:
    return pikepdf.open(io.BytesIO(data))


def tagged_pdf() -> bytes:
    """One page with a structure tree as other programs write it: own names, classes, ids, a tree in two levels."""
    pdf = opened(untagged_pdf(1))
    page = pdf.pages[0].obj
    marks = [
        f"/X <</MCID {number}>> BDC BT /F1 9 Tf 72 {700 - 20 * number} Td (text) Tj ET EMC"
        for number in range(5)
    ]
    page.Contents = pdf.make_stream("\n".join(marks).encode())
    page.StructParents = 7
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = pdf.make_indirect(Dictionary(S=Name.Document, P=root))

    def element(kind: str, parent: pikepdf.Object, **values: object) -> pikepdf.Object:
        return pdf.make_indirect(Dictionary(S=Name("/" + kind), P=parent, Pg=page, **values))

    heading = element("Heading_20_1", document, K=0, ActualText="Heading")
    text = element("Standard", document, K=Array([1]))
    unknown = element("Frame", document, K=2)
    table = element("Table", document)
    row = element("TR", table)
    header = element("TH", row, K=3, C=Name("/RowHead"), ID=pikepdf.String("h1"))
    value = element("TD", row, K=4, A=Dictionary(O=Name.Table, Headers=Array([pikepdf.String("h1")])))
    row.K, table.K = Array([header, value]), row
    document.K, root.K = Array([heading, text, unknown, table]), document
    root.RoleMap = Dictionary(
        {"/Heading_20_1": Name("/Heading 1"), "/Heading 1": Name.H1, "/Standard": Name.P}
    )
    root.ClassMap = Dictionary(RowHead=Dictionary(O=Name.Table, Scope=Name.Row))
    leaf = Dictionary(Limits=Array([7, 7]), Nums=Array([7, Array([heading, text, unknown, header, value])]))
    root.ParentTree = Dictionary(Kids=Array([pdf.make_indirect(leaf)]))
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    output = io.BytesIO()
    pdf.save(output)
    return output.getvalue()
