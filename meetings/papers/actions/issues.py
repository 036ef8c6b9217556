"""What went out is written down: the main papers with the first issue or publication, then each supplement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from governance.enums import Permission
from governance.foundation import clock, ledger
from governance.foundation.actions import allow, obey
from governance.foundation.audit import save_recorded
from governance.foundation.errors import StaleEdit
from meetings.papers.actions.late_mail import tell_of_supplement
from meetings.papers.item_questions import questions_by_item
from meetings.papers.models import LateRequest, PaperIssue, PaperVersion
from meetings.papers.models.late import MAIN
from meetings.papers.rules.late import check_supplement
from meetings.papers.selectors.agenda import agenda
from meetings.papers.selectors.issues import went_out
from meetings.papers.selectors.late import Late, ready_to_issue
from meetings.papers.selectors.papers import newest, standing_papers
from meetings.papers.selectors.printed import reasons_now, told_now
from meetings.planning import issuing
from meetings.planning.models import Meeting
from meetings.planning.rules.schedule import check_open
from meetings.planning.selectors.together import may_service


@issuing.contribute
def record_at_issue(meeting: Meeting, *, by: Any) -> PaperIssue:
    """Runs with every issue. A meeting that was published first has papers that its members alone read: those that are
    signed off by the first issue still join the main papers."""
    main = record_main(meeting, by=by)
    first = Meeting.history.filter(id=meeting.pk, state="issued").count() == 1
    if first:
        _join(main, by=by)
    return main


def record_main(meeting: Meeting, *, by: Any) -> PaperIssue:
    """Write down, once, what the main papers of this meeting are: items, signed texts, and papers that follow.

    Part of an issue or a publication, whose right was asked for.
    """
    known = PaperIssue.objects.filter(meeting=meeting, number=MAIN).first()
    if known is not None:
        return known
    items = agenda(meeting)
    papers = [paper for mine in standing_papers(meeting).values() for paper in mine]
    signed = [newest(paper) for paper in papers if paper.state == "signed_off"]
    later = [paper for paper in papers if paper.state != "signed_off"]
    told = told_now(
        meeting,
        items,
        [newest(paper) for paper in papers],
        questions_by_item(meeting, items),
        on=clock.today(),
    )
    main = save_recorded(PaperIssue(meeting=meeting, number=MAIN, at=clock.now(), told=told), by=by)
    main.versions.set(signed)
    main.to_follow.set(later)
    main.items.set(items)
    _settle(main, signed, by=by)
    _record(
        main,
        "papers.went_out",
        f"The main papers of {meeting}: {len(signed)} of {len(papers)} papers, {len(items)} items",
        by=by,
    )
    return main


def _settle(main: PaperIssue, texts: Sequence[PaperVersion], *, by: Any) -> None:
    """What was late and still came with the main papers needs no supplement."""
    requests = LateRequest.objects.all().standing().filter(paper__in=[text.paper_id for text in texts])
    for request in requests:
        if request.state == "accepted":
            request.issue = main
        else:
            request.state = "withdrawn"
        save_recorded(request, by=by, reason="It came with the main papers")


def _join(main: PaperIssue, *, by: Any) -> None:
    follow = set(main.to_follow.values_list("pk", flat=True))
    papers = [paper for mine in standing_papers(main.meeting).values() for paper in mine]
    joining = [p for p in papers if p.pk in follow and p.is_private and p.state == "signed_off"]
    if joining:
        texts = [newest(paper) for paper in joining]
        main.versions.add(*texts)
        main.to_follow.remove(*joining)
        if main.told is not None:
            main.told["reasons"] |= reasons_now([], texts)
            save_recorded(main, by=by, reason="More of the main papers went out with the issue")
        _record(main, "papers.went_out", f"With the issue {len(joining)} more of the main papers", by=by)


@transaction.atomic
def issue_supplement(
    meeting: Meeting,
    *,
    by: Any,
    seen: Sequence[int] | None = None,
    at: datetime | None = None,
    reason: str = "",
) -> PaperIssue:
    """Everything that the chair accepted and that is signed off goes out as the next supplement; members are told once.

    `seen` are the keys of the requests that were shown: StaleEdit when others wait by now. `at` is when it went out,
    where it did so before it was recorded here, as with records taken over. Raises NotPermitted;
    RuleNotMet when nothing waits or the meeting is over.
    """
    allow(may_service(meeting, by, Permission.PLAN_MEETING, on=clock.today()))
    obey(check_open(meeting.state))
    locked = Meeting.objects.select_for_update().get(pk=meeting.pk)
    waiting = ready_to_issue(locked, at=clock.now())
    obey(check_supplement([one.thing for one in waiting]))
    if seen is not None and sorted(seen) != sorted(one.request.pk for one in waiting if one.request):
        raise StaleEdit(locked)
    last = PaperIssue.objects.filter(meeting=meeting).aggregate(last=Max("number"))["last"] or MAIN
    texts = [version for one in waiting for version in texts_of(one)]
    items = agenda(meeting)
    told = told_now(
        meeting,
        items,
        texts,
        questions_by_item(meeting, items),
        before=went_out(meeting),
        on=clock.today(),
    )
    supplement = save_recorded(
        PaperIssue(meeting=meeting, number=last + 1, at=min(at or clock.now(), clock.now()), told=told),
        by=by,
        reason=reason,
    )
    supplement.versions.set(texts)
    supplement.items.set([one.item for one in waiting if one.paper is None])
    for one in waiting:
        assert one.request is not None, "what is ready was asked for and accepted"
        one.request.issue = supplement
        save_recorded(one.request, by=by, reason=f"Issued with {supplement}".lower())
    _record(
        supplement,
        "supplement.issued",
        f"Issued {supplement} of {meeting}: " + "; ".join(one.thing.words for one in waiting),
        by=by,
        reason=reason,
    )
    tell_of_supplement(supplement, by=by)
    return supplement


def texts_of(one: Late) -> list[PaperVersion]:
    """The newest text of the paper, or of every paper at an urgent item."""
    return [newest(paper) for paper in one.papers]


def _record(issue: PaperIssue, event: str, summary: str, *, by: Any, reason: str = "") -> None:
    ledger.record(
        event,
        by=by,
        icb=issue.meeting.icb,
        subject=issue,
        summary=summary,
        reason=reason,
        after={
            "number": issue.number,
            "versions": {str(v.paper.public_id): v.number for v in issue.versions.select_related("paper")},
            "items": [str(item.public_id) for item in issue.items.all()],
        },
    )
