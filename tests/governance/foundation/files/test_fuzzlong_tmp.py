"""Whatever bytes come, there is an answer: accepted and clean, or refused in words. Nothing is raised.

The checks run here in the test's own process, thousands of times; the process around them has its own tests.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from governance.foundation.files.child import inspect
from governance.foundation.files.limits import MIB, FileLimits
from governance.foundation.files.messages import REFUSALS
from governance.foundation.files.sniff import sniff
from tests.governance.foundation.files import hostile_office, hostile_pdf
from tests.governance.foundation.files.test_images import picture

LIMITS = FileLimits(pages=50, unzipped_bytes=20 * MIB, pixels=1_000_000)

SEEDS = {
    "tagged PDF": hostile_pdf.tagged,
    "PDF with a form": hostile_pdf.form,
    "PDF with files": hostile_pdf.embedded_file,
    "PDF with layers": lambda: hostile_pdf.layers(off=False),
    "scanned PDF": hostile_pdf.scanned,
    "Word": hostile_office.comments,
    "Excel": hostile_office.hidden_rows,
    "PNG": lambda: picture("PNG", "P"),
    "JPEG": lambda: picture("JPEG"),
}


@pytest.fixture(scope="module", autouse=True)
def library_limits() -> Iterator[None]:
    """The checks lower qpdf's limits for the process that they have to themselves; here they share one."""
    before = pikepdf.settings.get_qpdf_limits()
    yield
    pikepdf.settings.set_qpdf_limits(**before)


@functools.cache
def seed(name: str) -> bytes:
    return SEEDS[name]()


def answer(data: bytes) -> None:
    """Inspect, and hold the answer to its promises."""
    record, cleaned = inspect(data, LIMITS, {})
    if record["accepted"]:
        assert record["refusal"] is None
        assert sniff(cleaned) == record["media_type"]
        again, _ = inspect(cleaned, LIMITS, {})
        assert again["accepted"], again["refusal"]
    else:
        assert cleaned == b""
        assert record["refusal"]["code"] in REFUSALS  # type: ignore[index]


@settings(max_examples=1500, deadline=None)
@given(
    data=st.binary(max_size=2_000),
    start=st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\x89PNG\r\n\x1a\n"]),
)
def test_any_bytes(data: bytes, start: bytes) -> None:
    answer(start + data)


@pytest.mark.parametrize("name", SEEDS)
@settings(max_examples=1500, deadline=None)
@given(
    changes=st.lists(
        st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=8
    )
)
def test_changed_bytes(name: str, changes: list[tuple[float, int]]) -> None:
    data = bytearray(seed(name))
    for where, value in changes:
        data[int(where * len(data))] = value
    answer(bytes(data))


@pytest.mark.parametrize("name", SEEDS)
@settings(max_examples=1500, deadline=None)
@given(start=st.floats(0, 1), length=st.floats(0, 1), copies=st.integers(0, 3))
def test_pieces_cut_out_or_repeated(name: str, start: float, length: float, copies: int) -> None:
    data = seed(name)
    first = int(start * len(data))
    last = first + int(length * (len(data) - first))
    answer(data[:first] + data[first:last] * copies + data[last:])


WORDS = [
    b"/JavaScript", b"/Launch", b"null", b"-1", b"99999999999", b"<<>>", b"[", b"(x)", b"/Kids", b"/Type", b"true",
    b"1 0 R", b"3 0 R", b"9 0 R", b"/Annots", b"/P", b"/K",
]  # fmt: skip


@pytest.mark.parametrize("name", ["tagged PDF", "PDF with a form", "PDF with files", "PDF with layers"])
@settings(max_examples=1500, deadline=None)
@given(data=st.data())
def test_words_of_a_pdf_exchanged(name: str, data: st.DataObject) -> None:
    """Types that do not belong where they stand: what a careless reader falls over."""
    words = seed(name).split(b" ")
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(words) - 1))
        words[place] = data.draw(st.sampled_from(WORDS))
    answer(b" ".join(words))
