"""What the rules say of a paper: facts gathered here, answers as Outcomes."""

from __future__ import annotations

from datetime import date
from typing import Any

from governance.enums import Permission
from governance.foundation.outcome import Outcome, first_not_met, met, not_met
from governance.foundation.permissions import can
from governance.foundation.text import numbering_slips
from meetings.enums import BodyKind, PaperKind
from meetings.lifecycles import PAPER_LIFECYCLE
from meetings.papers.cover_sheets import IMPLICATION_ROWS, LATER_KINDS, REVIEW_KINDS, cover_fields
from meetings.papers.models import Paper, PaperVersion
from meetings.papers.rules.cover import check_conflict_named, check_cover_complete, check_implications
from meetings.papers.rules.dates import check_dates_in_order
from meetings.papers.rules.facts import CoverFacts, Review
from meetings.papers.selectors.papers import working_version
from meetings.papers.selectors.routes import check_route_open
from meetings.papers.selectors.signing import may_sign
from meetings.papers.sheet_design import design_of
from meetings.planning.dates_in_text import dates_named
from meetings.planning.models import Meeting
from meetings.planning.rules.schedule import check_open
from meetings.planning.rules.texts import check_dates_named

# Kinds of papers that have no text of their own.
WITHOUT_BODY = (PaperKind.VERBAL, PaperKind.TABLED)


def cover_facts(paper: Paper, version: PaperVersion) -> CoverFacts:
    """The cover sheet of one version as plain values for the rules."""
    fields = cover_fields(design_of(version).fields)
    return CoverFacts(
        fields=fields,
        values=version.cover,
        conflict_text=version.conflict_text,
        conflict_option=version.conflict_option,
        recommendation_count=len(version.recommendations.all()),
        is_signed_off=version.is_frozen,
        paper_date=iso_day(version.cover.get("paper_date")),
        reviews=[
            Review(row["meeting"], iso_day(row.get("date")))
            for field in fields
            if field.kind in REVIEW_KINDS
            for row in version.cover.get(field.key) or []
        ],
        meeting_date=paper.item.meeting.date,
        implication_rows=IMPLICATION_ROWS,
    )


def iso_day(text: Any) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def completeness(paper: Paper, version: PaperVersion) -> tuple[Outcome, ...]:
    """What must be there before a paper is submitted: the cover sheet (R62), risks (R61), a text."""
    facts = cover_facts(paper, version)
    found = list(check_cover_complete(facts, leaving_out=LATER_KINDS))
    if any(field.kind == "implications" for field in facts.fields):
        found += check_implications(version.cover.get("implications") or {}, rows=IMPLICATION_ROWS)
    found += _body_missing(paper, version)
    return tuple(found)


def _body_missing(paper: Paper, version: PaperVersion) -> list[Outcome]:
    if paper.kind in WITHOUT_BODY or version.body_kind != BodyKind.NONE:
        return []
    words = "The paper has no text: write it here, or upload a PDF or a Word document."
    return [not_met("paper.no_text", words, field="body")]


def warnings(
    paper: Paper, version: PaperVersion, *, on: date, meeting_days: list[date] | None = None
) -> tuple[Outcome, ...]:
    """What should be looked at and stops nothing (R6, R86, R9, R187, R196)."""
    days = meeting_days_of(paper.item.meeting) if meeting_days is None else meeting_days
    outcomes = [
        check_dates_in_order(cover_facts(paper, version)),
        *check_dates_named(dates_named(texts_of(version)), meeting_days=days),
        check_conflict_named(version.conflict_option, withheld_from=len(withheld_from(paper, on=on))),
        *(
            not_met("paper.numbering_slip", slip.message, "R86", field="body_markdown", line=slip.line)
            for slip in numbering_slips(version.body_markdown)
        ),
    ]
    return tuple(outcome for outcome in outcomes if not outcome.ok)


def withheld_from(paper: Paper, *, on: date) -> tuple[int, ...]:
    """Ids of the people from whom the paper is withheld that day (R9)."""
    return tuple(sorted(row.person_id for row in paper.withholdings.all() if row.is_in_force(on)))


def meeting_days_of(meeting: Meeting) -> list[date]:
    """The days on which the committees of this meeting meet."""
    committees = meeting.committee_links.values("committee_id")
    rows = Meeting.objects.filter(committee_links__committee__in=committees, date__isnull=False)
    days = rows.exclude(state="cancelled").values_list("date", flat=True)
    return sorted({day for day in days if day is not None})


def texts_of(version: PaperVersion) -> str:
    """Everything that was written in a version: its cover, what it asks for, its text."""
    on_cover = [value for value in version.cover.values() if isinstance(value, str) and not iso_day(value)]
    asked = [row.text for row in version.recommendations.all()]
    return "\n".join([*on_cover, *asked, version.body_markdown])


def paper_findings(paper: Paper, version: PaperVersion | None = None, *, on: date) -> tuple[Outcome, ...]:
    """Everything that is to be said of a paper while it is written: what is missing, then what to look at."""
    version = version or working_version(paper)
    return (*completeness(paper, version), *warnings(paper, version, on=on))


def may_move(paper: Paper, transition: str, user: Any, *, on: date) -> Outcome:
    """May this person make this transition now? The same answer explains a disabled button and refuses the act."""
    if transition in ("sign_off", "send_back"):
        return _may_sign(paper, transition, user, on=on)
    outcome = first_not_met(
        can(user, Permission.WRITE_PAPER, paper, on=on),
        check_open(paper.item.meeting.state),
        PAPER_LIFECYCLE.check(paper.state, transition),
    )
    if outcome.ok and transition == "submit":
        version = working_version(paper)
        return first_not_met(check_complete(paper, version), check_route_open(paper, version, on=on))
    return outcome


def _may_sign(paper: Paper, transition: str, user: Any, *, on: date) -> Outcome:
    """On a route by whoever is asked now, else by whoever holds the right."""
    right = may_sign(paper, user, on=on, returns=transition == "send_back")
    outcome = first_not_met(
        can(user, Permission.SIGN_OFF_PAPER, paper, on=on) if right is None else right,
        check_open(paper.item.meeting.state),
        PAPER_LIFECYCLE.check(paper.state, transition),
    )
    if outcome.ok and transition == "sign_off":
        return check_complete(paper, working_version(paper))
    return outcome


def check_complete(paper: Paper, version: PaperVersion) -> Outcome:
    """One answer for the whole cover sheet and text (R62); `details` lists the reasons."""
    missing = completeness(paper, version)
    if not missing:
        return met("paper.complete", clause="R62")
    if len(missing) == 1:
        return missing[0]
    return not_met(
        "paper.incomplete",
        f"{len(missing)} things are missing: " + " ".join(outcome.reason for outcome in missing),
        "R62",
        reasons=[outcome.reason for outcome in missing],
    )
