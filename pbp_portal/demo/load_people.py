"""People, who holds which post or seat when, and deputies."""

from __future__ import annotations

import io
from typing import Any

import docx

from governance.actions.files import Upload
from governance.foundation import words
from governance.models import Post, Seat, User
from membership.models import Appointment, DeputyArrangement, Person
from membership.people.actions import appoint, arrange_deputy, create_person
from pbp_portal.demo.book import Desk
from pbp_portal.demo.load_access import writers
from pbp_portal.demo.world import shapes


def load_people(desk: Desk) -> None:
    """People of one system, tied to their account where they have one."""
    accounts = {account.person: account.email for account in (*desk.system.accounts, *writers(desk.system))}
    users = User.objects.in_bulk(accounts.values(), field_name="email")
    for row in desk.system.people:
        desk.enter(
            Person,
            row.key,
            create_person,
            icb=desk.icb,
            name=row.name,
            slug=row.key,
            honorific=row.honorific,
            job_title=row.job_title,
            user=users.get(accounts.get(row.key, "")),
        )


def load_holdings(desk: Desk) -> None:
    """Posts first: a seat that follows a post asks who holds it (R35)."""
    for post in desk.system.posts:
        for held in post.holders:
            _appoint(desk, post, held, post=desk.book.row(Post, post.key))
    for seat in desk.system.seats:
        for held in seat.holders:
            _appoint(desk, seat, held, seat=desk.book.row(Seat, seat.key))


def _appoint(desk: Desk, row: shapes.Post | shapes.Seat, held: shapes.Holding, **where: Post | Seat) -> None:
    """Nobody holds a seat or post longer than it exists, or sits on a committee that has ended."""
    seat = where.get("seat")
    ends = (held.end, row.end, seat.committee.effective_to if isinstance(seat, Seat) else None)
    desk.enter(
        Appointment,
        f"{row.key} {held.person} {held.start.isoformat()}",
        appoint,
        person=desk.book.row(Person, held.person),
        basis=held.basis,
        status=held.status,
        note=held.note,
        effective_from=held.start,
        effective_to=min((day for day in ends if day is not None), default=None),
        **_nomination(desk, held.nomination),
        **_election(held.election),
        **where,
    )


def _nomination(desk: Desk, given: shapes.Nomination | None) -> dict[str, Any]:
    if given is None:
        return {}
    return {
        "nominated_by": [desk.organisation(key) for key in given.by],
        "nominated_on": given.on,
        "letter": _letter(given, [desk.organisation(key).name for key in given.by]),
    }


def _letter(given: shapes.Nomination, signed: list[str]) -> Upload:
    made, page = io.BytesIO(), docx.Document()
    page.add_heading("Nomination of a partner member", 1)
    for line in (words.day(given.on), given.letter, "Signed for:", *signed):
        page.add_paragraph(line)
    page.save(made)
    return Upload(f"nomination-{given.on.isoformat()}.docx", made.getvalue())


def _election(given: shapes.Election | None) -> dict[str, Any]:
    if given is None:
        return {}
    return {
        "electorate": given.electorate,
        "elected_on": given.on,
        "votes_received": given.votes_received,
        "votes_cast": given.votes_cast,
    }


def load_deputies(desk: Desk) -> None:
    for row in desk.system.deputies:
        seat = desk.book.row(Seat, row.seat)
        desk.enter(
            DeputyArrangement,
            f"{row.seat} {row.person}",
            arrange_deputy,
            seat=seat,
            person=desk.book.row(Person, row.person),
            effective_from=row.start,
            effective_to=row.end or seat.effective_to,
            note=row.note,
        )
