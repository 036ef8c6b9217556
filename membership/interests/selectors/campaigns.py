"""Whom a campaign asks, and how far its answers are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from governance.foundation.models import Job
from governance.foundation.outcome import Outcome
from governance.models import Committee, IntegratedCareBoard, Seat
from membership.interests.models import Declaration, DeclarationCampaign
from membership.interests.rules.declarations import is_overdue
from membership.interests.selectors.declarations import may_be_mailed
from membership.people.models import Person
from membership.people.selectors.committees import fill

ASK_JOB = "membership.campaign"


@dataclass(frozen=True)
class AtTable:
    """A person once, with every committee in which they sit or deputise, and whether a mail reaches them."""

    person: Person
    committees: tuple[Committee, ...]
    mail: Outcome

    @property
    def pk(self) -> int:
        return self.person.pk


def at_tables(icb: IntegratedCareBoard, committees: Iterable[Committee], *, on: date) -> list[AtTable]:
    """Who sits or deputises that day, in these committees or in all of the ICB, each person once, by name.

    A fixed number of queries, however many people there are.
    """
    seats = Seat.objects.filter(committee__icb=icb).in_force(on)
    chosen = list(committees)
    if chosen:
        seats = seats.filter(committee__in=chosen)
    found: dict[int, dict[int, Committee]] = defaultdict(dict)
    for member in fill(seats, on=on):
        people = [*member.people, *(arrangement.person for arrangement in member.deputies)]
        for person in people:
            found[person.pk][member.seat.committee_id] = member.seat.committee
    rows = Person.objects.filter(pk__in=found).select_related("user", "icb").order_by("name", "pk")
    return [AtTable(row, _by_name(found[row.pk].values()), may_be_mailed(row)) for row in rows]


def _by_name(committees: Iterable[Committee]) -> tuple[Committee, ...]:
    return tuple(sorted(committees, key=lambda committee: committee.name))


def to_ask(campaign: DeclarationCampaign, *, on: date) -> list[AtTable]:
    """Everybody whom the campaign asks, as the tables stand on that day."""
    return at_tables(campaign.icb, campaign.committees.all(), on=on)


def not_asked_yet(campaign: DeclarationCampaign, *, on: date) -> list[AtTable]:
    """Who sits at a table of the campaign on that day and has no declaration in it."""
    asked = set(Declaration.objects.filter(campaign=campaign).values_list("person", flat=True))
    return [row for row in to_ask(campaign, on=on) if row.pk not in asked]


def asked_and_gone(campaign: DeclarationCampaign, *, on: date) -> list[Declaration]:
    """Outstanding declarations of the campaign whose person sits at none of its tables any more on that day."""
    rows = Declaration.objects.filter(campaign=campaign).outstanding().select_related("person__icb")
    here = {row.pk for row in to_ask(campaign, on=on)}
    return [row for row in rows if row.person_id not in here]


@dataclass
class Progress:
    """Numbers of people: `returned` holds nil returns and those that were reviewed; `overdue` are still outstanding."""

    committee: Committee | None
    asked: int = 0
    returned: int = 0
    nil: int = 0
    reviewed: int = 0
    sent_back: int = 0
    overdue: int = 0
    waived: int = 0
    names_overdue: list[str] = field(default_factory=list)

    @property
    def pk(self) -> int | None:
        return self.committee.pk if self.committee else None

    @property
    def outstanding(self) -> int:
        return self.asked - self.returned - self.waived

    def count(self, row: Declaration, *, on: date) -> None:
        is_in = row.state in ("returned", "reviewed")
        self.asked += 1
        self.returned += is_in
        self.nil += is_in and row.is_nil == "yes"
        self.reviewed += row.state == "reviewed"
        self.sent_back += row.state == "sent_back"
        self.waived += row.state == "waived"
        if row.state in ("asked", "sent_back") and is_overdue(row.due_on, on=on):
            self.overdue += 1
            self.names_overdue.append(str(row.person))


def progress(campaign: DeclarationCampaign, *, on: date) -> tuple[Progress, list[Progress]]:
    """The campaign as a whole (each person once), and by committee (a person counts in each of theirs), by name.

    Who has left every table since counts in the whole only.
    """
    whole = Progress(None)
    parts: dict[int, Progress] = {}
    tables = {row.pk: row.committees for row in to_ask(campaign, on=on)}
    for committees in tables.values():
        for committee in committees:
            parts.setdefault(committee.pk, Progress(committee))
    rows = Declaration.objects.filter(campaign=campaign).select_related("person").order_by("person__name")
    for row in rows:
        whole.count(row, on=on)
        for committee in tables.get(row.person_id, ()):
            parts[committee.pk].count(row, on=on)
    return whole, sorted(parts.values(), key=lambda part: part.committee.name if part.committee else "")


def asking_job(campaign: DeclarationCampaign) -> Job | None:
    """The latest work of asking for this campaign."""
    return Job.objects.filter(kind=ASK_JOB, payload__campaign=campaign.pk).order_by("-created_at").first()


def outstanding_in(campaign: DeclarationCampaign) -> int:
    """How many answers are still to come."""
    return Declaration.objects.filter(campaign=campaign).outstanding().count()


def open_campaigns(user: Any, icb: IntegratedCareBoard, *, on: date) -> list[DeclarationCampaign]:
    """The campaigns of an ICB that run, as far as `user` may see them by their rights of that day."""
    return list(DeclarationCampaign.objects.visible_to(user, on=on).filter(icb=icb, state="open"))
