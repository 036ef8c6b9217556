"""Convert one Word document. Runs in the child."""

from __future__ import annotations

import base64
import io
from typing import Any

import mammoth
import mammoth.images
from lxml import etree
from PIL import Image

from governance.foundation.files.findings import FileRefused
from governance.foundation.files.images import redraw
from governance.foundation.files.limits import MIB, FileLimits
from governance.foundation.files.messages import refusal
from governance.foundation.files.office.archive import UNREADABLE
from governance.foundation.files.office.inspect import open_office
from governance.foundation.files.sniff import DOCX, JPEG, PNG, sniff
from governance.foundation.files.word.prepare import prepare
from governance.foundation.files.word.shape import shape
from governance.foundation.text.sanitise import sanitise

_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name^='toc'] => !
p[style-name^='TOC'] => !
u =>
"""

# What pictures may add to a page: in a pack of hundreds of pages, a photograph of 2,000 pixels prints at full width.
_PICTURE_SIDE = 2_000
_PICTURE_BYTES = 3 * MIB
_PICTURES_BYTES = 20 * MIB


def convert(
    data: bytes, limits: FileLimits, *, heading_offset: int = 2, prefix: str = ""
) -> tuple[str, list[str]]:
    """Safe HTML and warnings for the author; FileRefused for what is no acceptable Word document."""
    if sniff(data) != DOCX:
        raise refusal("file.unknown_type")
    try:
        return _convert(data, limits, heading_offset, prefix)
    except RecursionError:
        raise refusal("file.too_complex") from None
    except (*UNREADABLE, etree.LxmlError, TypeError, AttributeError) as error:
        raise refusal("file.damaged") from error


def _convert(data: bytes, limits: FileLimits, heading_offset: int, prefix: str) -> tuple[str, list[str]]:
    archive, media_type, _ = open_office(data, limits)
    if media_type != DOCX:
        raise refusal("file.unknown_type")
    prepared, warnings = prepare(archive)
    pictures = Pictures(limits)
    result = mammoth.convert_to_html(
        io.BytesIO(prepared),
        style_map=_STYLES,
        convert_image=mammoth.images.img_element(pictures.convert),
        id_prefix=f"{prefix}w-",
    )
    html, shape_warnings = shape(result.value, heading_offset=heading_offset, prefix=prefix)
    return sanitise(html, pictures=True), [*warnings, *pictures.warnings, *shape_warnings]


class Pictures:
    """Redraws each picture small enough for a page, and counts what they add up to."""

    def __init__(self, limits: FileLimits) -> None:
        self.limits = limits
        self.warnings: list[str] = []
        self._left = _PICTURES_BYTES
        self._number = 0

    def convert(self, image: Any) -> dict[str, str]:
        """The attributes of the picture's element; without `src` it is taken out again."""
        self._number += 1
        with image.open() as content:
            data = content.read()
        kind = sniff(data)
        if kind not in (PNG, JPEG):
            return self._leave_out("is of a kind that web pages cannot show; save it as PNG or JPEG")
        try:
            drawn = _shrink(redraw(data, kind, self.limits)[0], kind)
        except FileRefused:
            return self._leave_out("is damaged or too large; insert it again, smaller")
        if len(drawn) > min(_PICTURE_BYTES, self._left):
            return self._leave_out("is too large; compress it (Picture Format, Compress Pictures)")
        self._left -= len(drawn)
        return {"src": f"data:{kind};base64,{base64.b64encode(drawn).decode()}"}

    def _leave_out(self, why: str) -> dict[str, str]:
        self.warnings.append(f"Picture {self._number} was left out: it {why}.")
        return {}


def _shrink(data: bytes, media_type: str) -> bytes:
    with Image.open(io.BytesIO(data)) as picture:
        if max(picture.size) <= _PICTURE_SIDE:
            return data
        picture.thumbnail((_PICTURE_SIDE, _PICTURE_SIDE))
        out = io.BytesIO()
        picture.save(out, "PNG" if media_type == PNG else "JPEG")
        return out.getvalue()
