"""The title inside an uploaded PDF that goes to the public."""

from __future__ import annotations

import io

from pikepdf import Dictionary, Pdf, String

from reports.pdf.titles import retitled
from tests.reports.packs.pages import everything
from tests.reports.pdf.material import tagged_pdf

DRAFT = "DRAFT v3 - closing the Hill ward (confidential)"


def with_title(data: bytes, title: str) -> bytes:
    with Pdf.open(io.BytesIO(data)) as pdf:
        with pdf.open_metadata() as packet:
            packet["dc:title"] = title
        pdf.trailer.Info = pdf.make_indirect(Dictionary(Title=String(title), Author=String("A. Writer")))
        output = io.BytesIO()
        pdf.save(output)
        return output.getvalue()


def test_the_title_of_the_draft_is_nowhere_in_the_published_file() -> None:
    made = retitled(with_title(tagged_pdf(), DRAFT), "Hill services")
    with Pdf.open(io.BytesIO(made)) as pdf:
        assert str(pdf.docinfo.Title) == "Hill services"
        assert set(pdf.docinfo.keys()) == {"/Title"}
        with pdf.open_metadata() as packet:
            assert packet["dc:title"] == "Hill services"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert "/StructTreeRoot" in pdf.Root
    assert b"DRAFT v3" not in made + everything(made)


def test_the_same_bytes_and_title_give_the_same_file() -> None:
    data = with_title(tagged_pdf(), DRAFT)
    assert retitled(data, "Hill services") == retitled(data, "Hill services")
