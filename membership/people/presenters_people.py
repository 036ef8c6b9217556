"""Words and columns about terms, nominations, deputies, leaving and changes of membership."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from governance.enums import PostStatus
from governance.foundation import words
from governance.foundation.screens import Ask, Column, Link, Tag
from governance.roles import ROLES
from membership.people.models import Appointment, DeputyArrangement, Employment
from membership.people.presenters import committee_href, holder_words, person_link, vacancy
from membership.people.rules import changes as kinds
from membership.people.rules.changes import Change
from membership.people.rules.deputies import Answer
from membership.people.rules.hats import Hat
from membership.people.selectors.leaving import Hanging
from membership.people.selectors.votes import Seated

TERM = (
    Column("Number of the term", "term_number", unset="Not recorded"),
    Column("Renews", lambda row: _term(row.follows), unset="No earlier term"),
)
NOMINATION = (
    Column("Nominated by", "nominated_by"),
    Column("Nominated on", "nominated_on"),
)
ELECTION = (
    Column("Elected by", "electorate", unset="Not recorded"),
    Column("Election held on", "elected_on", unset="Not recorded"),
    Column("Votes received", "votes_received", unset="Not recorded"),
    Column("Votes cast in all", "votes_cast", unset="Not recorded"),
)
CAUTION_COLUMNS = (Column("Caution", lambda outcome: outcome.reason),)
ANSWERS = {"yes": "Yes", "no": "No", "": "Not set"}


def _term(appointment: Appointment | None) -> str:
    return words.period(appointment.effective_from, appointment.effective_to) if appointment else ""


def letter_link(appointment: Appointment, ask: Ask) -> Link | None:
    if appointment.nomination_letter_id is None:
        return None
    name = appointment.nomination_filename or "Letter"
    return Link(f"Download {name}", ask.link("membership:appointment-letter", appointment.pk))


def answer_words(answer: Answer) -> str:
    """Yes. The arrangement itself says that the deputy votes."""
    return f"{ANSWERS[answer.value]}. {answer.why}"


def standing_columns(ask: Ask) -> tuple[Column, ...]:
    """The deputies of a seat on the day of the page, with what each may do and why."""
    return (
        Column("Deputy", lambda found: person_link(found.person, ask)),
        Column("For how long", "arrangement.kind"),
        Column("May vote", lambda found: answer_words(found.may_vote)),
        Column("Counts for the quorum", lambda found: answer_words(found.counts_for_quorum)),
        Column(
            "To look at first", lambda found: [outcome.reason for outcome in found.cautions], unset="Nothing"
        ),
        Column("Arrangement", lambda found: Link("Open", ask.link("membership:deputy-detail", found.pk))),
    )


def organisation_seat_columns(ask: Ask) -> tuple[Column, ...]:
    """An organisation's seats with those who sit in them on the day of the page."""
    return (
        Column("Committee", lambda m: Link(str(m.seat.committee), committee_href(m, ask))),
        Column("Seat", lambda m: Link(m.seat.title, ask.link("governance:seat-detail", m.seat.pk))),
        Column("Held by", lambda m: vacancy(m) or [person_link(h.person, ask) for h in m.holders]),
        Column("How", lambda m: [holder_words(holder) for holder in m.holders]),
        Column("Vote", lambda m: "Votes" if m.is_voting else "No vote"),
    )


def hat_columns(ask: Ask) -> tuple[Column, ...]:
    """A row for each organisation for which somebody may speak, and why (R166)."""
    return (
        Column("Person", lambda row: person_link(row[0].person, ask)),
        Column("Seat", lambda row: row[0].member.seat.title),
        Column("May speak for", lambda row: row[1].body.name),
        Column("Why", lambda row: row[1].why),
        Column("Vote", lambda row: "May carry its vote" if row[1].carries_vote else "No vote by this"),
    )


def with_several_hats(seated: list[Seated]) -> list[tuple[Seated, Hat]]:
    return [(one, hat) for one in seated if len(one.hats) > 1 for hat in one.hats]


@dataclass(frozen=True)
class Span:
    """A line of a person's history: what, between which days."""

    what: str
    how: str
    start: date
    end: date | None
    link: Link


HISTORY = (
    Column("From", "start"),
    Column("To (last day)", "end", unset="Open"),
    Column("What", "what"),
    Column("How", "how"),
    Column("Record", "link"),
)


def history_of(employments: Any, appointments: Any, deputies: Any, ask: Ask) -> list[Span]:
    """Everything that a person did, does or will do, the earliest first."""
    spans = [
        *(_employment_span(row, ask) for row in employments),
        *(_appointment_span(row, ask) for row in appointments),
        *(_deputy_span(row, ask) for row in deputies),
    ]
    return sorted(spans, key=lambda span: (span.start, span.what))


def _employment_span(row: Employment, ask: Ask) -> Span:
    link = Link("Employment", ask.link("membership:employment-detail", row.pk))
    return Span(
        f"Works for {row.organisation.name}", row.job_title, row.effective_from, row.effective_to, link
    )


def _appointment_span(row: Appointment, ask: Ask) -> Span:
    said = [row.get_basis_display()]
    if row.status != PostStatus.SUBSTANTIVE:
        said.append(row.get_status_display().lower())
    if row.end_reason:
        said.append(row.get_end_reason_display().lower())
    link = Link("Appointment", ask.link("membership:appointment-detail", row.pk))
    return Span(str(row.held), ", ".join(said), row.effective_from, row.effective_to, link)


def _deputy_span(row: DeputyArrangement, ask: Ask) -> Span:
    link = Link("Deputy", ask.link("membership:deputy-detail", row.pk))
    return Span(
        f"Deputises for {row.seat}", row.get_kind_display(), row.effective_from, row.effective_to, link
    )


def change_words(change: Change) -> str:
    """Ana Whitlock joined: Chair, from 1 April 2023."""
    when = f" from {words.day(change.on)}" if change.on else ""
    if change.kind == kinds.JOINED:
        status = change.details["status"]
        shown = "" if status == PostStatus.SUBSTANTIVE.label else f" ({status.lower()})"
        return f"{change.name} joined{when}{shown}."
    if change.kind == kinds.LEFT:
        why = change.details["why"]
        last = f", last day {words.day(date.fromordinal(change.on.toordinal() - 1))}" if change.on else ""
        return f"{change.name} left{last}{f' ({why.lower()})' if why else ''}."
    if change.kind == kinds.STATUS:
        was, now = change.details["was"].lower(), change.details["now"].lower()
        return f"{change.name} is {now}{when}, and was {was}."
    if change.kind == kinds.SEAT_CHANGED:
        was, now = change.details["was"] or "nobody", change.details["now"] or "nobody"
        return f"Its holder sits for {now}, and sat for {was}."
    return {
        kinds.SEAT_MADE: f"The seat exists{when}.",
        kinds.SEAT_ENDED: f"The seat ended{', and does not exist' + when if when else ''}.",
        kinds.DEPUTY_NAMED: f"{change.name} is a deputy{when}.",
        kinds.DEPUTY_ENDED: f"{change.name} is no longer a deputy{when}.",
    }[change.kind]


CHANGE_TAGS = {
    kinds.JOINED: Tag("Joined", "green"),
    kinds.LEFT: Tag("Left", "red"),
    kinds.STATUS: Tag("Status", "yellow"),
    kinds.SEAT_MADE: Tag("Seat created", "blue"),
    kinds.SEAT_ENDED: Tag("Seat ended", "grey"),
    kinds.SEAT_CHANGED: Tag("Seat changed", "yellow"),
    kinds.DEPUTY_NAMED: Tag("Deputy named", "purple"),
    kinds.DEPUTY_ENDED: Tag("Deputy ended", "purple"),
}


def change_columns(ask: Ask) -> tuple[Column, ...]:
    return (
        Column("Change", lambda change: CHANGE_TAGS[change.kind]),
        Column(
            "Seat", lambda change: Link(change.seat_title, ask.link("governance:seat-detail", change.seat))
        ),
        Column("What happened", change_words),
        Column("Since", "on", unset="Not told by the records"),
    )


def hanging_name(hanging: Hanging) -> str:
    """What a row is called in the preview of a leaving."""
    row = hanging.row
    if isinstance(row, Appointment):
        return str(row.held)
    if isinstance(row, DeputyArrangement):
        return f"Deputises for {row.seat}"
    where = row.committee or row.place or row.icb
    return f"{ROLES[row.role].title} at {where}"


HANGING = (
    Column("What", hanging_name),
    Column("Why", "why"),
    Column(
        "What happens",
        lambda hanging: Tag("Withdrawn", "orange") if hanging.withdrawn else Tag("Ends", "red"),
    ),
)
STAYING = (Column("What", hanging_name), Column("Why it stays", "why"))
