"""Everything that meets, its parts and terms of reference; posts and seats."""

from __future__ import annotations

from collections import defaultdict
from itertools import count
from pathlib import Path

from django.db import transaction

from governance.actions.committees import change_committee, create_committee, create_committee_part
from governance.actions.posts import create_post
from governance.actions.seats import create_seat
from governance.actions.terms_of_reference import create_terms_of_reference
from governance.enums import BodyStatus
from governance.foundation import words
from governance.models import Committee, CommitteePart, Place, Post, Seat, TermsOfReference, User
from pbp_portal.demo.book import Desk, dates, leaders_first
from pbp_portal.demo.world import shapes

PAPERS = Path(__file__).resolve().parent / "papers"


def text_of(*paths: str) -> str:
    """Markdown files of the world, joined in order."""
    return "\n\n".join((PAPERS / path).read_text(encoding="utf-8").strip() for path in paths)


def current_lines(row: shapes.Committee) -> list[str]:
    """The committees it reports to without an end; a line that ended is told by its committee's own history."""
    return [line.to for line in row.reports_to if line.end is None]


def load_committees(desk: Desk) -> None:
    for row in leaders_first(desk.system.committees, lambda one: [one.parent, *current_lines(one)]):
        committee = desk.enter(Committee, row.key, _set_up, desk=desk, row=row)
        for part in row.parts:
            desk.enter(
                CommitteePart,
                f"{row.key} part {part.number}",
                create_committee_part,
                committee=committee,
                number=part.number,
                title=part.name.removeprefix(f"Part {part.number}: "),
                purpose=part.purpose,
                **dates(part),
            )


@transaction.atomic
def _set_up(*, desk: Desk, row: shapes.Committee, by: User, reason: str) -> Committee:
    """A body in shadow is set up as such, and established afterwards where it was by now (R109)."""
    committee = create_committee(
        icb=desk.icb,
        by=by,
        reason=reason,
        name=row.name,
        slug=row.key,
        aliases=list(row.aliases),
        reference_prefix=row.prefix,
        kind=row.kind,
        form=row.form,
        target_form=row.target_form,
        target_form_by=row.target_date,
        status=row.status,
        place=desk.row(Place, row.place),
        parent=desk.row(Committee, row.parent),
        purpose=row.purpose,
        secretariat=", ".join(desk.organisation(key).name for key in row.secretariat),
        convening_organisations=[desk.organisation(key) for key in row.convened_by],
        reports_to=[desk.book.row(Committee, key) for key in current_lines(row)],
        **dates(row),
    )
    if row.established_on is None:
        return committee
    because = f"Established on {words.day(row.established_on)}"
    return change_committee(
        committee,
        {"status": BodyStatus.ESTABLISHED, "established_on": row.established_on},
        by=by,
        reason=because,
    )


def load_terms(desk: Desk) -> None:
    """Versions of terms of reference; what their parameters leave out is unset (R172)."""
    recurrence = {row.key: row.recurrence.capitalize() for row in desk.system.committees}
    for row in desk.system.terms:
        desk.enter(
            TermsOfReference,
            row.key,
            create_terms_of_reference,
            committee=desk.book.row(Committee, row.committee),
            label=row.version,
            text=text_of(*row.texts),
            approved_on=row.approved_on,
            approved_by=row.approved_by,
            review_due=row.review_due,
            is_interim=row.is_interim,
            source=row.source,
            aligned_with_name=row.aligned_with_name,
            **{"frequency": recurrence[row.committee], **row.parameters},
            **dates(row),
        )


def load_posts(desk: Desk) -> None:
    titles = {row.key: row.title for row in desk.system.posts}
    for row in leaders_first(desk.system.posts, lambda post: [post.reports_to]):
        direct = f"May go direct to the {titles[row.escalates_to]}." if row.escalates_to else ""
        desk.enter(
            Post,
            row.key,
            create_post,
            icb=desk.icb,
            title=row.title,
            slug=row.key,
            employers=[desk.organisation(key) for key in row.employers],
            place=desk.row(Place, row.place),
            reports_to=desk.row(Post, row.reports_to),
            responsibilities=direct,
            **dates(row),
        )


def load_seats(desk: Desk) -> None:
    """Seats in the order of the data, numbered within their committee."""
    positions: defaultdict[str, count[int]] = defaultdict(lambda: count(1))
    for row in desk.system.seats:
        desk.enter(
            Seat,
            row.key,
            create_seat,
            committee=desk.book.row(Committee, row.committee),
            part=desk.row(CommitteePart, f"{row.committee} part {row.part}" if row.part else ""),
            title=row.title,
            category=row.category,
            is_voting=row.is_voting,
            organisation=desk.organisation(row.organisation) if row.organisation else None,
            post=desk.row(Post, row.post),
            rule=row.rule,
            position=next(positions[row.committee]),
            **dates(row),
        )
