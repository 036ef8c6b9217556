"""A workbook to start from: headings that an import reads without being asked about, with two rows as examples."""

from __future__ import annotations

import io

import xlsxwriter

# (heading, width, example of a delegation, example of a reserved matter)
COLUMNS = (
    ("Reference", 10, "1.1", "1.2"),
    ("Theme", 24, "Contracts", "Contracts"),
    ("Decision", 60, "Approve contracts for community services", "Approve the procurement strategy"),
    ("Function", 30, "Community services", ""),
    ("Treatment", 16, "Delegated", "Reserved"),
    ("Held by", 36, "Chief Finance Officer", "Board"),
    ("Limit", 28, "up to £250,000 within budget", "n/a"),
    ("Jointly with", 28, "Chief Executive", ""),
    ("Place", 20, "", ""),
    ("Conditions", 40, "Reported to the Finance Committee each quarter", ""),
    ("Exclusions", 40, "", ""),
    ("May be passed on (yes or no)", 18, "No", ""),
    ("Source", 30, "Scheme v4.0, row 1.1", "Scheme v4.0, row 1.2"),
    ("Statutory basis", 24, "", ""),
    ("Accountable", 24, "", ""),
    ("Comments", 40, "", ""),
)
NOTES = (
    "Write one row for each decision. The two rows of the first sheet are examples: replace them.",
    "Name several holders in one cell on lines of their own, or between semicolons; each becomes an entry.",
    "Treatment: Reserved, Delegated, Led elsewhere, Discussed at place (not delegated), or Undetermined.",
    "Limits: £50k · up to £1m · over £250,000 · £250–500k · nil · no limit · n/a. An empty cell means: not stated.",
    "A row in bold with one cell alone is a heading for the rows below it.",
)


def layout_workbook() -> bytes:
    """The bytes of the workbook. Texts are written as texts, never as formulas."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Scheme")
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#d8dde0"})
        body = book.add_format({"text_wrap": True, "valign": "top"})
        for number, (heading, width, *examples) in enumerate(COLUMNS):
            sheet.set_column(number, number, width, body)
            sheet.write_string(0, number, heading, head)
            for row, text in enumerate(examples, 1):
                sheet.write_string(row, number, text, body)
        sheet.freeze_panes(1, 0)
        notes = book.add_worksheet("How to fill it in")
        notes.set_column(0, 0, 110, body)
        for row, text in enumerate(NOTES):
            notes.write_string(row, 0, text, body)
    return file.getvalue()
