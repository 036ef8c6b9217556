"""Cleaning changes nothing that a reader sees: the same pixels, the same words, the same structure."""

from __future__ import annotations

import base64
import io

import pikepdf
import pypdfium2
import pytest
from PIL import Image
from weasyprint import HTML

from governance.foundation.files.check import inspect_upload


def picture(mode: str, kind: str) -> str:
    out = io.BytesIO()
    noise = Image.effect_noise((120, 120), 90)
    (noise.convert(mode) if mode != "RGBA" else Image.new("RGBA", (80, 80), (200, 0, 0, 90))).save(out, kind)
    return f"data:image/{kind.lower()};base64,{base64.b64encode(out.getvalue()).decode()}"


PAPER = f"""
<html lang="en-GB"><head><title>Mixed paper</title><style>
 .a {{ background: linear-gradient(red, blue); height: 60px }}
 .b {{ background: repeating-linear-gradient(45deg, red, blue 10px); height: 40px }}
 .c {{ background: radial-gradient(red, transparent); height: 60px; opacity: .4 }}
</style></head><body>
<h1>Mixed paper</h1><p>Text in <b>bold</b> and <i>slanted</i>, with accents: Llanfair, café, €.</p>
<div class="a"></div><div class="b"></div><div class="c">see through</div>
<img src="{picture("L", "PNG")}" alt="noise"><img src="{picture("RGB", "JPEG")}" alt="noise">
<img src="{picture("RGBA", "PNG")}" alt="red">
<svg width="200" height="100"><defs>
 <pattern id="p" width="10" height="10" patternUnits="userSpaceOnUse"><circle cx="5" cy="5" r="4"/></pattern>
 <mask id="m"><rect width="200" height="100" fill="white" opacity=".5"/></mask></defs>
 <circle cx="150" cy="50" r="40" fill="url(#p)" mask="url(#m)"/><text x="10" y="80">drawn</text></svg>
<p><a href="https://example.org/">web</a> <a href="#end">the end</a></p>
<table><thead><tr><th>Body</th><th>Cost</th></tr></thead><tr><td>ICB</td><td>12</td></tr></table>
<h2 id="end" style="break-before: page">The end</h2><p>Last words.</p>
</body></html>
"""


@pytest.fixture(scope="module")
def original() -> bytes:
    pdf: bytes = HTML(string=PAPER).write_pdf(pdf_variant="pdf/ua-1")
    return pdf


@pytest.fixture(scope="module")
def cleaned(original: bytes) -> bytes:
    inspection = inspect_upload(original)
    assert inspection.accepted, inspection.refusal
    assert inspection.tagged
    assert (inspection.title, inspection.lang) == ("Mixed paper", "en-GB")
    assert not inspection.has("pdf.fonts_not_embedded")
    return inspection.cleaned


def test_every_page_looks_the_same(original: bytes, cleaned: bytes) -> None:
    before, after = pypdfium2.PdfDocument(original), pypdfium2.PdfDocument(cleaned)
    assert len(before) == len(after) == 2
    for number in range(len(before)):
        drawn = [document[number].render(scale=1.5).to_pil() for document in (before, after)]
        assert len(drawn[0].getcolors(1_000_000)) > 3 or number  # the first page is not blank
        assert drawn[0].tobytes() == drawn[1].tobytes()


def test_every_page_reads_the_same(original: bytes, cleaned: bytes) -> None:
    before, after = (
        [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)]
        for data in (original, cleaned)
    )
    assert before == after
    assert "Last words." in after[1]


def test_the_structure_tree_is_whole(original: bytes, cleaned: bytes) -> None:
    assert structure(original) == structure(cleaned)
    assert "Table" in structure(cleaned)


def structure(data: bytes) -> str:
    """The tree as indented roles with what hangs on them, written the same for both files."""
    lines: list[str] = []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}

        def walk(thing: object, depth: int) -> None:
            if isinstance(thing, pikepdf.Array):
                for item in thing:
                    walk(item, depth)
            elif not isinstance(thing, pikepdf.Dictionary):
                lines.append(f"{' ' * depth}{thing}")
            elif "/S" in thing:
                page = pages.get(thing.Pg.objgen) if "/Pg" in thing else "-"
                lines.append(f"{' ' * depth}{thing.S} {page} {thing.get('/Alt', '')}")
                walk(thing.get("/K", pikepdf.Array()), depth + 1)
            else:
                target = thing.Obj.Subtype if "/Obj" in thing else thing.get("/MCID")
                lines.append(
                    f"{' ' * depth}{thing.Type} {target} {pages[thing.Pg.objgen] if '/Pg' in thing else '-'}"
                )

        walk(pdf.Root.StructTreeRoot.K, 0)
    return "\n".join(lines)
