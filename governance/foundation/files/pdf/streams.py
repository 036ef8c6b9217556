"""The streams of a PDF: how far they unpack, and what page content shows and draws."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pikepdf

from governance.foundation.files.limits import MIB, FileLimits
from governance.foundation.files.messages import refusal
from governance.foundation.files.pdf.opening import STREAM_BYTES

_FLATE = {"/FlateDecode", "/Fl"}
_ASCII = {"/ASCII85Decode", "/A85", "/ASCIIHexDecode", "/AHx"}
_OTHER = {"/LZWDecode", "/LZW", "/RunLengthDecode", "/RL"}
_PICTURE = {"/DCTDecode", "/DCT", "/JPXDecode", "/CCITTFaxDecode", "/CCF", "/JBIG2Decode"}
_MAX_FILTERS = 4
_CHUNK = MIB
# A picture's rows may be padded and carry a predictor byte each.
_PICTURE_SLACK = 1.5

_SHOWS_TEXT = re.compile(rb"[)>\]]\s*(?:Tj|TJ|'|\")")
_DRAWS = re.compile(rb"/([^\x00\s/\[\]()<>{}%]+)\s+Do\b")
_PAINTS = frozenset(b"Do Tj TJ ' \" f f* F B B* b b* S s sh BI".split())
# Nobody writes this much to paint nothing, and splitting it would cost more than the answer is worth.
_MOST_TO_SPLIT = 100_000
_ESCAPED = re.compile(r"#([0-9A-Fa-f]{2})")

CONTENT_ROLES = {"content", "form", "pattern"}


@dataclass(frozen=True)
class ContentFacts:
    """`shows_text`: there is an operator that shows text; `paints`: there is one that leaves a mark of any kind;
    `draws`: how often each named object is drawn."""

    shows_text: bool
    paints: bool
    draws: dict[str, int]


def inflate(raw: bytes, times: int, most: int) -> Iterator[bytes]:
    """Unpack Flate data (`times` layers) piece by piece; FileRefused when it grows beyond `most` bytes."""
    pieces: Iterable[bytes] = [raw]
    for _ in range(times):
        pieces = _inflate_once(pieces)
    total = 0
    for piece in pieces:
        total += len(piece)
        if total > most:
            raise refusal("file.expands_too_much")
        yield piece


def _inflate_once(pieces: Iterable[bytes]) -> Iterator[bytes]:
    unpacker = zlib.decompressobj()
    for piece in pieces:
        waiting = piece
        while waiting and not unpacker.eof:
            yield unpacker.decompress(waiting, _CHUNK)
            waiting = unpacker.unconsumed_tail


class Streams:
    """Checks each stream once and remembers what content streams show and draw."""

    def __init__(self, limits: FileLimits) -> None:
        self.limits = limits
        self.content: dict[tuple[int, int], ContentFacts] = {}
        self._unpacked = 0
        self._checked: set[tuple[int, int]] = set()

    def check(self, stream: pikepdf.Object, role: str) -> None:
        """FileRefused for a stream that is broken, unpacks too far or is a picture of too many pixels."""
        if role == "image":
            most = self._picture_bytes(stream)
        else:
            most = min(STREAM_BYTES, self.limits.unzipped_bytes - self._unpacked)
        if stream.objgen in self._checked and (role not in CONTENT_ROLES or stream.objgen in self.content):
            return
        self._checked.add(stream.objgen)
        keep = role in CONTENT_ROLES
        unpacked, size = self._unpack(stream, most, keep)
        if role != "image":
            self._unpacked += size
        if keep:
            self.content[stream.objgen] = read_content(unpacked)

    def _unpack(self, stream: pikepdf.Object, most: int, keep: bool) -> tuple[bytes, int]:
        filters = _filters(stream)
        leading = [name for name in filters if name not in _PICTURE]
        if all(name in _FLATE for name in leading):
            kept = []
            size = 0
            for piece in inflate(stream.read_raw_bytes(), len(leading), most):
                size += len(piece)
                if keep:
                    kept.append(piece)
            return b"".join(kept), size
        if len(leading) == len(filters):  # qpdf unpacks these itself, within the limits set for it
            data = stream.read_bytes()
            if len(data) > most:
                raise refusal("file.expands_too_much")
            return data, len(data)
        if all(name in _ASCII for name in leading):  # text around a picture only shrinks
            return b"", 0
        raise refusal("file.too_complex")

    def _picture_bytes(self, image: pikepdf.Object) -> int:
        """The most bytes that a picture of its stated size may unpack to (64 bits a pixel is the format's top)."""
        width, height = int(image.get("/Width", 0)), int(image.get("/Height", 0))
        if width < 1 or height < 1:
            raise refusal("file.damaged")
        if width * height > self.limits.pixels:
            raise refusal(
                "image.too_many_pixels",
                pixels=width * height // 1_000_000,
                limit=self.limits.pixels // 1_000_000,
            )
        return int(width * height * 8 * _PICTURE_SLACK) + MIB


def _filters(stream: pikepdf.Object) -> list[str]:
    value = stream.get("/Filter")
    if value is None:
        return []
    filters = [str(name) for name in value] if isinstance(value, pikepdf.Array) else [str(value)]
    known = _FLATE | _ASCII | _OTHER | _PICTURE
    if len(filters) > _MAX_FILTERS or not all(name in known for name in filters):
        raise refusal("file.damaged")
    return filters


def read_content(data: bytes) -> ContentFacts:
    draws = Counter(_name(match.group(1)) for match in _DRAWS.finditer(data))
    return ContentFacts(
        shows_text=_SHOWS_TEXT.search(data) is not None,
        paints=len(data) > _MOST_TO_SPLIT or not _PAINTS.isdisjoint(data.split()),
        draws=dict(draws),
    )


def _name(raw: bytes) -> str:
    """A name as written in content, as the key it has in the resources (#20 is a space)."""
    return "/" + _ESCAPED.sub(lambda match: chr(int(match.group(1), 16)), raw.decode("latin-1"))
