"""Reads a built pack back, with tools that had no part in making it."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator
from typing import Any

import pikepdf

from governance.foundation.files.storage import store
from reports.models import PackBuild


def pdf_of(build: PackBuild) -> bytes:
    return store("private").read(build.file.sha256)


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page, as poppler reads it."""
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode().split("\f")[:-1]


def everything(pdf: bytes) -> bytes:
    """Every object of the file, unpacked: what a search through its bytes can find, compressed or not."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(
            out,
            stream_decode_level=pikepdf.StreamDecodeLevel.all,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            qdf=True,
        )
    plain = out.getvalue()
    return plain + b"".join(page.encode() for page in page_texts(pdf))


def bookmarks(pdf: bytes) -> list[tuple[int, str, int]]:
    """(level, title, page from 1), in order."""

    def walk(items: Any, level: int, pages: list[Any]) -> Iterator[tuple[int, str, int]]:
        for item in items:
            target = item.destination[0].objgen
            yield level, item.title, pages.index(target) + 1
            yield from walk(item.children, level + 1, pages)

    with pikepdf.open(io.BytesIO(pdf)) as opened, opened.open_outline() as outline:
        pages = [page.obj.objgen for page in opened.pages]
        return list(walk(outline.root, 1, pages))


def unembedded_fonts(pdf: bytes) -> list[str]:
    done = subprocess.run(["pdffonts", "-"], input=pdf, capture_output=True, check=True)
    rows = done.stdout.decode().splitlines()[2:]
    return [row for row in rows if row.split()[-5] != "yes"]
