"""A board's scheme as real ones are written (LP89-LP104), made by code: 400 rows, in Word and in Excel.

Words, names and amounts are invented. The two files say the same; each says it in the way of its program: merged
cells, headings on two rows and repeated, themes inside the table, crosses, names, several holders, limits typed in
many ways, footnote marks, a decision that runs over two rows, a residual clause. `MISTAKES` are in both on purpose.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import docx
import openpyxl
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from openpyxl.styles import Font

THEMES = {
    "Regulation and control": (
        "the standing orders",
        "the scheme itself",
        "the conflicts policy",
        "the risk appetite",
    ),
    "Strategy and planning": (
        "the five-year plan",
        "the annual plan",
        "the digital plan",
        "the estates plan",
    ),
    "Budgets": ("the revenue budget", "the capital budget", "the reserves", "the running-cost budget"),
    "Virements": (
        "moves between programmes",
        "moves within a programme",
        "moves from reserves",
        "moves to capital",
    ),
    "Contracts and procurement": (
        "community contracts",
        "hospital contracts",
        "waivers",
        "contract variations",
    ),
    "Primary care": ("list closures", "practice mergers", "premises grants", "local incentive schemes"),
    "Staffing": ("very senior pay", "settlement terms", "new posts", "secondments"),
    "Quality and safety": (
        "safety alerts",
        "the quality account",
        "serious case responses",
        "safeguarding reports",
    ),
    "Losses and special payments": ("ex gratia payments", "write-offs", "compensation", "stock losses"),
    "Cash and banking": ("bank mandates", "petty cash floats", "payment runs", "cheque signatories"),
}
DOINGS = ("Approve", "Vary", "Set the timetable for", "Agree the annual review of", "Receive assurance on",
          "Approve exceptions to", "Publish", "Suspend", "Delegate day-to-day running of", "Close")  # fmt: skip
COMMITTEES = (
    "Audit and Risk Committee",
    "Finance and Performance Committee",
    "Quality Committee",
    "Remuneration Committee",
    "Primary Care Committee",
)
POSTS = (
    "Chief Executive",
    "Chief Finance Officer",
    "Chief Nurse",
    "Medical Director",
    "Director of Strategy",
)
LIMITS = (
    "£50k",
    "up to £1m",
    "> £250,000",
    "n/a",
    "",
    "no limit",
    "£250–500k",
    "£1.5 million incl. VAT",
    "£20,000 per annum",
    "£100k within budget",
    "nil",
    "Up to £250,000 (excluding VAT) for each contract",
)
RESIDUAL = "All other functions that are not listed above are delegated to the Board."
HEADINGS = (
    "Ref",
    "Decision",
    "Board",
    "Committee",
    "Individual",
    "Financial limit",
    "Constitution reference",
)


@dataclass(frozen=True)
class Row:
    """One row as a person would write it; `more` is a second row of the same decision with another holder."""

    reference: str
    theme: str
    decision: str
    board: str = ""
    committee: str = ""
    individual: str = ""
    limit: str = ""
    source: str = ""
    more: tuple[str, str] | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        return (
            self.reference,
            self.decision,
            self.board,
            self.committee,
            self.individual,
            self.limit,
            self.source,
        )


# By reference: what is wrong or can be read twice, and how the preview must take it.
MISTAKES: dict[str, tuple[dict[str, Any], str]] = {
    "1.7": ({"limit": "50", "board": "x"}, "open"),
    "2.5": ({"limit": "1,5m"}, "open"),
    "3.9": ({"limit": "£1.000"}, "open"),
    "4.4": ({"individual": "Director of Miracles", "board": "", "committee": "", "more": None}, "open"),
    "5.2": ({"board": "", "committee": "", "individual": "", "more": None}, "unreadable"),
    "6.3": ({"board": "R"}, "open"),
    "7.8": (
        {
            "board": "",
            "committee": "",
            "individual": "Chief Executive and Chief Finance Officer",
            "more": None,
        },
        "open",
    ),
    "8.1": ({"decision": ""}, "unreadable"),
    "9.6": ({"limit": "5% of the budget"}, "open"),
}


def scheme_rows(count: int = 400, *, mistakes: bool = True) -> list[Row]:
    """The rows in their order. Ten themes of forty rows; each decision has words of its own."""
    rows = []
    for number in range(count):
        theme_number, place = divmod(number, max(1, count // len(THEMES)))
        theme_number = min(theme_number, len(THEMES) - 1)
        theme = list(THEMES)[theme_number]
        row = _row(number, f"{theme_number + 1}.{place + 1}", theme, place)
        if mistakes and row.reference in MISTAKES:
            row = replace(row, **MISTAKES[row.reference][0])
        rows.append(row)
    return rows


def _row(number: int, reference: str, theme: str, place: int) -> Row:
    subjects = THEMES[theme]
    subject = subjects[place % len(subjects)]
    doing = DOINGS[(place // len(subjects)) % len(DOINGS)]
    suffix = "" if place < 40 else f", part {place // 40 + 1}"
    kind = number % 6
    return Row(
        reference,
        theme,
        f"{doing} {subject}{suffix}",
        board=("x", "", "✓", "", "Yes", "")[kind],
        committee=("", COMMITTEES[number % 5], COMMITTEES[number % 5], "", "", _two_committees(number))[kind],
        individual=("", "", "", POSTS[number % 5], _two_posts(number), "")[kind],
        limit="" if kind in (0, 5) else LIMITS[number % len(LIMITS)],
        source=f"Constitution {1 + number % 9}.{1 + number % 7}",
        more=(POSTS[(number + 2) % 5], "up to £10k") if number % 20 == 3 else None,
    )


def _two_committees(number: int) -> str:
    return f"{COMMITTEES[number % 5]} (recommend); {COMMITTEES[(number + 1) % 5]}"


def _two_posts(number: int) -> str:
    first, second = POSTS[number % 5], POSTS[(number + 1) % 5]
    if number % 12 == 4:
        return f"{first} jointly with the {second}"
    return f"{first} or {second}" if number % 2 else f"{first}\n{second}"


# --- Word ----------------------------------------------------------------------------------------------------------


def word_file(rows: list[Row], *, residual: str = RESIDUAL) -> bytes:
    """Three tables; the third has no headings, as when Word splits a table between pages."""
    document = docx.Document()
    document.add_heading("Scheme of reservation and delegation", 0)
    document.add_paragraph("This scheme has effect as if it were part of the constitution.")
    third = max(1, len(rows) // 3)
    for start, headings in ((0, True), (third, True), (2 * third, False)):
        part = rows[start : start + third] if start < 2 * third else rows[start:]
        if part:
            _word_table(document, part, headings=headings, theme=start == 0 or headings)
            document.add_paragraph("")
    document.add_paragraph(residual)
    return _saved(document)


def _word_table(document: Any, rows: list[Row], *, headings: bool, theme: bool) -> None:
    grid = list(_word_grid(rows, headings=headings))
    table = document.add_table(rows=0, cols=len(HEADINGS))
    for kind, cells in grid:
        line = table.add_row()._tr
        boxes = line.tc_lst
        if kind == "theme":
            _span(line, boxes, 0, len(HEADINGS))
            _write(boxes[0], cells[0], bold=True)
            continue
        for number, text in enumerate(cells):
            _write(boxes[number], text, bold=kind.startswith("head"))
        if kind == "head-1":
            _span(line, boxes, 2, 3)
        if kind in ("head-1", "head-2"):
            _repeat(line)
            for number in (0, 1, 5, 6):
                _down(line.tc_lst[number if kind == "head-2" or number < 2 else number - 2], kind == "head-1")
        if kind in ("first", "second"):
            for number in (0, 1, 6):
                _down(boxes[number], kind == "first")


def _word_grid(rows: list[Row], *, headings: bool) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Rows as Word has them. Every fortieth row the headings are typed again, as writers do at a page break."""
    upper = (
        "Ref",
        "Decision",
        "Reserved or delegated to",
        "",
        "",
        "Financial limit",
        "Constitution reference",
    )
    lower = ("", "", "Board", "Committee", "Individual", "", "")
    if headings:
        yield "head-1", upper
        yield "head-2", lower
    theme = ""
    for number, row in enumerate(rows):
        if row.theme != theme:
            theme = row.theme
            yield "theme", (theme,)
        if headings and number % 40 == 39:
            yield "head-1", upper
            yield "head-2", lower
        yield ("first" if row.more else "plain"), row.cells
        if row.more:
            yield "second", ("", "", "", "", row.more[0], row.more[1], "")


def _write(box: Any, text: str, *, bold: bool) -> None:
    paragraph = box.p_lst[0]
    for number, line in enumerate(text.split("\n")):
        if number:
            paragraph = box.add_p()
        run = paragraph.add_r()
        if bold:
            run.get_or_add_rPr().append(OxmlElement("w:b"))
        run.text = line
    if text.startswith("Quality Committee"):
        _mark(paragraph)


def _mark(paragraph: Any) -> None:
    """A raised footnote mark behind the name."""
    run = paragraph.add_r()
    raised = OxmlElement("w:vertAlign")
    raised.set(qn("w:val"), "superscript")
    run.get_or_add_rPr().append(raised)
    run.text = "2"


def _span(line: Any, boxes: list[Any], first: int, count: int) -> None:
    properties = boxes[first].get_or_add_tcPr()
    span = OxmlElement("w:gridSpan")
    span.set(qn("w:val"), str(count))
    properties.append(span)
    for box in boxes[first + 1 : first + count]:
        line.remove(box)


def _down(box: Any, begins: bool) -> None:
    merge = OxmlElement("w:vMerge")
    if begins:
        merge.set(qn("w:val"), "restart")
    box.get_or_add_tcPr().append(merge)


def _repeat(line: Any) -> None:
    line.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _saved(document: Any) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


# --- Excel ---------------------------------------------------------------------------------------------------------


def excel_file(rows: list[Row], *, residual: str = RESIDUAL) -> bytes:
    """Two sheets of the scheme, a sheet of notes and a hidden one. A title stands above the headings."""
    book = openpyxl.Workbook()
    half = len(rows) // 2
    for number, part in enumerate((rows[:half], rows[half:])):
        sheet = book.active if number == 0 else book.create_sheet()
        sheet.title = f"Part {number + 1}"
        _sheet(sheet, part)
    sheet.append([residual])
    sheet.merge_cells(
        start_row=sheet.max_row, start_column=1, end_row=sheet.max_row, end_column=len(HEADINGS)
    )
    book.create_sheet("Notes").append(["Prepared by the governance team."])
    book.create_sheet("Lists").append(["x"])
    book["Lists"].sheet_state = "hidden"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _sheet(sheet: Any, rows: list[Row]) -> None:
    sheet.append(["Scheme of reservation and delegation"])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(HEADINGS))
    sheet.append(
        [
            "Ref",
            "Decision",
            "Reserved or delegated to",
            None,
            None,
            "Financial limit",
            "Constitution reference",
        ]
    )
    sheet.append([None, None, "Board", "Committee", "Individual", None, None])
    sheet.merge_cells("C2:E2")
    for column in "ABFG":
        sheet.merge_cells(f"{column}2:{column}3")
    theme = ""
    for row in rows:
        if row.theme != theme:
            theme = row.theme
            sheet.append([theme])
            sheet.cell(sheet.max_row, 1).font = Font(bold=True)
            sheet.merge_cells(
                start_row=sheet.max_row, start_column=1, end_row=sheet.max_row, end_column=len(HEADINGS)
            )
        sheet.append([text or None for text in row.cells])
        _as_numbers(sheet, row)
        if row.more:
            here = sheet.max_row
            sheet.append([None, None, None, None, *row.more, None])
            for column in "ABG":
                sheet.merge_cells(f"{column}{here}:{column}{here + 1}")


def _as_numbers(sheet: Any, row: Row) -> None:
    """Excel users type numbers: 50000 shown as £50,000, and a bare 50."""
    cell = sheet.cell(sheet.max_row, HEADINGS.index("Financial limit") + 1)
    if row.limit == "£50k":
        cell.value, cell.number_format = 50000, '"£"#,##0'
    elif row.limit == "50":
        cell.value = 50
