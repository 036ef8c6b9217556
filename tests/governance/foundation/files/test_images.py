"""Pictures: drawn afresh, so that nothing but the picture is kept."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image, PngImagePlugin

from governance.foundation.files.check import inspect_upload
from governance.foundation.files.sniff import JPEG, PNG

CANARY = "canary-1a9d"


def picture(kind: str, mode: str = "RGB", size: tuple[int, int] = (60, 40), **options: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size).save(out, kind, **options)
    return out.getvalue()


def with_details(kind: str) -> bytes:
    """A picture with a place and a description in it."""
    details = Image.Exif()
    details[0x010E] = CANARY
    details[0x0112] = 6  # lies on its side
    options: dict[str, object] = {"exif": details}
    if kind == "PNG":
        text = PngImagePlugin.PngInfo()
        text.add_text("Comment", CANARY)
        options["pnginfo"] = text
    else:
        options["comment"] = CANARY.encode()
    return picture(kind, **options)


def huge_png() -> bytes:
    """A few bytes that say they are 60,000 by 60,000."""
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    checked = struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))
    return b"\x89PNG\r\n\x1a\n" + checked + b"\x00\x00\x00\x00IEND\xaeB`\x82"


@pytest.mark.parametrize(("kind", "media_type"), [("PNG", PNG), ("JPEG", JPEG)])
def test_hidden_details_are_dropped_and_the_picture_stands_upright(kind: str, media_type: str) -> None:
    original = with_details(kind)
    assert CANARY.encode() in original
    inspection = inspect_upload(original, filename="photo.png")
    assert (inspection.accepted, inspection.media_type) == (True, media_type)
    assert inspection.has("image.properties_removed")
    assert CANARY.encode() not in inspection.cleaned
    with Image.open(io.BytesIO(inspection.cleaned)) as cleaned:
        assert cleaned.size == (40, 60)
        assert not cleaned.getexif()


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        ("PNG", "RGBA"),
        ("PNG", "P"),
        ("PNG", "1"),
        ("PNG", "L"),
        ("PNG", "I;16"),
        ("JPEG", "CMYK"),
        ("JPEG", "L"),
    ],
)
def test_every_kind_of_colour_comes_through(kind: str, mode: str) -> None:
    inspection = inspect_upload(picture(kind, mode))
    assert inspection.accepted
    with Image.open(io.BytesIO(inspection.cleaned)) as cleaned:
        assert cleaned.size == (60, 40)


REFUSED = {
    "too many pixels": (huge_png, "image.too_many_pixels"),
    "cut off": (lambda: picture("JPEG", size=(900, 900), quality=95)[:3_000], "file.truncated"),
    "a broken checksum": (lambda: picture("PNG").replace(b"IDAT", b"IDAX"), "file.damaged"),
    "a few bytes": (lambda: b"\xff\xd8\xff", "file.damaged"),
    "a GIF": (lambda: picture("GIF"), "file.unknown_type"),
    "an SVG": (lambda: b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", "file.unknown_type"),
}


@pytest.mark.parametrize(("build", "code"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_refused(build, code: str) -> None:
    refusal = inspect_upload(build()).refusal
    assert refusal is not None
    assert refusal.code == code


def test_what_follows_the_picture_is_left_behind() -> None:
    assert b"<script>" not in inspect_upload(picture("PNG") + b"<script>x</script>").cleaned
