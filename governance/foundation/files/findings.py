"""What a check of an upload answers: an `Inspection` with `Finding`s, each in words and with a stable code."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Finding:
    """`code` is stable (`file.…`, `pdf.…`, `office.…`, `image.…`); `message` says what it is and what to do.

    `count` is how many were found (pages, comments, links), 0 where counting makes no sense.
    """

    code: str
    message: str
    count: int = 0


class FileRefused(Exception):
    """The file is not accepted, for the reason in `finding`."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


@dataclass(frozen=True)
class Inspection:
    """The answer about one upload.

    `cleaned` is what to store and show (empty when refused); `media_type` comes from the content, never from
    the name; `pages` is None unless it is a PDF (or 1 for a picture); `has_text_by_page` has one entry a PDF
    page, False where nothing can be read aloud or searched (a scan); `tagged`, `title` and `lang` are as the
    file says. `findings` are for the author and, at publication, for the publisher; `refusal` is set exactly
    when `accepted` is False.
    """

    accepted: bool
    media_type: str = ""
    cleaned: bytes = field(default=b"", repr=False)
    pages: int | None = None
    has_text_by_page: tuple[bool, ...] = ()
    tagged: bool = False
    title: str = ""
    lang: str = ""
    findings: tuple[Finding, ...] = ()
    refusal: Finding | None = None

    def has(self, code: str) -> bool:
        return any(finding.code == code for finding in self.findings)

    def as_json(self) -> dict[str, Any]:
        """Everything but the bytes, for the record of the stored file. Text pages are packed as "1011"."""
        return {
            "accepted": self.accepted,
            "media_type": self.media_type,
            "pages": self.pages,
            "text_by_page": "".join("1" if has_text else "0" for has_text in self.has_text_by_page),
            "tagged": self.tagged,
            "title": self.title,
            "lang": self.lang,
            "findings": [vars(finding) for finding in self.findings],
            "refusal": vars(self.refusal) if self.refusal else None,
        }

    @classmethod
    def from_json(cls, values: dict[str, Any], cleaned: bytes = b"") -> Inspection:
        """The inverse of `as_json`."""
        refusal = values["refusal"]
        return cls(
            accepted=values["accepted"],
            media_type=values["media_type"],
            cleaned=cleaned,
            pages=values["pages"],
            has_text_by_page=tuple(flag == "1" for flag in values["text_by_page"]),
            tagged=values["tagged"],
            title=values["title"],
            lang=values["lang"],
            findings=tuple(Finding(**finding) for finding in values["findings"]),
            refusal=Finding(**refusal) if refusal else None,
        )


def refused(finding: Finding, media_type: str = "", findings: tuple[Finding, ...] = ()) -> Inspection:
    return Inspection(accepted=False, media_type=media_type, refusal=finding, findings=findings)
