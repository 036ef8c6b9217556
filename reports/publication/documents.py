"""The files that are published with a version of a scheme: each kind of file is made by a function that joins here
(`reports.documents.publishing`, `scheme_map`).

A maker is given the version and what its page says. It takes every word from the latter, so that a file says no more
than the page, and returns the same bytes for the same content, else publishing again would always be something new.

    @contribute("xlsx", order=30)
    def spreadsheet(version: SchemeVersion, content: Content) -> Document: ...

Import the module that does so in `reports/apps.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from delegation.models import SchemeVersion
from reports.enums import PublishedFileKind

Content = Mapping[str, Any]


@dataclass(frozen=True)
class Document:
    """A finished file. `pages` is set for what has pages."""

    title: str
    filename: str
    media_type: str
    data: bytes
    kind: str = PublishedFileKind.SCHEME
    pages: int | None = None


Maker = Callable[[SchemeVersion, Content], Document]
_makers: dict[str, tuple[int, Maker]] = {}


def contribute(name: str, *, order: int) -> Callable[[Maker], Maker]:
    """Add a kind of file, by a short name; the lower `order` stands first on the page."""

    def add(maker: Maker) -> Maker:
        _makers[name] = (order, maker)
        return maker

    return add


def names() -> list[str]:
    """The kinds of files in the order of the page."""
    return sorted(_makers, key=lambda name: (_makers[name][0], name))


def documents_of(version: SchemeVersion, content: Content) -> Iterator[Document]:
    """Every file of a version, made one after the other from what its page says (`scheme_page.scheme_content`)."""
    for name in names():
        yield _makers[name][1](version, content)


def file_name(content: Content, ending: str, what: str = "") -> str:
    """bob-scheme-of-reservation-and-delegation-1.0.csv"""
    stem = "-".join(part for part in (content["scheme"]["key"], content["version"]["label"], what) if part)
    if not stem.startswith(content["icb"]["slug"]):
        stem = f"{content['icb']['slug']}-{stem}"
    return f"{''.join(c if c.isalnum() or c in '-.' else '-' for c in stem)}.{ending}"
