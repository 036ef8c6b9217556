"""Papers: entered by the governance lead, written and submitted by their author, signed off by the named executive."""

from __future__ import annotations

from typing import Any

from governance.models import User
from meetings.enums import AcceptanceWay
from meetings.papers.actions.annexes import add_annex
from meetings.papers.actions.exceptions import withhold_paper
from meetings.papers.actions.issues import issue_supplement
from meetings.papers.actions.late import accept_late, ask_chair
from meetings.papers.actions.papers import add_paper
from meetings.papers.actions.signing import sign_off_paper, submit_paper
from meetings.papers.actions.writing import write_paper
from meetings.papers.cover_values import CONFLICT_PARTIES
from meetings.papers.models import AgendaItem, Paper
from membership.models import Person
from pbp_portal.demo.book import Desk, reason
from pbp_portal.demo.load_bodies import text_of
from pbp_portal.demo.world import meeting_shapes


def load_paper(desk: Desk, item: AgendaItem, row: meeting_shapes.Paper, *, by: User) -> Paper:
    """A late paper stays a draft: it is signed off after the main papers went out, see `load_late`."""
    author = _user(desk, row.authors[0].person)
    paper = add_paper(
        item=item,
        title=row.title,
        kind=row.kind,
        is_confidential=row.is_confidential,
        confidential_reason=row.confidential_reason,
        by=by,
        reason=reason(row.key),
    )
    for person in row.withheld_from:
        withhold_paper(paper=paper, person=desk.book.row(Person, person), reason=row.conflicts, by=by)
    write_paper(
        paper,
        by=author,
        cover=_cover(desk, row, paper),
        conflict_option=row.conflict_outcome,
        conflict_text=row.conflicts,
        recommendations=_recommendations(row),
        body_markdown=text_of(row.body),
    )
    for annex in row.annexes:
        add_annex(paper=paper, title=annex.title, body_markdown=text_of(annex.body), by=author)
    if row.sign_off is not None and row.late is None:
        _sign(desk, paper, row)
    return paper


def _sign(desk: Desk, paper: Paper, row: meeting_shapes.Paper) -> None:
    if row.sign_off is None:
        raise ValueError(f"{row.key} has nobody who signs it")
    submitted = submit_paper(paper, by=_user(desk, row.authors[0].person))
    signer = desk.book.row(Person, row.sign_off.person)
    sign_off_paper(submitted, name=f"{signer}, {row.sign_off.role}", by=_user(desk, signer.slug))


def load_late(desk: Desk, paper: Paper, row: meeting_shapes.Paper, *, by: User) -> None:
    """What came after the main papers: signed off, accepted by the chair, gone out as a supplement (R140)."""
    assert row.late is not None, "only late papers are loaded here"
    _sign(desk, paper, row)
    request = ask_chair(
        item=paper.item, paper=paper, reason=row.late.reason, cannot_wait=row.late.cannot_wait, by=by
    )
    accept_late(request, name=row.late.chair, how=AcceptanceWay.MAIL, at=row.late.accepted, by=by)
    issue_supplement(paper.item.meeting, at=row.late.issued, by=by)


def _user(desk: Desk, person: str) -> User:
    """The account of somebody who writes or signs."""
    user = desk.book.row(Person, person).user
    if user is None:
        raise ValueError(f"{person} has no account")
    return user


def _recommendations(row: meeting_shapes.Paper) -> list[dict[str, Any]]:
    """Those that hang on another name it by its place in the list (R64)."""
    places = {one.number: place for place, one in enumerate(row.recommendations, 1)}
    return [
        {"kind": one.kind, "text": one.text, "depends_on": places.get(one.depends_on)}
        for one in row.recommendations
    ]


def _cover(desk: Desk, row: meeting_shapes.Paper, paper: Paper) -> dict[str, Any]:
    """The values that the paper's cover sheet asks for, out of all that the world knows (R192)."""
    lead = _person(desk, row.executive_lead)
    reviews = [{"meeting": one.forum, "date": one.on, "outcome": one.outcome} for one in row.reviews]
    known = {
        "purpose_text": row.purpose_text,
        "executive_summary": row.executive_summary,
        "authors": [_person(desk, one.person, one.job_title) for one in row.authors],
        "presenter": _person(desk, row.presenter),
        "executive_lead": lead,
        "executive_sponsor": lead,
        "clinical_lead": _person(desk, row.clinical_lead),
        "review": reviews,
        "forums": reviews,
        "committee_discussion": reviews,
        "paper_date": row.dated,
        "key_risks": row.impacts.get("key_risks", ""),
        "equality_impact": row.impacts.get("equality", ""),
        "financial_impact": row.impacts.get("financial", ""),
        "public_engagement": row.public_engagement,
        "policy_drivers": list(row.policy_drivers),
        "implications": {
            one.row: {
                "answer": one.answer,
                "comment": one.comments,
                "risk_reference": one.risk_reference,
            }
            for one in row.implications
        },
    }
    asked = {field["key"] for field in paper.template.fields}
    always = {"purposes": list(row.purposes), CONFLICT_PARTIES: row.conflict_class}
    return always | {key: value for key, value in known.items() if key in asked}


def _person(desk: Desk, key: str, job_title: str = "") -> dict[str, str]:
    if not key:
        return {}
    person = desk.book.row(Person, key)
    return {"name": str(person), "job_title": job_title or person.job_title}
