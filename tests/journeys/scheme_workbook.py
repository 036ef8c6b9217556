"""A small scheme as an officer keeps it in a workbook, with two amounts in doubt and a holder nobody knows."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from openpyxl.styles import Font

HEADINGS = (
    "Reference",
    "Decision",
    "Function",
    "Treatment",
    "Held by",
    "Limit",
    "Place",
    "Conditions",
    "Source",
)
NURSE, EXECUTIVE = "Chief Nurse and Director of Quality", "ICB Executive"
DIRECTOR = "Director of Health and Care Integration, Lancashire"
UNKNOWN = "Director of Winter Pressures"

# Reference, decision, function, treatment, held by, limit, place, condition.
ROWS: tuple[tuple[str, ...], ...] = (
    ("A1", "Agree schemes for prescribing", "Prescribing", "Delegated", NURSE, "up to £250,000", "", ""),
    (
        "A2",
        "Award contracts for community services",
        "Physical and mental health community services",
        "Delegated",
        EXECUTIVE,
        "up to £1m",
        "",
        "Reported to the Board each quarter.",
    ),
    (
        "LSC-LAN-5",
        "Agree improvements in care homes",
        "Improving care home quality",
        "Delegated",
        DIRECTOR,
        "£50k",
        "Lancashire",
        "More autonomy follows creditable performance (¶4.8).",
    ),
    ("LSC-LAN-3", "Lead safeguarding", "Safeguarding", "Delegated", DIRECTOR, "n/a", "Lancashire", ""),
    ("A5", "Agree maternity schemes", "Maternity", "Delegated", NURSE, "50", "", ""),
    ("A6", "Agree cancer schemes", "Cancer", "Delegated", EXECUTIVE, "£250 – £500k", "", ""),
    ("A7", "Keep the formulary", "Medicines management", "Delegated", UNKNOWN, "£25,000", "", ""),
    ("A8", "Plan elective care", "Planned care (all age)", "Delegated", EXECUTIVE, "no limit", "", ""),
    (
        "A9",
        "Lead clinical programmes",
        "Clinical programmes supporting integrated care",
        "Delegated",
        NURSE,
        "nil",
        "",
        "",
    ),
    ("A10", "Sign section 75 agreements", "Approve a section 75 agreement", "Reserved", "Board", "", "", ""),
    (
        "A11",
        "Spend outside the budget",
        "Commit expenditure outside the agreed budget",
        "Reserved",
        "Board",
        "",
        "",
        "",
    ),
    (
        "A12",
        "Agree pooled budgets",
        "Pooled budgets and formal joint commissioning",
        "Delegated",
        EXECUTIVE,
        "up to £500,000 per year",
        "",
        "",
    ),
)


def source_of(number: int) -> str:
    """Where the row `number`, counted from one, says that it stands."""
    return f"Scheme 2024/25, row {number}"


def write_workbook(folder: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Scheme"
    sheet.append(HEADINGS)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for number, row in enumerate(ROWS, 1):
        sheet.append((*row, source_of(number)))
    path = folder / "scheme-2024-25.xlsx"
    book.save(path)
    return path


def write_damaged(folder: Path) -> Path:
    """A text that somebody named like a workbook."""
    path = folder / "scheme-2023-24.xlsx"
    path.write_text("Reference;Decision\nA1;Agree schemes for prescribing\n")
    return path
