"""Everything one person can reach: by links from the first page, and by every address that anybody could guess."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from typing import Any
from urllib.parse import parse_qsl, urljoin, urlsplit

import pikepdf

from tests.reports.packs.pages import everything
from tests.security.routes import address, routes
from tests.security.rows import TABLE
from tests.security.visitors import Answer, Visitors

LINK = re.compile(r"""(?:href|src|action|hx-get)=["']([^"'#]+)""")
# Static files are the same for all; one line of the ledger repeats its CSV, which is read whole.
LEFT_OUT = re.compile(r"^/(static|accounts|admin)/|^/workspace/ledger/\d+/")
QUERIES = {"page", "by", "part"}
LIMIT = 4000


@dataclass
class Reach:
    """What one person came to read, by address; PDFs unpacked."""

    texts: dict[str, str] = field(default_factory=dict)
    refused: dict[str, int] = field(default_factory=dict)
    media_types: dict[str, str] = field(default_factory=dict)

    def of_type(self, media_type: str) -> dict[str, str]:
        return {url: text for url, text in self.texts.items() if self.media_types[url] == media_type}


def known_addresses(visitors: Visitors) -> Iterator[str]:
    """The samples of the table: what somebody could have from a mail, a log or a guess."""
    known = {route.name: route for route in routes()}
    for name in TABLE:
        route, _, variant = name.partition("@")
        yield address(known[route], visitors.samples, variant)


def reach(visitors: Visitors, role: str) -> Reach:
    """Read all that this person can, from the first page and from every known address."""
    found = Reach()
    start = "/" if role == "anonymous" else "/workspace/"
    waiting = [start, "/robots.txt", "/no-such-page/", *known_addresses(visitors)]
    seen = set(waiting)
    while waiting:
        url = waiting.pop(0)
        if LEFT_OUT.match(url):
            continue
        answer = visitors.visit(role, url)
        keep(found, url, answer)
        links = [answer.location] if answer.location else _links(answer)
        for link in filter(None, (_local(url, link) for link in links)):
            if link not in seen:
                seen.add(link)
                waiting.append(link)
        assert len(seen) < LIMIT, "The crawl does not end: does a page link to itself with another query?"
    return found


def keep(found: Reach, url: str, answer: Answer) -> None:
    text = file_text(answer.body) or unescape(answer.text)
    found.texts[url] = f"{text}\n{answer.headers}\n{answer.location}"
    found.media_types[url] = answer.media_type
    if answer.status >= 400:
        found.refused[url] = answer.status


def _links(answer: Answer) -> list[str]:
    return [unescape(link) for link in LINK.findall(answer.text)] if answer.media_type == "text/html" else []


def _local(base: str, link: str) -> str:
    """The path of a link on this site, with the queries that lead to other content; "" for all others."""
    parts = urlsplit(urljoin(f"http://testserver{base}", link))
    if parts.netloc != "testserver" or parts.scheme != "http":
        return ""
    query = "&".join(f"{name}={value}" for name, value in parse_qsl(parts.query) if name in QUERIES)
    return f"{parts.path}?{query}" if query else parts.path


def file_text(data: bytes) -> str:
    """All that a PDF or an Office file says, every part of it unpacked; empty for what is plain text already."""
    if data.startswith(b"%PDF"):
        return pdf_text(data)
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            said = [parts.read(name).decode(errors="replace") for name in parts.namelist()]
        return unescape("\n".join([*said, data.decode("latin-1")]))
    return ""


@lru_cache(maxsize=64)  # several people read the same pack
def pdf_text(data: bytes) -> str:
    """All that a PDF says: its pages as printed, every stream unpacked, every string of every object."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        strings = [text for each in pdf.objects for text in _strings(each)]
        strings += [str(value) for value in (pdf.docinfo or {}).values()]
        strings += list(pdf.attachments)
    return "\n".join([everything(data).replace(b"\x00", b"").decode("latin-1"), *strings])


def _strings(thing: Any, depth: int = 0) -> Iterator[str]:
    if isinstance(thing, pikepdf.String | pikepdf.Name):
        yield str(thing)
    elif isinstance(thing, pikepdf.Array | pikepdf.Dictionary | pikepdf.Stream) and depth < 8:
        if isinstance(thing, pikepdf.Stream):
            yield from _unpacked(thing)
            thing = thing.stream_dict
        for value in thing if isinstance(thing, pikepdf.Array) else thing.as_dict().values():
            if not getattr(value, "is_indirect", False):  # met as an object of its own
                yield from _strings(value, depth + 1)


def _unpacked(stream: pikepdf.Stream) -> Iterator[str]:
    try:
        yield stream.read_bytes().decode("latin-1")
    except (pikepdf.PdfError, zlib.error):
        yield stream.read_raw_bytes().decode("latin-1")
