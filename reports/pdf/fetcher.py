"""The only door through which a part may load anything: memory.

WeasyPrint's own fetcher reads local files and follows the network; every stylesheet, font, image and
attachment of a part comes through here instead, and what is not in memory ends the rendering.
"""

from __future__ import annotations

import base64
import binascii
from urllib.parse import unquote_to_bytes

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

ASSET_SCHEME = "asset:"
DATA_IMAGE_LIMIT = 256 * 1024  # bytes, decoded
IMAGE_TYPES = {"image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml"}


def sniff_image(body: bytes) -> str | None:
    """The image type that the bytes themselves show, or None."""
    if body.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if body.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if body[:6] in (b"GIF87a", b"GIF89a"):
        return "image/gif"
    if body[:4] == b"RIFF" and body[8:12] == b"WEBP":
        return "image/webp"
    if b"<svg" in body[:1024].lower():
        return "image/svg+xml"
    return None


class MemoryFetcher(URLFetcher):
    """Serves `asset:<name>` from the assets given by the caller, and small `data:` images. Nothing else.

    Raises FatalURLFetchingError, which derives from BaseException so that hardly anything swallows it; what
    is drawn inside an SVG still does, so `refusals` keeps each one for the end of the rendering.
    """

    def __init__(self, assets: dict[str, bytes]):
        super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)
        self._assets = assets
        self.refusals: list[str] = []

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        try:
            body, media_type = self._picture(url)
        except FatalURLFetchingError as refusal:
            self.refusals.append(str(refusal))
            raise
        return URLFetcherResponse(url, body, {"Content-Type": media_type})

    def _picture(self, url: str) -> tuple[bytes, str]:
        body = self._read(url)
        media_type = sniff_image(body)
        if media_type is None:
            raise FatalURLFetchingError(f"Not a picture: {url[:120]}")
        return body, media_type

    def _read(self, url: str) -> bytes:
        if url.startswith(ASSET_SCHEME):
            name = url.removeprefix(ASSET_SCHEME)
            if name not in self._assets:
                raise FatalURLFetchingError(f"No such picture in this paper: {name[:120]}")
            return self._assets[name]
        if url[:5].lower() == "data:":
            return _decode_data(url)
        raise FatalURLFetchingError(f"Outside resource: {url[:120]}")


def _decode_data(url: str) -> bytes:
    head, _, payload = url[5:].partition(",")
    media_type, *options = [piece.strip().lower() for piece in head.split(";")]
    if media_type not in IMAGE_TYPES:
        raise FatalURLFetchingError(f"Only pictures may be given as data: {url[:60]}")
    if len(payload) > DATA_IMAGE_LIMIT * 4:
        raise FatalURLFetchingError("A picture given as data is too large")
    body = unquote_to_bytes(payload)
    if "base64" in options:
        try:
            body = base64.b64decode(body, validate=False)
        except binascii.Error as error:
            raise FatalURLFetchingError("A picture given as data is damaged") from error
    if len(body) > DATA_IMAGE_LIMIT:
        raise FatalURLFetchingError("A picture given as data is too large")
    return body
