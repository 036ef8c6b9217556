"""All that a signed-out reader can fetch over HTTP, by following links; PDFs unpacked to what they say."""

from __future__ import annotations

import io
import re
import urllib.error
import urllib.request
import zipfile
from html import unescape
from urllib.parse import urljoin, urlsplit

from tests.security.crawl import pdf_text

LINK = re.compile(r"""(?:href|src|action)=["']([^"'#]+)""")
ELSEWHERE = ("/static/", "/workspace/", "/accounts/", "/demo/")
LIMIT = 2_000


class _Stay(urllib.request.HTTPRedirectHandler):
    """A redirect is an answer: where it leads is read as a link."""

    def redirect_request(self, *args: object) -> None:
        return None


_opener = urllib.request.build_opener(_Stay)


def fetch(url: str) -> tuple[int, bytes, dict[str, str]]:
    """Status, body and headers (names in lower case) for somebody without a cookie."""
    try:
        with _opener.open(url, timeout=30) as response:
            return response.status, response.read(), _headers(response)
    except urllib.error.HTTPError as answer:
        with answer:
            return answer.code, answer.read(), _headers(answer)


def _headers(response: urllib.request.addinfourl) -> dict[str, str]:
    return {name.lower(): value for name, value in response.headers.items()}


def text_of(body: bytes, headers: dict[str, str]) -> str:
    """Words, properties and hidden strings of an answer, its headers included."""
    return f"{_words(body, headers.get('content-type', ''))}\n{headers}"


def _words(body: bytes, kind: str) -> str:
    if kind.startswith("application/pdf"):
        return pdf_text(body)
    if body.startswith(b"PK\x03\x04"):  # workbooks and documents are archives of XML
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            return "\n".join(
                unescape(archive.read(name).decode("utf-8", "replace")) for name in archive.namelist()
            )
    return unescape(body.decode())


def links_of(base: str, path: str, body: bytes, headers: dict[str, str]) -> list[str]:
    """The addresses on this site that an answer leads to, with their queries."""
    links = LINK.findall(body.decode()) if headers.get("content-type", "").startswith("text/html") else []
    links += [headers["location"]] if "location" in headers else []
    return _on_this_site(base, path, links)


def read_everything(base: str, *starts: str) -> dict[str, str]:
    """path → all that the answer says, for every address that can be reached from the first page and `starts`."""
    found: dict[str, str] = {}
    waiting = ["/", "/robots.txt", *starts]
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        assert len(found) < LIMIT, "The public site does not end: does a page link to itself with a query?"
        _, body, headers = fetch(base + path)
        found[path] = text_of(body, headers)
        waiting += links_of(base, path, body, headers)
    return found


def _on_this_site(base: str, path: str, links: list[str]) -> list[str]:
    parts = [urlsplit(urljoin(base + path, unescape(link))) for link in links]
    return [
        f"{part.path}?{part.query}" if part.query else part.path
        for part in parts
        if f"{part.scheme}://{part.netloc}" == base and not part.path.startswith(ELSEWHERE)
    ]
