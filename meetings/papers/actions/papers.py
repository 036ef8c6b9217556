"""Papers: added to an item, changed, made confidential, removed, restored."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from governance.enums import Permission
from governance.foundation import actions, clock
from governance.foundation.audit import save_recorded
from governance.foundation.errors import RuleNotMet
from governance.foundation.outcome import Outcome, not_met
from governance.foundation.permissions import require
from governance.models import Committee, CoverSheetTemplate
from meetings.enums import BodyKind, PaperKind
from meetings.lifecycles import PAPER_LIFECYCLE
from meetings.papers.actions.exempting import Exempt, follow_paper, judge, keep_paper
from meetings.papers.models import AgendaItem, Paper, PaperVersion
from meetings.papers.selectors.together import own_committee
from meetings.planning.rules.schedule import check_open
from meetings.planning.rules.together import check_taken_by


@transaction.atomic
def add_paper(
    *,
    item: AgendaItem,
    title: str,
    by: Any,
    template: CoverSheetTemplate | None = None,
    kind: str = PaperKind.PAPER,
    is_confidential: bool = False,
    confidential_reason: str = "",
    prepared_by: Committee | None = None,
    exempt: Exempt | None = None,
    reason: str = "",
) -> Paper:
    """Put a paper before the meeting at this item, with an empty first version.

    `template` is the ICB's own cover sheet by default. A confidential paper asks for the right to private business.
    Where several committees meet, the paper is that of `prepared_by`, by default the first for which `by` writes.
    """
    prepared_by = prepared_by or own_committee(item.meeting, by, on=clock.today())
    icb = prepared_by.icb if prepared_by else item.meeting.icb
    template = template or icb.default_cover_sheet or item.meeting.icb.default_cover_sheet
    if template is None:
        raise RuleNotMet(
            not_met(
                "paper.no_cover_sheet",
                "This ICB has no cover-sheet template yet. Ask the governance team to choose one in its settings.",
                "R192",
                field="template",
            )
        )
    if template.icb_id not in (icb.pk, item.meeting.icb_id):
        raise ValidationError({"template": "This cover sheet belongs to another ICB."})
    if is_confidential:
        require(by, Permission.VIEW_PRIVATE, item)
    paper = Paper(
        item=item,
        title=title,
        kind=kind,
        template=template,
        is_confidential=is_confidential,
        confidential_reason=_reason(exempt, confidential_reason) if is_confidential else "",
        position=_next_position(item),
        prepared_by=prepared_by,
    )
    actions.create(
        paper,
        by=by,
        permission=Permission.WRITE_PAPER,
        event="paper.added",
        summary=f"Added the paper “{title}” at item {item}",
        reason=reason,
        rules=[
            check_open(item.meeting.state),
            _item_stands(item),
            _of_all(item, is_confidential),
            judge(item.meeting, exempt if is_confidential else None),
        ],
    )
    version = PaperVersion(
        paper=paper, number=1, body_kind=BodyKind.NONE, cover={"purposes": _purposes(item, template)}
    )
    save_recorded(version, by=by, reason=reason)
    keep_paper(paper, by=by, exempt=exempt)
    return paper


@transaction.atomic
def change_paper(
    paper: Paper, values: dict[str, Any], *, by: Any, expected_version: int | None = None, reason: str = ""
) -> Paper:
    """Change title, kind or item, while it is a draft."""
    item = values.get("item", paper.item)
    if item.meeting_id != paper.item.meeting_id:
        raise ValidationError({"item": "This item is on the agenda of another meeting."})
    changed = _update(
        paper,
        values,
        by=by,
        event="paper.changed",
        verb="Changed",
        reason=reason,
        expected_version=expected_version,
        rules=[PAPER_LIFECYCLE.check(paper.state, "edit")],
    )
    follow_paper(changed, by=by)
    return changed


@transaction.atomic
def mark_confidential(
    paper: Paper,
    *,
    is_confidential: bool,
    by: Any,
    confidential_reason: str = "",
    exempt: Exempt | None = None,
) -> Paper:
    """Make a paper confidential, or open it; also once it is signed off, because its content stays the same."""
    require(by, Permission.VIEW_PRIVATE, paper)
    values = {
        "is_confidential": is_confidential,
        "confidential_reason": _reason(exempt, confidential_reason) if is_confidential else "",
    }
    verb = "Made confidential:" if is_confidential else "Opened:"
    event = "paper.made_confidential" if is_confidential else "paper.opened"
    rules = [
        _of_all(paper.item, is_confidential),
        judge(paper.item.meeting, exempt if is_confidential else None),
    ]
    marked = _update(paper, values, by=by, event=event, verb=verb, reason=confidential_reason, rules=rules)
    keep_paper(marked, by=by, exempt=exempt if is_confidential else None)
    return marked


def remove_paper(paper: Paper, *, reason: str, by: Any) -> Paper:
    """Take a paper away from the meeting. Nothing is deleted: it can be put back."""
    if not reason.strip():
        raise ValidationError({"reason": "Say why the paper is removed."})
    return _update(
        paper, {"is_removed": True}, by=by, event="paper.removed", verb="Removed", reason=reason, rules=[]
    )


def restore_paper(paper: Paper, *, by: Any, reason: str = "") -> Paper:
    """Put a removed paper back, last at its item."""
    values = {"is_removed": False, "position": _next_position(paper.item)}
    rules = [_item_stands(paper.item)]
    return _update(paper, values, by=by, event="paper.restored", verb="Put back", reason=reason, rules=rules)


def _update(
    paper: Paper,
    values: dict[str, Any],
    *,
    by: Any,
    event: str,
    verb: str,
    reason: str,
    rules: list[Outcome],
    expected_version: int | None = None,
) -> Paper:
    return actions.update(
        paper,
        values,
        by=by,
        permission=Permission.WRITE_PAPER,
        event=event,
        summary=f"{verb} the paper “{paper.title}” at item {paper.item}",
        reason=reason,
        expected_version=expected_version,
        rules=[check_open(paper.item.meeting.state), *rules],
    )


def _of_all(item: AgendaItem, is_confidential: bool) -> Outcome:
    """A confidential paper goes to everybody at the table: not at an item that only some of the committees take."""
    holding = {committee.pk for committee in item.meeting.holding}
    chosen = {committee.pk for committee in item.taken_by}
    outcome = check_taken_by(chosen, holding, is_private=is_confidential)
    return (
        outcome if outcome.ok else replace(outcome, details={**outcome.details, "field": "is_confidential"})
    )


def _reason(exempt: Exempt | None, plain: str) -> str:
    """The plain reason for which the chosen ground stands, else the one that was named."""
    return (exempt.reason if exempt is not None else "") or plain


def _item_stands(item: AgendaItem) -> Outcome:
    code = "paper.item_on_agenda"
    if not item.is_removed:
        return Outcome(True, code)
    return not_met(
        f"{code}.removed", "The item was taken off the agenda. Put the item back first.", field="item"
    )


def _next_position(item: AgendaItem) -> int:
    last = Paper.objects.filter(item=item).order_by("-position").first()
    return last.position + 1 if last else 1


def _purposes(item: AgendaItem, template: CoverSheetTemplate) -> list[str]:
    """The item's purposes, as far as this cover sheet knows them, to start with."""
    return [code for code in item.purposes if not template.purposes or code in template.purposes]
