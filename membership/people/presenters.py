"""Words, tags and columns about who sits where."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.text import get_text_list

from governance.enums import PostStatus
from governance.foundation import words
from governance.foundation.screens import Ask, Column, Link, Panel, Tag
from membership.people.models import Appointment, Employment
from membership.people.rules.facts import VotesByOrganisation
from membership.people.selectors import Member
from membership.people.selectors.committees import Holder

DATES = (Column("From", "effective_from"), Column("To (last day)", "effective_to", unset="Open"))
FOLLOWS = "As the terms of reference say"


def status_tag(appointment: Appointment) -> Tag | str:
    """Designate, interim and acting are worth a tag; substantive is the plain case (R109)."""
    if appointment.status == PostStatus.SUBSTANTIVE:
        return appointment.get_status_display()
    return Tag(appointment.get_status_display(), "yellow")


def held_name(appointment: Appointment) -> str:
    """The seat with its committee, or the post."""
    return str(appointment.held)


def committee_name(appointment: Appointment) -> str:
    return appointment.seat.committee.name if appointment.seat else ""


def held_link(appointment: Appointment, ask: Ask) -> Link:
    noun = "seat" if appointment.seat_id else "post"
    return Link(held_name(appointment), ask.link(f"governance:{noun}-detail", appointment.held.pk))


def person_link(person: Any, ask: Ask) -> Link:
    return Link(str(person), ask.link("membership:person-detail", person.pk))


def holder_words(holder: Holder) -> str:
    """How somebody comes to sit there: elected, ex officio, nominee of whom; designate; sharing the seat."""
    return _with_status(_way(holder), holder)


def basis_words(holder: Holder) -> str:
    """The same with who nominated, jointly or alone, or who elected and by how many votes (R113, R134)."""
    row = holder.appointment
    if holder.standing.way != "seat":
        return holder_words(holder)
    nominators = sorted(body.name for body in row.nominated_by.all())
    said = [f"{_way(holder)} by {get_text_list(nominators, 'and')}"] if nominators else [_way(holder)]
    if row.nominated_on:
        said.append(f"on {words.day(row.nominated_on)}")
    if row.electorate:
        said.append(f"by {row.electorate}")
    if row.elected_on:
        said.append(f"on {words.day(row.elected_on)}")
    if row.votes_received is not None:
        cast = "" if row.votes_cast is None else f" of {row.votes_cast}"
        said.append(f"with {row.votes_received}{cast} votes")
    return _with_status(" ".join(said), holder)


def _way(holder: Holder) -> str:
    if holder.standing.office_holder:
        return f"nominee of {holder.standing.office_holder}"
    return "ex officio" if holder.standing.way == "post" else holder.appointment.get_basis_display().lower()


def _with_status(way: str, holder: Holder) -> str:
    said = [way]
    if holder.appointment.status != PostStatus.SUBSTANTIVE:
        said.append(holder.appointment.get_status_display().lower())
    if holder.appointment.is_job_share:
        said.append("shares it")
    return _sentence(", ".join(said))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def vacancy(member: Member) -> Tag | None:
    if member.vacant_since is None:
        return None
    return Tag(f"Vacant since {words.day(member.vacant_since)}", "orange")


def member_columns(ask: Ask, how: Callable[[Holder], str] = holder_words) -> tuple[Column, ...]:
    """Seats with those who sit in them on the day of the page; `how` says by what right."""
    return (
        Column("Seat", lambda m: Link(m.seat.title, ask.link("governance:seat-detail", m.seat.pk))),
        Column("Category", "seat.category"),
        Column("Vote", lambda m: "Votes" if m.is_voting else "No vote"),
        Column("Held by", lambda m: vacancy(m) or [person_link(h.person, ask) for h in m.holders]),
        Column("How", lambda m: [how(holder) for holder in m.holders]),
        Column("Organisation", lambda m: m.organisation.name if m.organisation else None),
        Column("Part", lambda m: m.seat.part.number if m.seat.part else None, unset="Every part"),
        Column("Deputies", lambda m: [person_link(d.person, ask) for d in m.deputies]),
    )


def columns_for(
    found: list[Member], ask: Ask, how: Callable[[Holder], str] = holder_words
) -> tuple[Column, ...]:
    """The same for a page: no word of parts where no seat belongs to one."""
    has_parts = any(member.seat.part_id for member in found)
    return tuple(column for column in member_columns(ask, how) if has_parts or column.label != "Part")


def seat_columns(ask: Ask) -> tuple[Column, ...]:
    """The seats that one person holds."""
    return (
        Column("Committee", lambda m: Link(str(m.seat.committee), committee_href(m, ask))),
        Column("Seat", lambda m: Link(m.seat.title, ask.link("governance:seat-detail", m.seat.pk))),
        Column("How", lambda m: [holder_words(holder) for holder in m.holders]),
        Column("Vote", lambda m: "Votes" if m.is_voting else "No vote"),
    )


def committee_href(member: Member, ask: Ask) -> str:
    return ask.link("governance:committee-detail", member.seat.committee_id)


def appointment_columns(ask: Ask, *, of: str) -> tuple[Column, ...]:
    """The appointments of a person (`of="person"`), or of a seat or post."""
    first = (
        Column("Seat or post", lambda row: held_link(row, ask))
        if of == "person"
        else Column("Person", lambda row: person_link(row.person, ask))
    )
    return (
        first,
        Column("Basis", "basis"),
        Column("Status", status_tag),
        Column("On behalf of", "on_behalf_of.name"),
        *DATES,
        Column("Why it ended", "end_reason"),
        Column("Appointment", lambda row: Link("Open", ask.link("membership:appointment-detail", row.pk))),
    )


def employment_words(employment: Employment) -> str:
    """Hill Borough Council (Director of Adult Social Care)."""
    name = employment.organisation.name
    return f"{name} ({employment.job_title})" if employment.job_title else name


def employer_names(person: Any) -> list[str]:
    """Of a person of a list, whose jobs were read for its day."""
    return [job.organisation.name for job in person.jobs_on_the_day]


def employment_columns(ask: Ask, *, of: str) -> tuple[Column, ...]:
    """The employments of a person (`of="person"`), or of an organisation."""
    first = (
        Column("Employer", lambda row: organisation_link(row.organisation, ask))
        if of == "person"
        else Column("Person", lambda row: person_link(row.person, ask))
    )
    return (
        first,
        Column("Job title", "job_title"),
        Column("Seniority", "seniority", unset="Not recorded"),
        *DATES,
        Column("Employment", lambda row: Link("Open", ask.link("membership:employment-detail", row.pk))),
    )


def organisation_link(organisation: Any, ask: Ask) -> Link:
    return Link(organisation.name, ask.link("governance:organisation-detail", organisation.pk))


def deputy_columns(ask: Ask, *, of: str) -> tuple[Column, ...]:
    """The deputies of a seat, or the arrangements of a person (`of="person"`)."""
    first = (
        Column(
            "Deputises for", lambda row: Link(str(row.seat), ask.link("governance:seat-detail", row.seat_id))
        )
        if of == "person"
        else Column("Deputy", lambda row: person_link(row.person, ask))
    )
    return (
        first,
        Column("Votes", "may_vote", unset=FOLLOWS),
        Column("Counts for the quorum", "counts_for_quorum", unset=FOLLOWS),
        *DATES,
        Column("Arrangement", lambda row: Link("Open", ask.link("membership:deputy-detail", row.pk))),
    )


def votes_panel(votes: VotesByOrganisation) -> Panel:
    """One vote per organisation, and whom to ask which organisation they are counted with (R165, R166)."""
    note = "Each organisation has one vote, shared by its representatives."
    if votes.to_choose:
        names = "; ".join(
            f"{voter.person_name} ({' or '.join(body.name for body in voter.organisations)})"
            for voter in votes.to_choose
        )
        note += f" Counted with one organisation only, to be chosen at the meeting: {names}."
    columns = (
        Column("Vote of", lambda vote: vote.name),
        Column("Kind", lambda vote: "Organisation" if vote.organisation else "Member as an individual"),
        Column("Representatives", lambda vote: list(vote.representatives), unset="To be chosen"),
    )
    return Panel(
        "Votes by organisation", columns, votes.votes, empty="No voting seat is held on this day.", note=note
    )
