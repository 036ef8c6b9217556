"""What a pack, a publication or a preview is made from: plain data, read once, with no way back to the database.

Texts are ready to print; HTML comes from `governance.foundation.text` or from the cleaned Word conversion and is safe.
What a reader may not see is marked (`is_private`), never left out here: leaving out is the reader's own step.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from governance.foundation.zone import LONDON


@dataclass(frozen=True)
class IcbFacts:
    pk: int
    slug: str
    name: str
    short_name: str
    header_name: str


@dataclass(frozen=True)
class CommitteeFacts:
    pk: int
    slug: str
    name: str
    short_name: str
    place_slug: str = ""
    place_name: str = ""


@dataclass(frozen=True)
class PartFacts:
    """Part 1 or Part 2 of a board (R158)."""

    number: int
    title: str
    is_private: bool


@dataclass(frozen=True)
class MeetingFacts:
    """`date` is None while it is to be confirmed; `date_note` then says what is known (R178)."""

    pk: int
    slug: str
    title: str
    kind: str
    kind_label: str
    date: date | None
    date_note: str
    starts_at: time | None
    ends_at: time | None
    mode: str
    mode_label: str
    venue: str
    public_access: str
    icb: IcbFacts
    lead_committee: CommitteeFacts
    committees: tuple[CommitteeFacts, ...]
    part: PartFacts | None
    state: str
    version: int
    cancelled_because: str = ""

    @property
    def is_private(self) -> bool:
        """Nothing of a private meeting or workshop is public (R193)."""
        return self.kind != "public"


@dataclass(frozen=True)
class Tick:
    """One box of a tick set."""

    label: str
    is_ticked: bool


@dataclass(frozen=True)
class CoverRow:
    """One row of a cover sheet, in the template's order with the template's label.

    `form` says which of the values to print: `text` (`text`), `rich` (`html`), `ticks` (`ticks`),
    `lines` (`lines`), `table` (`columns`, `rows`), `recommendations` (`PaperFacts.recommendations`),
    `conflict` (`text`, then `ticks`). `is_missing` marks a required row without an answer (R62).
    """

    key: str
    label: str
    form: str
    text: str = ""
    html: str = ""
    ticks: tuple[Tick, ...] = ()
    lines: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    is_required: bool = False
    is_missing: bool = False


@dataclass(frozen=True)
class RecommendationFacts:
    """`label` as printed, such as "(i)"; `depends_on` is the label of the one it hangs on (R64).

    `lead_in` is what is asked ("Note"), to be printed before the text; empty where the text says it itself.
    """

    pk: int
    label: str
    kind: str
    kind_label: str
    text: str
    depends_on: str = ""
    lead_in: str = ""


@dataclass(frozen=True)
class BodyFacts:
    """`form`: `html` (print `html`), `pdf` (insert the stored file `sha256`), `none`.

    A Word upload has `form` html; its `sha256` and `filename` are those of the uploaded file.
    `problem` is set when the body should be there and cannot be read.
    """

    form: str
    html: str = ""
    sha256: str = ""
    pages: int | None = None
    filename: str = ""
    media_type: str = ""
    problem: str = ""


@dataclass(frozen=True)
class AnnexFacts:
    pk: int
    label: str
    title: str
    is_private: bool
    body: BodyFacts
    private_reason: str = ""
    released: str = ""
    redacted: BodyFacts | None = None
    family: str = ""  # the same from version to version


@dataclass(frozen=True)
class SignOffFacts:
    """Who authorised the paper: name and post as signed (R63)."""

    name: str
    at: datetime
    content_hash: str


@dataclass(frozen=True)
class LateFacts:
    """What a supplement says of a late paper or an urgent item; `replaces` is set for the revision of a text that
    went out."""

    number: int
    issued_at: datetime
    reason: str
    cannot_wait: str
    accepted_by: str
    accepted_at: datetime
    what_changed: str = ""
    replaces: bool = False


@dataclass(frozen=True)
class PaperFacts:
    """`enclosure` is a letter where the template letters its enclosures (R139), else empty.

    `late` says with which supplement it came; `is_to_follow` that the agenda names it before its text is ready.
    `is_private` is the paper's own or inherited from its item or meeting. `released` says since when it is public,
    and why it was not; `redacted` is then what the public reads in the place of all the rest, where people were
    named. `withheld_from` are ids of membership.Person whose own copy must leave the paper out (R9).
    """

    public_id: UUID
    title: str
    kind: str
    kind_label: str
    template_layout: str
    heading: str
    numbering: str
    enclosure: str
    version_number: int
    state: str
    is_signed_off: bool
    is_private: bool
    is_confidential: bool
    private_reason: str
    cover: tuple[CoverRow, ...]
    recommendations: tuple[RecommendationFacts, ...]
    body: BodyFacts
    annexes: tuple[AnnexFacts, ...]
    signed_off: SignOffFacts | None
    content_hash: str
    withheld_from: tuple[int, ...] = ()
    released: str = ""
    redacted: BodyFacts | None = None
    late: LateFacts | None = None
    is_to_follow: bool = False

    @property
    def is_supplementary(self) -> bool:
        """It was issued after the main papers (R140)."""
        return self.late is not None

    @property
    def issued_on(self) -> date | None:
        """The day in London on which its supplement was issued."""
        return self.late.issued_at.astimezone(LONDON).date() if self.late else None


@dataclass(frozen=True)
class QuestionFacts:
    """A question or petition from the public that was accepted, as it is published (R185).

    `course` is "meeting" for what is taken there, "moved" for what left it for another, which `moved` tells.
    `answer` is empty until it is signed off; `signed` says who and when.
    `since` tells of one that was accepted after the papers went out.
    """

    reference: str
    kind: str
    kind_label: str
    course: str
    title: str
    text: str
    name: str
    signatures: int | None = None
    answer: str = ""
    signed: str = ""
    supplementary: str = ""
    supplementary_answer: str = ""
    since: str = ""
    moved: str = ""


@dataclass(frozen=True)
class MatterFacts:
    """An action from an earlier meeting that stands open, in the log that is taken as matters arising.

    `owner` is in words, `state` as printed; a private one is left out for the public.
    """

    reference: str
    text: str
    owner: str
    due_on: date
    state: str
    is_private: bool = False


@dataclass(frozen=True)
class ItemFacts:
    """One item in the order of the agenda; sub-items follow their item with `depth` 1.

    `public_title` is what the public reads: the title, or neutral words where the title itself is private.
    `starts_at` is the computed time, None where times cannot be known.
    """

    public_id: UUID
    number: str
    depth: int
    title: str
    public_title: str
    kind: str
    kind_label: str
    purposes: tuple[str, ...]
    is_private: bool
    private_reason: str
    title_is_private: bool
    lead: str
    minutes: int | None
    starts_at: time | None
    note: str
    needs_paper: bool
    papers: tuple[PaperFacts, ...] = ()
    taken_by: tuple[str, ...] = ()  # where not all committees that meet take it
    questions: tuple[QuestionFacts, ...] = ()
    released: str = ""
    urgent: LateFacts | None = None
    matters: tuple[MatterFacts, ...] = ()


@dataclass(frozen=True)
class PackFacts:
    """One meeting with its agenda in order and its papers: the single source of packs and publications.

    `supplement` is the number of the supplement whose items and papers these are, 0 for the rest; `issued_at` when it
    went out. `asked_since` are questions that it prints, each with its place on the agenda; `changed_since` what is
    told otherwise now than in the papers that went out.
    """

    meeting: MeetingFacts
    items: tuple[ItemFacts, ...]
    # From the public, at no item of the agenda: answered in writing, or its item is gone.
    questions: tuple[QuestionFacts, ...] = ()
    supplement: int = 0
    issued_at: datetime | None = None
    asked_since: tuple[tuple[str, QuestionFacts], ...] = ()
    changed_since: tuple[str, ...] = ()

    @property
    def papers(self) -> tuple[PaperFacts, ...]:
        return tuple(paper for item in self.items for paper in item.papers)
