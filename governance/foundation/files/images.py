"""Check a picture and draw it afresh, so that nothing but the picture is kept. Runs in the child."""

from __future__ import annotations

import io

from PIL import Image, ImageOps, PngImagePlugin, UnidentifiedImageError

from governance.foundation.files.findings import Inspection
from governance.foundation.files.limits import MIB, FileLimits
from governance.foundation.files.messages import note, refusal
from governance.foundation.files.sniff import JPEG, PNG

_FORMATS = {PNG: "PNG", JPEG: "JPEG"}
_MODES = {PNG: {"1", "L", "LA", "P", "RGB", "RGBA"}, JPEG: {"L", "RGB"}}
_JPEG_QUALITY = 90

UNREADABLE = (
    UnidentifiedImageError,
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
)


def inspect_image(data: bytes, media_type: str, limits: FileLimits) -> Inspection:
    """The inspection of a PNG or JPEG picture; FileRefused with the reason."""
    cleaned, had_more = redraw(data, media_type, limits)
    findings = (note("image.properties_removed"),) if had_more else ()
    return Inspection(accepted=True, media_type=media_type, cleaned=cleaned, pages=1, findings=findings)


def redraw(data: bytes, media_type: str, limits: FileLimits) -> tuple[bytes, bool]:
    """The picture encoded again, upright, and whether the original carried more than the picture."""
    PngImagePlugin.MAX_TEXT_CHUNK = MIB
    PngImagePlugin.MAX_TEXT_MEMORY = MIB
    Image.MAX_IMAGE_PIXELS = None  # our own limit comes with words
    kind = _FORMATS[media_type]
    try:
        with Image.open(io.BytesIO(data), formats=[kind]) as picture:
            _check_size(picture, limits)
            picture.verify()
        with Image.open(io.BytesIO(data), formats=[kind]) as picture:
            picture.load()
            had_more = bool(picture.getexif() or set(picture.info) - {"dpi", "gamma", "transparency", "jfif"})
            return _encode(ImageOps.exif_transpose(picture), media_type), had_more
    except UNREADABLE as error:
        raise refusal("file.truncated" if "truncated" in str(error) else "file.damaged") from error


def _check_size(picture: Image.Image, limits: FileLimits) -> None:
    pixels = picture.width * picture.height
    if pixels > limits.pixels:
        raise refusal("image.too_many_pixels", pixels=pixels // 1_000_000, limit=limits.pixels // 1_000_000)


def _encode(picture: Image.Image, media_type: str) -> bytes:
    transparency = picture.info.get("transparency")
    if picture.mode not in _MODES[media_type]:
        picture = picture.convert("RGB")
    picture.info = {} if transparency is None else {"transparency": transparency}
    out = io.BytesIO()
    if media_type == PNG:
        picture.save(out, "PNG", optimize=False)
    else:
        picture.save(out, "JPEG", quality=_JPEG_QUALITY)
    return out.getvalue()
