"""Reads of the exemption ledger: what is due for review, and what stands in the way of a release."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from governance.enums import Permission
from governance.foundation.outcome import Outcome, first_not_met
from governance.foundation.permissions import can
from meetings.papers.models import AgendaItem, Annex, Exemption, Paper, PaperWithholding
from meetings.papers.rules.exemptions import ReleaseFacts, check_open_row, check_release
from meetings.papers.selectors.exclusion import is_held_in_public


@dataclass(frozen=True)
class Text:
    """A text that a release opens: `key` names it in forms; `annex` is None for a whole paper."""

    key: str
    paper: Paper
    annex: Annex | None = None

    @property
    def title(self) -> str:
        return self.annex.title if self.annex is not None else self.paper.title


def due_q(on: date) -> Q:
    """Open, and its day of review has come."""
    return Q(effective_to__isnull=True, review_on__lte=on)


def found_by(words: str) -> Q:
    """The title of the meeting or the name of a ground; never a title that is private."""
    named = Exemption.objects.filter(grounds__name__icontains=words).values("pk")
    return Q(meeting__title__icontains=words) | Q(pk__in=named)


def due_for(user: Any, icb: Any, *, on: date) -> QuerySet[Exemption]:
    """What this person could review today, the oldest first."""
    rows = Exemption.objects.visible_to(user, on=on).filter(due_q(on), icb=icb, item__is_removed=False)
    return rows.select_related("meeting", "item", "paper").order_by("review_on", "pk")


def annex_of(row: Exemption) -> Annex | None:
    """The annex as the newest version of its paper has it."""
    if row.annex_family is None or row.paper is None:
        return None
    rows = Annex.objects.filter(family=row.annex_family).select_related("paper_version")
    return rows.order_by("-paper_version__number").first()


def opened_texts(row: Exemption) -> list[Text]:
    """The papers, or the annex, that the public will read once this is released."""
    annex = annex_of(row)
    if row.paper is not None:
        return [Text("annex" if annex else f"paper-{row.paper.pk}", row.paper, annex)]
    items = AgendaItem.objects.filter(Q(pk=row.item_id) | Q(parent=row.item_id), is_removed=False)
    open_items = [item for item in items if item.pk == row.item_id or not item.is_kept_private]
    papers = Paper.objects.filter(item__in=open_items, is_removed=False).order_by(
        "item__position", "position"
    )
    return [Text(f"paper-{paper.pk}", paper) for paper in papers if not paper.is_kept_private]


def needs_redaction(row: Exemption) -> bool:
    """One of its grounds is that people are named, or, where no ground was named, the plain reason is."""
    grounds = list(row.grounds.all())
    return any(ground.needs_redaction for ground in grounds) if grounds else row.reason == "personal"


def release_facts(
    row: Exemption, *, on: date, is_redacted: bool = False, redacted: Iterable[str] = ()
) -> ReleaseFacts:
    """`redacted` are the keys of the texts for which a redacted copy was handed in."""
    texts = opened_texts(row)
    papers = {text.paper.pk: text.paper for text in texts}
    withheld = PaperWithholding.objects.in_force(on).filter(paper__in=papers)
    needs = needs_redaction(row)
    removed = row.item.is_removed or (row.paper is not None and row.paper.is_removed)
    return ReleaseFacts(
        is_open=row.is_open,
        meeting_state=row.meeting.state,
        is_held_in_public=is_held_in_public(row.meeting),
        is_removed=removed or (row.of == "annex" and annex_of(row) is None),
        parent=_parent(row),
        withheld=withheld.values("person").distinct().count(),
        unsigned=sum(1 for paper in papers.values() if paper.state != "signed_off"),
        needs_redaction=needs,
        to_redact=sum(1 for text in texts if text.key not in set(redacted)) if needs else 0,
        is_redacted=is_redacted,
    )


def _parent(row: Exemption) -> str:
    """What it hangs on and is private still; "" when nothing does."""
    item = row.item
    above = item.parent is not None and item.parent.is_kept_private
    if row.of == "item":
        return f"item {item.parent.number}" if above and item.parent is not None else ""
    if item.is_kept_private or above:
        return f"item {item.number}"
    return "the paper" if row.of == "annex" and row.paper is not None and row.paper.is_kept_private else ""


def may_review(row: Exemption, user: Any, *, on: date) -> Outcome:
    """Keep it private for longer, with the reason."""
    return first_not_met(can(user, Permission.REVIEW_EXEMPTION, row, on=on), check_open_row(row.is_open))


def may_release(row: Exemption, user: Any, *, on: date) -> Outcome:
    """Before the form: whether anything else keeps it private."""
    right = can(user, Permission.REVIEW_EXEMPTION, row, on=on)
    return first_not_met(right, check_release(release_facts(row, on=on), checks_copies=False))


def may_reason(row: Exemption, user: Any, *, on: date) -> Outcome:
    """Name other grounds: who keeps the agenda while the meeting lies ahead, who reviews at any time."""
    lies_ahead = row.meeting.state in ("planned", "issued")
    keeps = can(user, Permission.CHANGE_AGENDA, row, on=on) if lies_ahead else None
    right = keeps if keeps is not None and keeps.ok else can(user, Permission.REVIEW_EXEMPTION, row, on=on)
    return first_not_met(right, check_open_row(row.is_open))
