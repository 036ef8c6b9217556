"""The key under which a prepared part may be kept: equal key, equal part."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from reports.pdf.fontbook import fonts_digest

LIBRARIES = ("weasyprint", "pydyf", "pikepdf", "fonttools")
HERE = Path(__file__).parent


@lru_cache
def engine_version() -> str:
    """Changes with the engine's code, its stylesheet, its libraries and the fonts of this machine."""
    digest = hashlib.sha256()
    for path in sorted([*HERE.glob("*.py"), *HERE.glob("assets/*")]):
        digest.update(path.read_bytes())
    libraries = " ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return f"{libraries} fonts {fonts_digest()} engine {digest.hexdigest()[:16]}"


def part_key(
    html: str,
    css: str = "",
    assets: Mapping[str, bytes] | None = None,
    *,
    title: str = "",
    lang: str = "en-GB",
    link_base: str = "",
    engine: str | None = None,
) -> str:
    """sha256 (64 hex digits) over everything that decides how a rendered part looks and reads."""
    return _digest(
        engine or engine_version(), "html", html, css, title, lang, link_base,
        *(piece for name, body in sorted((assets or {}).items()) for piece in (name, body)),
    )  # fmt: skip


def upload_key(pdf: bytes, *, title: str = "", lang: str = "en-GB", engine: str | None = None) -> str:
    """The same for an uploaded PDF."""
    return _digest(engine or engine_version(), "upload", pdf, title, lang)


def _digest(*pieces: str | bytes) -> str:
    digest = hashlib.sha256()
    for piece in pieces:
        data = piece.encode() if isinstance(piece, str) else piece
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()
