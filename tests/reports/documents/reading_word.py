"""Reads PDFs, and Word files as Word does: what stands there once every tracked change is accepted, or rejected."""

from __future__ import annotations

import copy
import io
import subprocess
import zipfile
from typing import Any

import docx
from docx.oxml.ns import qn

INS, DEL = qn("w:ins"), qn("w:del")


def everything_in(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return b"".join(packed.read(name) for name in packed.namelist())


def tables_of(data: bytes, *, accept: bool = True) -> list[list[list[str]]]:
    """The cells of every table that has rows left, after accepting (or rejecting) all changes."""
    body = settled(docx.Document(io.BytesIO(data)).element.body, accept=accept)
    tables = [_rows(table) for table in body.iter(qn("w:tbl"))]
    return [rows for rows in tables if rows]


def headings_of(data: bytes, *, accept: bool = True) -> list[str]:
    body = settled(docx.Document(io.BytesIO(data)).element.body, accept=accept)
    found = []
    for paragraph in body.iterchildren(qn("w:p")):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        text = _text(paragraph)
        if style is not None and style.get(qn("w:val")) == "Heading1" and text:
            found.append(text)
    return found


def settled(body: Any, *, accept: bool) -> Any:
    """A copy without marks: of rows, of runs, of paragraphs."""
    body = copy.deepcopy(body)
    goes = DEL if accept else INS
    for row in list(body.iter(qn("w:tr"))):
        if row.find(f"{qn('w:trPr')}/{goes}") is not None:
            row.getparent().remove(row)
    for mark in list(body.iter(goes)):
        if mark.getparent() is not None:
            mark.getparent().remove(mark)
    return body


def _rows(table: Any) -> list[list[str]]:
    return [[_text(cell) for cell in row.iter(qn("w:tc"))] for row in table.iterchildren(qn("w:tr"))]


def _text(element: Any) -> str:
    parts = {qn("w:t"): lambda part: part.text or "", qn("w:delText"): lambda part: part.text or ""}
    said = []
    for part in element.iter(qn("w:t"), qn("w:delText"), qn("w:br")):
        said.append(parts[part.tag](part) if part.tag in parts else "\n")
    return "".join(said)


def pdf_text(data: bytes) -> str:
    """The words of a PDF, page by page, as `pdftotext` reads them."""
    command = ["pdftotext", "-layout", "-", "-"]
    return subprocess.run(command, input=data, capture_output=True, check=True, timeout=60).stdout.decode()
