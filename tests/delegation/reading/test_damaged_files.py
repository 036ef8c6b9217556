"""A hundred damaged files: every one ends in a sentence for people or is read, and none in an error."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable

import pytest

from delegation.reading.headings import with_headings
from governance.foundation.files.check import inspect_upload
from governance.foundation.files.findings import FileRefused
from governance.foundation.files.limits import DEFAULT_LIMITS, FileLimits
from governance.foundation.files.tables.confined import read_tables
from governance.foundation.files.tables.model import FileContent
from governance.foundation.files.tables.read import read_file
from tests.delegation.imports.material import excel_file, scheme_rows, word_file

SEED = 20230706
PARTS = {"docx": "word/document.xml", "xlsx": "xl/worksheets/sheet1.xml"}


def truncated(data: bytes, dice: random.Random, kind: str) -> bytes:
    return data[: dice.randrange(1, len(data))]


def flipped(data: bytes, dice: random.Random, kind: str) -> bytes:
    changed = bytearray(data)
    for _ in range(dice.randrange(1, 40)):
        changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
    return bytes(changed)


def repacked(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """The same archive with members changed, or left out where the change is None."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return out.getvalue()


def without_a_part(data: bytes, dice: random.Random, kind: str) -> bytes:
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    gone = dice.choice(names)
    return repacked(data, lambda name, content: None if name == gone else content)


def with_broken_xml(data: bytes, dice: random.Random, kind: str) -> bytes:
    """The main part is a sound member of a sound archive, and nonsense inside."""

    def change(name: str, content: bytes) -> bytes:
        if name != PARTS[kind]:
            return content
        at = dice.randrange(len(content))
        junk = dice.choice([b"<w:tbl>", b"</w:tr>", b"&nope;", b"\x00", b'gridSpan w:val="999999999"', b"<"])
        return content[:at] + junk + content[at:]

    return repacked(data, change)


DAMAGES = (truncated, flipped, without_a_part, with_broken_xml)


@pytest.fixture(scope="module")
def sound() -> dict[str, bytes]:
    rows = scheme_rows(40)
    return {"docx": word_file(rows), "xlsx": excel_file(rows)}


def outcome(data: bytes) -> FileContent | str:
    """What an upload ends in: its tables, or the sentence that a person reads."""
    inspection = inspect_upload(data)
    if inspection.refusal is not None:
        return inspection.refusal.message
    try:
        return read_file(inspection.cleaned)
    except FileRefused as refused:
        return refused.finding.message


@pytest.mark.requirement("LP104")
def test_a_hundred_damaged_files_end_in_a_clear_message(sound: dict[str, bytes]) -> None:
    dice = random.Random(SEED)
    refused = 0
    for number in range(100):
        kind = "docx" if number % 2 else "xlsx"
        damage = DAMAGES[(number // 2) % len(DAMAGES)]
        ended = outcome(damage(sound[kind], dice, kind))
        if isinstance(ended, str):
            refused += 1
            assert ended.endswith((".", "it.", "that."))
            assert "could not be checked just now" not in ended, (number, damage.__name__)
        else:
            with_headings(ended.tables)
    assert refused > 60


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_the_reader_itself_stands_what_the_check_would_refuse(sound: dict[str, bytes], kind: str) -> None:
    """The reading is confined too, and does not rely on the check before it."""
    dice = random.Random(SEED + 1)
    for damage in DAMAGES:
        for _ in range(10):
            header, body = read_tables(damage(sound[kind], dice, kind), DEFAULT_LIMITS, {})
            assert header["refusal"] or body


def test_a_reading_that_is_stopped_ends_in_a_sentence(sound: dict[str, bytes]) -> None:
    with pytest.raises(FileRefused) as stopped:
        read_file(sound["docx"], limits=FileLimits(seconds=1, wall_factor=0.05))
    assert stopped.value.finding.code == "file.timed_out"
    assert stopped.value.finding.message


def test_a_sheet_that_claims_a_million_rows_is_read_by_what_stands_in_it() -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Ref", "Decision", "Held by"])
    sheet.append(["1", "Approve plans", "Board"])
    sheet.cell(1_048_576, 1).value = "end"
    file = io.BytesIO()
    book.save(file)
    (table,) = read_file(file.getvalue()).tables
    assert [line.number for line in table.lines] == [1, 2, 1_048_576]
