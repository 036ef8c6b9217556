"""What a snapshot is made of: plain values that can be stored, hashed and shown without asking anybody."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class FileDraft:
    """A file to be published. `sha256` names bytes in the private store; the ids are those of item and paper."""

    kind: str
    title: str
    filename: str
    media_type: str
    sha256: str
    byte_size: int
    pages: int | None = None
    item_id: str | None = None
    paper_id: str | None = None


@dataclass(frozen=True)
class Draft:
    """A snapshot before it is published. `content` holds JSON values only."""

    kind: str
    subject_key: str
    slug: str
    title: str
    icb_id: int
    icb_slug: str
    content: dict[str, Any]
    event_date: date | None = None
    committee_slugs: tuple[str, ...] = ()
    place_slugs: tuple[str, ...] = ()
    files: tuple[FileDraft, ...] = ()

    @property
    def content_hash(self) -> str:
        """sha256 over all that the public will see; equal hash, nothing new to publish."""
        whole = {
            "kind": self.kind,
            "slug": self.slug,
            "title": self.title,
            "date": self.event_date.isoformat() if self.event_date else None,
            "committees": self.committee_slugs,
            "content": self.content,
            "files": [asdict(file) for file in self.files],
        }
        return hashlib.sha256(json.dumps(whole, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True)
class Section:
    """Text of one annex, or of a named part of a paper. `html` is clean (see foundation/text).

    `released`: since when it is public and why it was not, of what was private once.
    """

    title: str
    html: str = ""
    released: str = ""


@dataclass(frozen=True)
class Row:
    """A label with its value as clean HTML: a row of a cover sheet or of a summary list."""

    label: str
    html: str


@dataclass(frozen=True)
class LatePage:
    """What the public reads of something late: with which supplement it came, why, and that the chair accepted it."""

    supplement: int
    issued: str
    reason: str
    cannot_wait: str
    accepted: str
    what_changed: str = ""
    replaces: str = ""


@dataclass(frozen=True)
class SupplementLine:
    """One late paper or urgent item of a supplement. `item_id` is the permanent id of its item."""

    item_id: str
    number: str
    title: str
    kind: str
    replaces: str = ""


@dataclass(frozen=True)
class SupplementPage:
    """A supplement as the public sees it: what is taken in private is not among its lines."""

    number: int
    issued: str
    lines: tuple[SupplementLine, ...]


@dataclass(frozen=True)
class PaperPage:
    """A public paper. `withheld` says why it is not shown; then nothing else of it is here."""

    id: str
    title: str
    kind: str = ""
    enclosure: str = ""
    heading: str = ""
    cover: tuple[Row, ...] = ()
    body_html: str = ""
    body_is_file: bool = False
    annexes: tuple[Section, ...] = ()
    signed_off: str = ""
    withheld: str = ""
    released: str = ""
    late: LatePage | None = None
    to_follow: bool = False


@dataclass(frozen=True)
class QuestionEntry:
    """A question or petition from the public; `answer_html` once it is answered, `signed` by whom and when."""

    id: str
    kind: str
    text: str
    name: str
    title: str = ""
    signatures: int | None = None
    is_written: bool = False
    answer_html: str = ""
    signed: str = ""
    supplementary: str = ""
    supplementary_html: str = ""
    moved: str = ""  # to which meeting it was moved, or from which
    is_moved_on: bool = False
    since: str = ""  # that it was accepted after the papers were issued


@dataclass(frozen=True)
class ItemPage:
    """One line of the agenda. `withheld` is the printed reason of an item taken in private; `released` says since
    when one that was is public; `is_resolution` that its note is the motion to exclude the public."""

    id: str
    number: str
    title: str
    is_sub_item: bool = False
    kind: str = ""
    purposes: tuple[str, ...] = ()
    lead: str = ""
    starts: str = ""
    minutes: int | None = None
    note_html: str = ""
    papers: tuple[PaperPage, ...] = ()
    withheld: str = ""
    taken_by: tuple[str, ...] = ()
    questions: tuple[QuestionEntry, ...] = ()
    released: str = ""
    is_resolution: bool = False
    urgent: LatePage | None = None


@dataclass(frozen=True)
class MeetingPage:
    """The content of a published meeting; times and dates are words or ISO text."""

    title: str
    icb: dict[str, str]
    committees: tuple[dict[str, str], ...]
    kind: str
    part: str = ""
    date: str = ""
    date_note: str = ""
    time: str = ""
    mode: str = ""
    venue: str = ""
    public_access: str = ""
    cancelled_because: str = ""
    is_cancelled: bool = False
    items: tuple[ItemPage, ...] = field(default_factory=tuple)
    questions: tuple[QuestionEntry, ...] = ()  # at no item
    asking: tuple[dict[str, str], ...] = ()  # the forms that are offered: kind, and until when
    exempt: tuple[dict[str, str], ...] = ()  # ground, and how much is kept private on it
    supplements: tuple[SupplementPage, ...] = ()
    changed_since: tuple[
        str, ...
    ] = ()  # what of private business is told otherwise than in the printed papers

    def content(self) -> dict[str, Any]:
        """As the JSON that is stored."""
        return json.loads(json.dumps(asdict(self)))
