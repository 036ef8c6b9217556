"""Open a PDF within limits, or say why not."""

from __future__ import annotations

import io
import re
import resource
from pathlib import Path

import pikepdf

from governance.foundation.files.findings import FileRefused
from governance.foundation.files.limits import MIB, FileLimits
from governance.foundation.files.messages import refusal

# One part of a PDF other than a picture (page content, font, object stream) that unpacks to more is not a document.
STREAM_BYTES = 64 * MIB
_MAX_FILTERS = 4
_PEAK = re.compile(r"^VmPeak:\s+(\d+) kB", re.MULTILINE)
MAX_PAGE_TREE_DEPTH = 60
# A complete file ends with %%EOF; mail systems and viewers add a little after it.
_END_WITHIN = 2_048


def set_library_limits() -> None:
    """Make qpdf itself refuse bombs in streams it unpacks by itself (object streams, cross-reference streams)."""
    pikepdf.settings.set_qpdf_limits(
        parser_max_nesting=100,
        max_stream_filters=_MAX_FILTERS,
        flate_max_memory=STREAM_BYTES,
        run_length_max_memory=STREAM_BYTES,
        png_max_memory=STREAM_BYTES,
        tiff_max_memory=STREAM_BYTES,
        doc_max_warnings=20_000,  # one a page is common in sloppy but sound files
    )


def open_pdf(data: bytes, limits: FileLimits) -> pikepdf.Pdf:
    """The open document; FileRefused for locked, cut off, broken or too long ones.

    Small damage is repaired on the way (`was_repaired` tells at the end): without repair, a stream whose stated
    length is wrong would not be an error but simply gone.
    """
    if b"%%EOF" not in data[-_END_WITHIN:]:
        raise refusal("file.truncated")
    try:
        # Pages are counted by our own bounded walk before qpdf spreads inherited values over them.
        pdf = pikepdf.open(io.BytesIO(data), inherit_page_attributes=False)
    except pikepdf.PasswordError:
        raise refusal("file.encrypted") from None
    except pikepdf.PdfError as error:
        if "no pages found" in str(error):
            raise refusal("file.no_pages") from None
        raise unreadable() from None
    if "/Collection" in pdf.Root:
        raise refusal("pdf.portfolio")
    count_pages(pdf, limits)
    return pdf


def was_repaired(pdf: pikepdf.Pdf) -> bool:
    """Whether anything so far had to be guessed, other than what sound files often leave out."""
    return any("Resources is missing" not in warning for warning in pdf.get_warnings())


def unreadable() -> FileRefused:
    """Why qpdf gave up: one of the limits set above, memory (which it reports as a broken stream), or the file."""
    spent = pikepdf.settings.qpdf_limit_errors() or _memory_is_short()
    return refusal("file.too_complex" if spent else "file.damaged")


def _memory_is_short() -> bool:
    """Whether this process came near its limit; a request that failed is not counted in what it used.

    Read from /proc, as getrusage tells the largest process that this one was forked from.
    """
    limit, _ = resource.getrlimit(resource.RLIMIT_AS)
    status = Path("/proc/self/status")
    found = _PEAK.search(status.read_text()) if status.exists() else None
    return limit != resource.RLIM_INFINITY and found is not None and int(found.group(1)) * 1024 > limit // 2


def count_pages(pdf: pikepdf.Pdf, limits: FileLimits) -> int:
    """How many pages the page tree has, by a walk that loops, shared branches and lies about counts cannot fool."""
    root = pdf.Root.get("/Pages")
    if not isinstance(root, pikepdf.Dictionary):
        raise refusal("file.damaged")
    pages = 0
    stack = [(root, 0)]
    branches: set[tuple[int, int]] = set()
    while stack:
        node, depth = stack.pop()
        if node.get("/Kids") is None:
            pages += 1
            if pages > limits.pages:
                raise _too_many(root, pages, limits)
            continue
        if depth > MAX_PAGE_TREE_DEPTH or node.objgen in branches:
            raise refusal("file.damaged")
        branches.add(node.objgen)
        if len(node.Kids) > limits.pages:
            raise _too_many(root, len(node.Kids), limits)
        stack.extend((kid, depth + 1) for kid in node.Kids if isinstance(kid, pikepdf.Dictionary))
    if not pages:
        raise refusal("file.no_pages")
    return pages


def _too_many(root: pikepdf.Object, at_least: int, limits: FileLimits) -> Exception:
    told = root.get("/Count")
    pages = told if isinstance(told, int) and told > at_least else f"more than {limits.pages:,}"
    return refusal("file.too_many_pages", pages=pages, limit=f"{limits.pages:,}")
