"""Shapes of the demonstration world: what a loader finds, with no opinion on how it is stored.

Every row has a stable natural key (`key`, a slug unique within its kind), so that loading twice finds the
same rows. References between rows are those keys. Dates are inclusive at both ends; `None` as an end means
open, and `None` as a start means "before anything else in this world". Codes follow the field's vocabulary;
paths are relative to `demo/papers/`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from pbp_portal.demo.world.composition_shapes import MembershipRule, SeatsMade
from pbp_portal.demo.world.form_shapes import Appraisal, FormStep, StepRequest
from pbp_portal.demo.world.meeting_shapes import HeldMeeting, HeldMinutes, Meeting, MeetingSeries
from pbp_portal.demo.world.road_shapes import Road

Parameters = Mapping[str, object]
"""Typed rules of procedure by the names of `governance.models.procedure`.

What is left out is unset, never a zero.
"""


@dataclass(frozen=True)
class Organisation:
    key: str
    name: str
    kind: str
    sector: str
    ods_code: str = ""
    ons_code: str = ""
    aliases: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    is_body_corporate: bool = True
    note: str = ""


@dataclass(frozen=True)
class Succession:
    """`date` is the first day of the successor.

    `of` says what the keys name: organisation, place or committee.
    """

    of: str
    predecessor: str
    successor: str
    date: date
    kind: str
    extent: str = "whole"
    note: str = ""


@dataclass(frozen=True)
class Icb:
    """One tenant.

    `ods_code` joins to reference/icbs.csv, which holds the full name, ONS code and legal dates. `purposes` are
    those its cover sheet offers; none means those of the layout.
    """

    key: str
    ods_code: str
    cover_sheet: str
    about: str
    purposes: tuple[str, ...]
    allowed_forms: tuple[str, ...]
    standing_orders: Parameters
    mail_domain: str
    serves: tuple[str, ...] = ()


@dataclass(frozen=True)
class Place:
    key: str
    name: str
    kind: str
    parent: str = ""
    start: date | None = None
    end: date | None = None
    authorities: tuple[str, ...] = ()
    part_authorities: tuple[str, ...] = ()
    note: str = ""
    is_invented: bool = False


@dataclass(frozen=True)
class CommitteePart:
    number: int
    name: str
    purpose: str
    start: date
    end: date | None = None
    status: str = "established"


@dataclass(frozen=True)
class ReportingLine:
    """A line to a committee (`to`), from one date to another; a change of line is two rows (R40)."""

    to: str
    start: date
    end: date | None = None
    frequency: str = ""
    note: str = ""


@dataclass(frozen=True)
class Committee:
    """Anything that meets. `established_on` ends the shadow period when `status` is shadow."""

    key: str
    name: str
    kind: str
    form: str = ""
    target_form: str = ""
    target_date: date | None = None
    parent: str = ""
    place: str = ""
    convened_by: tuple[str, ...] = ()
    secretariat: tuple[str, ...] = ()
    status: str = "established"
    start: date | None = None
    established_on: date | None = None
    end: date | None = None
    aliases: tuple[str, ...] = ()
    purpose: str = ""
    recurrence: str = ""
    parts: tuple[CommitteePart, ...] = ()
    reports_to: tuple[ReportingLine, ...] = ()
    serves: tuple[str, ...] = ()
    prefix: str = ""  # of the references of its decisions, minutes and actions


@dataclass(frozen=True)
class Nomination:
    """Organisations that nominate jointly, and the text of their letter; it goes in as a Word file (R113)."""

    by: tuple[str, ...]
    on: date
    letter: str


@dataclass(frozen=True)
class Election:
    """Who elected, when, and the count (R134)."""

    electorate: str
    on: date
    votes_received: int
    votes_cast: int


@dataclass(frozen=True)
class Holding:
    """A person in a seat or post. `status` is designate before the body exists in law (R109)."""

    person: str
    start: date
    end: date | None = None
    basis: str = "nominated"
    status: str = "substantive"
    note: str = ""
    nomination: Nomination | None = None
    election: Election | None = None


@dataclass(frozen=True)
class Post:
    """An office. Several employers make a joint appointment (R133, R144)."""

    key: str
    title: str
    employers: tuple[str, ...]
    place: str = ""
    reports_to: str = ""
    escalates_to: str = ""
    start: date | None = None
    end: date | None = None
    holders: tuple[Holding, ...] = ()


@dataclass(frozen=True)
class Seat:
    """A place at the table.

    `organisation` nominates or votes; `post` makes it ex officio; no holder is a vacancy (R34).
    """

    key: str
    committee: str
    title: str
    category: str
    is_voting: bool = True
    organisation: str = ""
    post: str = ""
    part: int | None = None
    rule: str = ""
    start: date | None = None
    end: date | None = None
    holders: tuple[Holding, ...] = ()


@dataclass(frozen=True)
class Person:
    """`further_employers` are those of a joint post beside `organisation` (R133, R144)."""

    key: str
    name: str
    job_title: str
    organisation: str
    honorific: str = ""
    further_employers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Deputy:
    seat: str
    person: str
    start: date
    end: date | None = None
    note: str = ""


@dataclass(frozen=True)
class TermsOfReference:
    """One dated version.

    `texts` are paths to Markdown, joined in order; `approved_by` is printed as written.
    """

    key: str
    committee: str
    version: str
    texts: tuple[str, ...]
    start: date
    end: date | None = None
    approved_on: date | None = None
    approved_by: str = ""
    review_due: date | None = None
    is_interim: bool = False
    aligned_with_name: str = ""
    source: str = ""
    parameters: Parameters = field(default_factory=dict)
    serves: tuple[str, ...] = ()


@dataclass(frozen=True)
class SchemeRow:
    """What is done with a function in a place. No `place` means the whole ICB; the holder is a committee or a
    post.

    `passed_on_from` is the reference of an earlier row. `measures` are (metric, threshold, what happens off track),
    `budgets` (financial year, rule of virement). `treatment`: reserved, delegated, led_elsewhere,
    discussed_not_delegated, undetermined. `lead` names the organisation or committee that leads when it is led
    elsewhere. `holder_kind`: committee, post, organisation or empty.
    """

    reference: str
    function: str
    treatment: str
    place: str = ""
    delegators: tuple[str, ...] = ()
    holder: str = ""
    holder_kind: str = ""
    lead: str = ""
    accountable: str = ""
    responsibilities: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    exclusions: tuple[str, ...] = ()
    may_sub_delegate: bool = False
    passed_on_from: str = ""
    measures: tuple[tuple[str, str, str], ...] = ()
    budgets: tuple[tuple[str, str], ...] = ()
    agreement: str = ""
    start: date | None = None
    end: date | None = None
    source: str = ""
    note: str = ""
    serves: tuple[str, ...] = ()


@dataclass(frozen=True)
class Agreement:
    """A written agreement; `contents` by the codes of what the law wants it to say."""

    key: str
    kind: str
    title: str
    parties: tuple[str, ...]
    start: date
    end: date | None = None
    review_on: date | None = None
    services: tuple[str, ...] = ()
    contents: tuple[tuple[str, str], ...] = ()
    note: str = ""
    serves: tuple[str, ...] = ()


@dataclass(frozen=True)
class AvailabilityRule:
    """On these days delegating, or a delegated budget, is not supported or unlikely. No function means all."""

    key: str
    covers: str
    availability: str
    explanation: str
    source: str
    start: date
    end: date | None = None
    function: str = ""
    serves: tuple[str, ...] = ()


@dataclass(frozen=True)
class OperatingModel:
    """How a service area works between place and system. `reports_to` and `accountable` are posts; no place: all."""

    key: str
    function: str
    source: str
    start: date
    end: date | None = None
    place: str = ""
    at_place: tuple[str, ...] = ()
    at_system: tuple[str, ...] = ()
    team: str = ""
    reports_to: str = ""
    reports_to_team: str = ""
    further_lines: tuple[str, ...] = ()
    focus: tuple[str, ...] = ()
    focus_year: str = ""
    later: tuple[str, ...] = ()
    later_year: str = ""
    restrictions: tuple[str, ...] = ()
    strategy: str = ""
    accountable: str = ""
    accountable_note: str = ""
    review_by: date | None = None
    review_question: str = ""
    serves: tuple[str, ...] = ()


@dataclass(frozen=True)
class Grant:
    """A role at an anchor: `anchor_kind` is icb, place, committee or deployment (the whole service, empty
    anchor).
    """

    role: str
    anchor_kind: str
    anchor: str
    start: date
    end: date | None = None


@dataclass(frozen=True)
class Account:
    email: str
    name: str
    label: str
    grants: tuple[Grant, ...]
    person: str = ""


@dataclass(frozen=True)
class System:
    """One seed system.

    Organisations and places of reference/*.csv are joined by the loader, not repeated here.
    """

    icb: Icb
    organisations: tuple[Organisation, ...] = ()
    successions: tuple[Succession, ...] = ()
    places: tuple[Place, ...] = ()
    committees: tuple[Committee, ...] = ()
    posts: tuple[Post, ...] = ()
    seats: tuple[Seat, ...] = ()
    membership_rules: tuple[MembershipRule, ...] = ()
    seats_made: tuple[SeatsMade, ...] = ()
    people: tuple[Person, ...] = ()
    deputies: tuple[Deputy, ...] = ()
    terms: tuple[TermsOfReference, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    availability: tuple[AvailabilityRule, ...] = ()
    scheme: tuple[SchemeRow, ...] = ()
    operating: tuple[OperatingModel, ...] = ()
    road: Road = Road()
    form_appraisals: tuple[Appraisal, ...] = ()
    form_steps: tuple[FormStep, ...] = ()
    step_requests: tuple[StepRequest, ...] = ()
    meeting_series: tuple[MeetingSeries, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    held: tuple[HeldMeeting, ...] = ()
    minutes: tuple[HeldMinutes, ...] = ()
    accounts: tuple[Account, ...] = ()
