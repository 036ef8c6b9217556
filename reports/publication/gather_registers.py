"""From the facts of an ICB on a day to the snapshot of one of its registers.

A snapshot holds rows of plain values, each with an anchor that stays its own from version to version. What a reader of
the public site may have is decided here and nowhere after; contact data and private words are never read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from delegation.selectors import entries_in_force
from governance.models import IntegratedCareBoard, Post, Seat
from membership.models import Appointment, Person
from membership.people.selectors import holders
from membership.people.selectors.committees import Holder, Member, fill
from reports.enums import PublicationKind
from reports.publication.gather_interests import gift_rows, interest_rows
from reports.publication.register_shapes import Gathered, RegisterDraft, Row, body, iso, named
from reports.publication.selectors import register_key
from reports.publication.shapes import Draft


def register_draft(kind: str, icb: IntegratedCareBoard, *, on: date) -> RegisterDraft:
    """One register of an ICB as the public may have it on that day, and what is kept back, counted by reason."""
    found = GATHER[kind](icb, on)
    content = {
        "name": PublicationKind(kind).label,
        "icb": {"name": icb.short_name, "slug": icb.slug},
        "legal_name": icb.organisation.name,
        "rows": found.rows,
    }
    draft = Draft(
        kind=kind,
        subject_key=register_key(kind, icb),
        slug=icb.slug,
        title=f"{PublicationKind(kind).label}, {icb.short_name}",
        icb_id=icb.pk,
        icb_slug=icb.slug,
        content=content | choices_of(found.rows),
    )
    return RegisterDraft(draft, found.kept, found.waiting)


def choices_of(rows: list[dict[str, Any]]) -> dict[str, list[dict[str, str]]]:
    """The committees and people that the rows name, by name: what a reader can ask the register for."""
    committees = {body["slug"]: body["name"] for row in rows for body in row["committees"]}
    people = {row["person"]["slug"]: row["person"]["name"] for row in rows if row["person"]}
    return {"committees": _by_name(committees), "people": _by_name(people)}


def _by_name(found: dict[str, str]) -> list[dict[str, str]]:
    return [
        {"slug": slug, "name": name} for slug, name in sorted(found.items(), key=lambda one: (one[1], one[0]))
    ]


def _members(icb: IntegratedCareBoard, on: date) -> Gathered:
    """Who sits where: every seat of the ICB's committees, and the posts that a seat follows or that hold a power."""
    seats = Seat.objects.in_force(on).filter(committee__in=icb.committees.in_force(on))
    filled = sorted(
        fill(seats.order_by("committee__name", "position", "title", "pk"), on=on),
        key=lambda member: (member.seat.committee.name, member.seat.committee_id),
    )
    rows = [row for member in filled for row in _seat_rows(member)]
    rows += [row for post in _public_posts(icb, seats, on) for row in _post_rows(post, on)]
    return Gathered(rows)


def _seat_rows(member: Member) -> Iterator[dict[str, Any]]:
    seat = member.seat
    told = {
        "kind": "seat",
        "committees": [body(seat.committee)],
        "seat": seat.title,
        "part": str(seat.part) if seat.part else "",
        "organisation": member.organisation.name if member.organisation else "",
        "votes": seat.is_voting,
    }
    for holder in member.holders:
        yield told | _held(f"seat-{seat.pk}", holder.person, holder.appointment, way=_way(holder))
    if member.is_vacant:
        yield told | _vacant(f"seat-{seat.pk}", member.vacant_since)


def _way(holder: Holder) -> str:
    if holder.standing.way == "post":
        return "Ex officio"
    said: str = holder.appointment.get_basis_display()
    return f"{said}, for {holder.standing.office_holder}" if holder.standing.way == "nominee" else said


def _held(anchor: str, person: Person, appointment: Appointment, *, way: str) -> dict[str, Any]:
    return {
        "anchor": f"{anchor}-{person.slug}",
        "person": named(person),
        "basis": way,
        "status": appointment.get_status_display() if appointment.status != "substantive" else "",
        "shared": appointment.is_job_share,
        "from": iso(appointment.effective_from),
        "to": iso(appointment.effective_to),
        "vacant_since": None,
    }


def _vacant(anchor: str, since: date | None) -> dict[str, Any]:
    return {
        "anchor": anchor,
        "person": None,
        "basis": "",
        "status": "",
        "shared": False,
        "from": None,
        "to": None,
        "vacant_since": iso(since),
    }


def _public_posts(icb: IntegratedCareBoard, seats: Any, on: date) -> list[Post]:
    """Offices with a seat of their own, or to which the scheme in force delegates; other posts are staff matters."""
    holding = entries_in_force(icb, on=on).filter(holder_post__isnull=False).values("holder_post")
    posts = Post.objects.in_force(on).filter(icb=icb)
    following = seats.filter(post__isnull=False).values("post")
    return list((posts.filter(pk__in=following) | posts.filter(pk__in=holding)).distinct().order_by("title"))


def _post_rows(post: Post, on: date) -> Iterator[dict[str, Any]]:
    told: Row = {
        "kind": "post",
        "committees": [],
        "seat": post.title,
        "part": "",
        "organisation": "",
        "votes": None,
    }
    held = holders(post, on=on)
    for row in held:
        told["organisation"] = row.on_behalf_of.name if row.on_behalf_of else ""
        yield told | _held(f"post-{post.pk}", row.person, row, way=row.get_basis_display())
    if not held:
        yield told | _vacant(f"post-{post.pk}", None)


GATHER: dict[str, Callable[[IntegratedCareBoard, date], Gathered]] = {
    PublicationKind.MEMBERS: _members,
    PublicationKind.INTERESTS: interest_rows,
    PublicationKind.GIFTS: gift_rows,
}
