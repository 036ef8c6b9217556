"""The way of a paper into the pack: submitted, signed off by a named executive, sent back, recalled, revised (R63)."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from governance.enums import Permission
from governance.foundation import actions, clock, ledger
from governance.foundation.audit import save_recorded
from governance.foundation.outcome import Outcome
from governance.models import IntegratedCareBoard
from meetings.enums import PAPER_LIFECYCLE
from meetings.papers.actions.copying import copy_version
from meetings.papers.content_hash import content_hash
from meetings.papers.models import Paper, PaperVersion, SignOff
from meetings.papers.selectors.checks import check_complete
from meetings.papers.selectors.papers import working_version
from meetings.papers.sheet_design import frozen_design
from meetings.planning.rules.schedule import check_open


@transaction.atomic
def submit_paper(paper: Paper, *, by: Any, reason: str = "") -> Paper:
    """Ask for sign-off. The cover sheet must be complete (R62) and risks described (R61)."""
    complete = check_complete(paper, working_version(paper))
    return _move(
        paper, "submit", by=by, event="paper.submitted", verb="Submitted", reason=reason, rules=[complete]
    )


@transaction.atomic
def sign_off_paper(paper: Paper, *, name: str, by: Any, comment: str = "") -> Paper:
    """Authorise the paper as it stands. `name` is the signer's name and post as printed; the content is frozen,
    with the design of its cover sheet.

    Raises NotPermitted for who may not sign here, RuleNotMet when it was not submitted.
    """
    version = working_version(paper)
    complete = check_complete(paper, version)
    signed = _move(
        paper,
        "sign_off",
        by=by,
        permission=Permission.SIGN_OFF_PAPER,
        event="paper.signed_off",
        verb="Signed off",
        reason=comment,
        rules=[complete],
    )
    version.sheet = frozen_design(version)
    frozen = content_hash(version)
    _sign(version, name=name, by=by, is_approved=True, comment=comment, hashed=frozen)
    version.content_hash = frozen
    save_recorded(version, by=by, reason=f"Signed off by {name}")
    return signed


@transaction.atomic
def send_back_paper(paper: Paper, *, name: str, comment: str, by: Any) -> Paper:
    """Return the paper to its author with what has to change."""
    if not comment.strip():
        raise ValidationError({"comment": "Say what has to change."})
    version = working_version(paper)
    moved = _move(
        paper,
        "send_back",
        by=by,
        permission=Permission.SIGN_OFF_PAPER,
        event="paper.sent_back",
        verb="Sent back",
        reason=comment,
    )
    _sign(version, name=name, by=by, is_approved=False, comment=comment, hashed=content_hash(version))
    return moved


@transaction.atomic
def recall_paper(paper: Paper, *, by: Any, reason: str = "") -> Paper:
    """Take a submitted paper back to go on writing."""
    return _move(paper, "recall", by=by, event="paper.recalled", verb="Recalled", reason=reason)


@transaction.atomic
def revise_paper(paper: Paper, *, by: Any, reason: str) -> PaperVersion:
    """Start a new version as a copy of the signed one, which stays as it was signed."""
    if not reason.strip():
        raise ValidationError({"reason": "Say why the paper is revised."})
    signed = working_version(paper)
    _move(paper, "revise", by=by, event="paper.revised", verb="Revised", reason=reason)
    return copy_version(signed, by=by, reason=reason)


def _move(
    paper: Paper,
    name: str,
    *,
    by: Any,
    event: str,
    verb: str,
    reason: str = "",
    permission: str = Permission.WRITE_PAPER,
    rules: list[Outcome] | None = None,
) -> Paper:
    current = Paper.objects.select_for_update().get(pk=paper.pk)
    return actions.update(
        current,
        {"state": PAPER_LIFECYCLE.transition(name).target},
        by=by,
        permission=permission,
        event=event,
        summary=f"{verb} the paper “{paper.title}”",
        reason=reason,
        rules=[
            check_open(paper.item.meeting.state),
            PAPER_LIFECYCLE.check(current.state, name),
            *(rules or ()),
        ],
    )


def _sign(
    version: PaperVersion, *, name: str, by: Any, is_approved: bool, comment: str, hashed: str
) -> SignOff:
    row = SignOff(
        paper_version=version,
        user=by,
        name=name.strip(),
        is_approved=is_approved,
        comment=comment,
        content_hash=hashed,
        at=clock.now(),
    )
    save_recorded(row, by=by, reason=comment)
    icb: IntegratedCareBoard = version.paper.item.meeting.icb
    ledger.record(
        "paper.signature",
        by=by,
        icb=icb,
        subject=version,
        summary=f"{row} – “{version.paper.title}”, version {version.number}",
        reason=comment,
        after={"content_hash": hashed, "name": row.name, "is_approved": is_approved},
    )
    return row
