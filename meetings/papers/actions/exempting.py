"""The ledger of what is kept from the public: rows made by the acts that mark something private, ended by those that
open it. No act of its own makes a row, so that nothing private lacks one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from governance.foundation import clock, ledger
from governance.foundation.actions import obey
from governance.foundation.audit import delete_recorded, save_recorded, snapshot
from governance.foundation.outcome import Outcome, met
from meetings.enums import ExemptionEnd, ExemptionOf
from meetings.papers.models import AgendaItem, Annex, Exemption, Paper, PrivateGround
from meetings.papers.rules.exemptions import check_grounds, review_day
from meetings.papers.selectors.exclusion import (
    ExclusionRules,
    exclusion_rules,
    ground_facts,
    grounds_of,
    open_exemption,
)
from meetings.planning.models import Meeting


@dataclass(frozen=True)
class Exempt:
    """Why something is private, as a person said it: grounds, the public interest, the day of the review."""

    grounds: tuple[PrivateGround, ...] = ()
    public_interest: str = ""
    review_on: Any = None

    @property
    def reason(self) -> str:
        """The plain reason for which the first ground stands; "" without one."""
        return str(self.grounds[0].reason) if self.grounds else ""


@dataclass(frozen=True)
class _Thing:
    of: str
    item: AgendaItem
    is_kept: bool
    reason: str
    paper: Paper | None = None
    family: UUID | None = None
    open_row: Exemption | None = field(default=None)


def keep_item(item: AgendaItem, *, by: Any, exempt: Exempt | None = None, because: str = "") -> None:
    """Make, change or end the row of an item, as the item is now."""
    row = open_exemption(item=item) if item.pk else None
    thing = _Thing(ExemptionOf.ITEM, item, item.is_kept_private, item.private_reason, open_row=row)
    _keep(thing, by=by, exempt=exempt, because=because)


def keep_paper(paper: Paper, *, by: Any, exempt: Exempt | None = None, because: str = "") -> None:
    """The same for a paper that is confidential in its own right."""
    row = open_exemption(paper=paper)
    thing = _Thing(
        ExemptionOf.PAPER, paper.item, paper.is_kept_private, paper.confidential_reason, paper, open_row=row
    )
    _keep(thing, by=by, exempt=exempt, because=because)


def keep_annex(annex: Annex, *, by: Any, exempt: Exempt | None = None, because: str = "") -> None:
    """The same for an annex. It has no reason of its own; that of its paper or item is the first guess."""
    paper = annex.paper_version.paper
    thing = _Thing(
        ExemptionOf.ANNEX,
        paper.item,
        annex.is_kept_private,
        paper.confidential_reason or paper.item.private_reason,
        paper,
        annex.family,
        open_exemption(family=annex.family),
    )
    _keep(thing, by=by, exempt=exempt, because=because)


def annex_is_out(annex: Annex, *, by: Any) -> None:
    """After it was deleted: its row ends once no version holds it any more."""
    row = open_exemption(family=annex.family)
    if row is not None and not Annex.objects.filter(family=annex.family).exists():
        end_row(row, ExemptionEnd.TAKEN_OUT, by=by, because="Taken out of the paper")


def follow_paper(paper: Paper, *, by: Any) -> None:
    """The rows of a paper, and of its annexes, stand at the item at which the paper stands."""
    for row in Exemption.objects.filter(paper=paper).exclude(item=paper.item):
        row.item = paper.item
        save_recorded(row, by=by, reason="The paper was put to another item")


def forget_item(item: AgendaItem, *, by: Any) -> None:
    """For an item that is taken back as if it had never been made; the history stays."""
    for row in Exemption.objects.filter(item=item):
        _record("exemption.taken_back", f"Took back the exemption of {row}", row, by=by)
        delete_recorded(row, by=by, reason="The agenda was taken back")


def _keep(thing: _Thing, *, by: Any, exempt: Exempt | None, because: str) -> None:
    row = thing.open_row
    if not thing.is_kept:
        if row is not None:
            end_row(row, ExemptionEnd.OPENED, by=by, because=because)
        return
    if row is None:
        _make(thing, by=by, exempt=exempt)
    elif exempt is not None:
        change_row(row, exempt, by=by, reason=thing.reason)
    elif thing.of != ExemptionOf.ANNEX and row.reason != thing.reason:
        change_row(
            row, _guess(thing, exclusion_rules(row.meeting, on=clock.today())), by=by, reason=thing.reason
        )


def _make(thing: _Thing, *, by: Any, exempt: Exempt | None) -> None:
    meeting = thing.item.meeting
    rules = exclusion_rules(meeting, on=clock.today())
    if exempt is not None:
        obey(_judge(meeting, rules, exempt))
    given = exempt if exempt is not None else _guess(thing, rules)
    row = Exemption(
        icb=meeting.icb,
        meeting=meeting,
        of=thing.of,
        item=thing.item,
        paper=thing.paper,
        annex_family=thing.family,
        reason=given.reason or thing.reason,
        statute=rules.statute,
        public_interest=given.public_interest.strip(),
        review_on=given.review_on or _review_day(given, rules),
        effective_from=clock.today(),
        decided_by=by,
        decided_at=clock.now(),
    )
    save_recorded(row, by=by)
    row.grounds.set(given.grounds)
    named = [str(ground) for ground in given.grounds]
    _record("exemption.made", f"Kept private: {row}", row, by=by, after=snapshot(row) | {"grounds": named})


def change_row(row: Exemption, given: Exempt, *, by: Any, reason: str = "") -> None:
    """Other grounds, reasoning or day of review; the statute is that of the meeting's day now."""
    rules = exclusion_rules(row.meeting, on=clock.today())
    if given.grounds or given.public_interest or given.review_on:
        obey(_judge(row.meeting, rules, given))
    before = {
        "reason": row.reason,
        "grounds": [str(g) for g in row.grounds.all()],
        "review_on": str(row.review_on),
    }
    row.reason = given.reason or reason or row.reason
    row.statute = rules.statute
    row.public_interest = given.public_interest.strip()
    row.review_on = given.review_on or row.review_on or _review_day(given, rules)
    after = {
        "reason": row.reason,
        "grounds": [str(g) for g in given.grounds],
        "review_on": str(row.review_on),
    }
    save_recorded(row, by=by)
    row.grounds.set(given.grounds)
    _record("exemption.changed", f"Changed why it is private: {row}", row, by=by, before=before, after=after)


def end_row(row: Exemption, outcome: str, *, by: Any, because: str) -> None:
    """Its last day is today: from this moment nothing keeps the thing private by this row."""
    row.effective_to = clock.today()
    row.outcome, row.ended_by, row.ended_because = outcome, by, because
    save_recorded(row, by=by, reason=because)
    words = {"released": "Released", "opened": "Made public", "taken_out": "Taken out"}[outcome]
    _record(f"exemption.{outcome}", f"{words}: {row}", row, by=by, reason=because)


def judge(meeting: Meeting, exempt: Exempt | None) -> Outcome:
    """Whether the statute has what it asks for, before anything is written; met where nobody chose a ground."""
    if exempt is None:
        return met("exemption.grounds")
    return _judge(meeting, exclusion_rules(meeting, on=clock.today()), exempt)


def _judge(meeting: Meeting, rules: ExclusionRules, given: Exempt) -> Outcome:
    offered = grounds_of(meeting.icb_id, rules.statute, on=meeting.date or clock.today()).exists()
    facts = ground_facts(given.grounds)
    return check_grounds(rules.statute, facts, public_interest=given.public_interest, are_offered=offered)


def _guess(thing: _Thing, rules: ExclusionRules) -> Exempt:
    """The one ground that stands for the plain reason; none where there are several, or none."""
    meeting = thing.item.meeting
    found = grounds_of(meeting.icb_id, rules.statute, on=meeting.date or clock.today())
    matching = list(found.filter(reason=thing.reason)[:2]) if thing.reason else []
    return Exempt(tuple(matching)) if len(matching) == 1 else Exempt()


def _review_day(given: Exempt, rules: ExclusionRules) -> Any:
    facts = ground_facts(given.grounds)
    return review_day(clock.today(), facts, default_months=rules.review_months)


def _record(code: str, summary: str, row: Exemption, *, by: Any, reason: str = "", **facts: Any) -> None:
    ledger.record(code, by=by, icb=row.icb, subject=row, summary=summary, reason=reason, **facts)
