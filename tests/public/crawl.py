"""Follows every link that an anonymous visitor can, and gives back every byte found on the way."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from django.test import Client

LINK = re.compile(r'(?:href|src)="([^"]+)"')
OUTSIDE_THE_SITE = ("/static/", "/workspace/", "/accounts/", "/demo/")


def crawl(*starts: str) -> dict[str, tuple[int, bytes]]:
    """address → (status, body) of every page and file that can be reached from `starts`."""
    client = Client()
    found: dict[str, tuple[int, bytes]] = {}
    waiting = list(starts) or ["/"]
    while waiting:
        address = waiting.pop()
        if address in found:
            continue
        response = client.get(address)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        found[address] = (response.status_code, body)
        if "Location" in response:
            waiting.append(urlsplit(response["Location"]).path)
        if response.get("Content-Type", "").startswith("text/html"):
            links = (urlsplit(urljoin(address, link)) for link in LINK.findall(body.decode()))
            waiting += [
                link.path for link in links if not link.netloc and not link.path.startswith(OUTSIDE_THE_SITE)
            ]
    return found
