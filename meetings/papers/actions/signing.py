"""The way of a paper into the pack: submitted, signed off by a named executive, sent back, recalled, revised (R63)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from governance.enums import Permission
from governance.foundation import actions
from governance.foundation.audit import save_recorded
from governance.foundation.outcome import Outcome
from meetings.lifecycles import PAPER_LIFECYCLE
from meetings.papers.actions.copying import copy_version
from meetings.papers.actions.rounds import begin_round, check_may_return, sign_step, thaw
from meetings.papers.actions.signatures import sign
from meetings.papers.actions.signing_mail import tell_author, tell_whose_turn
from meetings.papers.content_hash import content_hash
from meetings.papers.models import Paper, PaperVersion
from meetings.papers.selectors.checks import check_complete
from meetings.papers.selectors.papers import working_version
from meetings.papers.sheet_design import frozen_design
from meetings.planning.rules.schedule import check_open


@transaction.atomic
def submit_paper(paper: Paper, *, by: Any, reason: str = "") -> Paper:
    """Ask for sign-off. The cover sheet must be complete (R62) and risks described (R61).

    Where the committee or the ICB has a route, it is frozen with the paper as it stands today, and whoever signs
    first is told.
    """
    version = working_version(paper)
    complete = check_complete(paper, version)
    moved = _move(
        paper, "submit", by=by, event="paper.submitted", verb="Submitted", reason=reason, rules=[complete]
    )
    if begin_round(version, by=by):
        tell_whose_turn(moved)
    return moved


@transaction.atomic
def sign_off_paper(paper: Paper, *, name: str, by: Any, comment: str = "") -> Paper:
    """Authorise the paper as it stands. `name` is the signer's name and post as printed; the content is frozen,
    with the design of its cover sheet.

    On a route this signs the step that waits for this person, and the last signature signs the paper off.
    Raises NotPermitted for who may not sign here, RuleNotMet when it was not submitted or waits with somebody else.
    """
    version = working_version(paper)
    if not version.sign_off_round:
        return _sign_off(paper, version, name=name, by=by, comment=comment)
    signing = sign_step(paper, version, name=name, by=by, comment=comment)
    if not signing.is_last:
        tell_whose_turn(signing.paper)
        return signing.paper
    right = signing.step.permission
    signed = _freeze(paper, version, by=by, comment=comment, name=name, permission=right)
    tell_author(signed, event="paper.signed_off", name=name)
    return signed


def _sign_off(paper: Paper, version: PaperVersion, *, name: str, by: Any, comment: str) -> Paper:
    """The one signature where no route holds."""
    complete = check_complete(paper, version)
    version.sheet = frozen_design(version)
    signed = _freeze(paper, version, by=by, comment=comment, name=name, rules=[complete])
    sign(version, name=name, by=by, is_approved=True, comment=comment, hashed=version.content_hash)
    return signed


def _freeze(
    paper: Paper,
    version: PaperVersion,
    *,
    by: Any,
    comment: str,
    name: str,
    permission: str = Permission.SIGN_OFF_PAPER,
    rules: Sequence[Outcome] = (),
) -> Paper:
    """Signed off: the content stays as it is."""
    signed = _move(
        paper,
        "sign_off",
        by=by,
        permission=permission,
        event="paper.signed_off",
        verb="Signed off",
        reason=comment,
        rules=rules,
    )
    version.content_hash = content_hash(version)
    save_recorded(version, by=by, reason=f"Signed off by {name}")
    return signed


@transaction.atomic
def send_back_paper(paper: Paper, *, name: str, comment: str, by: Any) -> Paper:
    """Return the paper to its author with what has to change. On a route, by whoever is asked to sign it now."""
    if not comment.strip():
        raise ValidationError({"comment": "Say what has to change."})
    version = working_version(paper)
    step = check_may_return(paper, by) if version.sign_off_round else None
    hashed = content_hash(version)
    moved = _move(
        paper,
        "send_back",
        by=by,
        permission=step.permission if step else Permission.SIGN_OFF_PAPER,
        event="paper.sent_back",
        verb="Sent back",
        reason=comment,
    )
    sign(
        version,
        name=name,
        by=by,
        is_approved=False,
        comment=comment,
        hashed=hashed,
        step=step,
    )
    if step:
        thaw(version, by=by)
        tell_author(moved, event="paper.sent_back", name=name, comment=comment)
    return moved


@transaction.atomic
def recall_paper(paper: Paper, *, by: Any, reason: str = "") -> Paper:
    """Take a submitted paper back to go on writing."""
    moved = _move(paper, "recall", by=by, event="paper.recalled", verb="Recalled", reason=reason)
    thaw(working_version(paper), by=by)
    return moved


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
    rules: Sequence[Outcome] = (),
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
            *rules,
        ],
    )
