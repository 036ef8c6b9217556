"""All that a signed-out reader can fetch over HTTP, by following links; PDFs unpacked to what they say."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from html import unescape
from urllib.parse import urljoin, urlsplit

from tests.security.crawl import pdf_text

LINK = re.compile(r"""(?:href|src|action)=["']([^"'#]+)""")
ELSEWHERE = ("/static/", "/workspace/", "/accounts/", "/demo/")
LIMIT = 600


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
    is_pdf = headers.get("content-type", "").startswith("application/pdf")
    return f"{pdf_text(body) if is_pdf else unescape(body.decode())}\n{headers}"


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
        links = LINK.findall(body.decode()) if headers.get("content-type", "").startswith("text/html") else []
        links += [headers["location"]] if "location" in headers else []
        waiting += _on_this_site(base, path, links)
    return found


def _on_this_site(base: str, path: str, links: list[str]) -> list[str]:
    parts = [urlsplit(urljoin(base + path, unescape(link))) for link in links]
    return [
        f"{part.path}?{part.query}" if part.query else part.path
        for part in parts
        if f"{part.scheme}://{part.netloc}" == base and not part.path.startswith(ELSEWHERE)
    ]
