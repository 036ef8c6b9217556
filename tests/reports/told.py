"""What a list says, cell by cell: on its page, in its CSV and in a workbook, told alike to be compared."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from typing import Any

import lxml.html
import openpyxl
from django.test import Client

from governance.foundation import words

Table = tuple[list[str], list[list[str]]]
UNSET = (
    *("–", "Open", "Every part", "None on this day", "Not known", "Not recorded"),
    "As the terms of reference say",
)
"""What a page says where a spreadsheet leaves the cell empty."""


def squeezed(text: str) -> str:
    return " ".join(text.split())


def of_page(client: Client, address: str, query: dict[str, Any], *, caption: str = "") -> Table:
    """The first table of the page, or the one with that caption; unset cells are empty."""
    answer = client.get(address, query)
    assert answer.status_code == 200, address
    tree = lxml.html.fromstring(answer.content.decode())
    for gap in tree.xpath("//table//br | //table//li"):
        gap.tail = f" {gap.tail or ''}"
    tables = tree.xpath("//table")
    if caption:
        tables = [one for one in tables if squeezed(one.findtext("caption") or "").startswith(caption)]
    if not tables:
        return [], []
    head = [squeezed(cell.text_content()) for cell in tables[0].xpath("./thead//th")]
    rows = [[squeezed(cell.text_content()) for cell in row] for row in tables[0].xpath("./tbody/tr")]
    return head, [["" if cell in UNSET else cell for cell in row] for row in rows]


def of_csv(client: Client, address: str, query: dict[str, Any]) -> Table:
    answer: Any = client.get(address, query)
    assert answer.status_code == 200, address
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    head, *rows = list(csv.reader(io.StringIO(body.decode("utf-8-sig"))))
    return head, [[_of_text(cell) for cell in row] for row in rows]


def _of_text(cell: str) -> str:
    return squeezed(_day_words(cell.removeprefix("'")).replace("; ", " "))


def _day_words(text: str) -> str:
    try:
        return words.day(date.fromisoformat(text))
    except ValueError:
        return text


def of_workbook(client: Client, address: str, query: dict[str, Any]) -> dict[str, Table]:
    """Every sheet by its name; no cell of any is a formula."""
    answer = client.get(address, query)
    assert answer.status_code == 200, address
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert all(cell.data_type != "f" for sheet in book for line in sheet.iter_rows() for cell in line)
    found: dict[str, Table] = {}
    for sheet in book:
        head, *rows = list(sheet.values)
        found[sheet.title] = (
            [str(cell) for cell in head],
            [[_of_cell(cell) for cell in row] for row in rows],
        )
    return found


def _of_cell(value: Any) -> str:
    return words.day(value.date()) if isinstance(value, datetime) else squeezed(str(value or ""))
