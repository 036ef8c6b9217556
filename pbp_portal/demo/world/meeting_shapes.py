"""Shapes of meetings, agenda items and papers; keys, dates and paths as in `shapes`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time


@dataclass(frozen=True)
class Author:
    person: str
    job_title: str


@dataclass(frozen=True)
class Review:
    """Where a paper has been before. `on` may be unknown."""

    forum: str
    on: date | None
    outcome: str = ""


@dataclass(frozen=True)
class Recommendation:
    """`kind`: approve, endorse, note, comment, agree, assurance, timetable. `depends_on` is a number (R64)."""

    number: str
    kind: str
    text: str
    depends_on: str = ""


@dataclass(frozen=True)
class Implication:
    """A row of the implications table (R60). `answer`: yes, no, na or empty when left blank."""

    row: str
    answer: str
    comments: str = ""
    risk_reference: str = ""


@dataclass(frozen=True)
class Annex:
    number: str
    title: str
    body: str


@dataclass(frozen=True)
class SignOff:
    person: str
    on: date
    role: str = ""


@dataclass(frozen=True)
class Late:
    """It came after the main papers: why, when the chair accepted it by e-mail, and when its supplement went out."""

    reason: str
    cannot_wait: str
    chair: str
    accepted: datetime
    issued: datetime


@dataclass(frozen=True)
class Paper:
    """The union of the cover-sheet layouts (R192): each layout prints the fields it has, in its own order.

    `conflict_outcome` is one of the six choices of R8: none, discuss_and_decide, discuss_only,
    remain_silent, paper_withheld, excluded; empty where the layout does not ask. `impacts` keys: key_risks,
    equality, financial. `withheld_from` names people whom the conflict keeps from the paper (R9).
    """

    key: str
    title: str
    body: str
    purposes: tuple[str, ...]
    executive_summary: str
    recommendations: tuple[Recommendation, ...]
    authors: tuple[Author, ...]
    kind: str = "paper"
    late: Late | None = None
    purpose_text: str = ""
    presenter: str = ""
    executive_lead: str = ""
    clinical_lead: str = ""
    dated: date | None = None
    reviews: tuple[Review, ...] = ()
    public_engagement: str = ""
    conflicts: str = ""
    conflict_outcome: str = ""
    conflict_class: str = ""
    impacts: Mapping[str, str] = field(default_factory=dict)
    implications: tuple[Implication, ...] = ()
    is_confidential: bool = False
    confidential_reason: str = ""
    annexes: tuple[Annex, ...] = ()
    sign_off: SignOff | None = None
    policy_drivers: tuple[str, ...] = ()
    withheld_from: tuple[str, ...] = ()
    serves: tuple[str, ...] = ()


@dataclass(frozen=True)
class AgendaItem:
    """One item; its number follows its order. `lead` is a person's key.

    A private item carries a reason code (commercial, personal, legal, negotiation, early_policy, other),
    may hide its title, and says more in `note`. `organisations` are keys of those that it is about.
    """

    key: str
    title: str
    kind: str
    minutes: int
    purposes: tuple[str, ...] = ()
    lead: str = ""
    openness: str = "public"
    private_reason: str = ""
    hide_title: bool = False
    note: str = ""
    papers: tuple[Paper, ...] = ()
    organisations: tuple[str, ...] = ()


@dataclass(frozen=True)
class MeetingSeries:
    """How a committee meets (R175-R178); `values` are fields of `meetings.models.MeetingSeries`."""

    key: str
    committee: str
    start: date
    end: date | None
    values: Mapping[str, object]
    serves: tuple[str, ...] = ()


@dataclass(frozen=True)
class Meeting:
    """`series` and `slot` say of which series it is which meeting. `kind` is public, private or workshop.

    `on` is None when the date is to be confirmed; `date_text` keeps the words of the schedule (R178).
    """

    key: str
    committees: tuple[str, ...]
    title: str
    kind: str
    on: date | None
    starts: time
    ends: time
    date_text: str = ""
    part: int | None = None
    forum_minutes: int = 0
    venue: str = ""
    mode: str = "in_person"
    items: tuple[AgendaItem, ...] = ()
    is_published: bool = False
    series: str = ""
    slot: str = ""
    serves: tuple[str, ...] = ()


@dataclass(frozen=True)
class HeldMeeting:
    """A meeting that was opened and closed, with one item of business that was recommended by consensus.

    `apologies` and `remote` name people; everybody else who holds a seat is in the room. `conflicted` declared an
    interest of this `nature` and took part without deciding, when there is one.
    """

    key: str
    committee: str
    title: str
    kind: str
    on: date
    starts: time
    ends: time
    venue: str
    business: str
    decision: str
    lead: str
    apologies: tuple[str, ...] = ()
    remote: tuple[str, ...] = ()
    conflicted: str = ""
    nature: str = ""
    serves: tuple[str, ...] = ()


@dataclass(frozen=True)
class HeldMinutes:
    """Minutes of a held meeting, by keys: texts in Markdown, and at which later meeting the chair approved them."""

    meeting: str
    opening: str
    business: str
    close: str
    private: str = ""
    approved_at: str = ""
    words: str = ""
    signed: str = ""
