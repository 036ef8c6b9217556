"""Proposed changes: written and sent by those who do not keep the scheme, accepted or returned by those who do."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from typing import Any

from django.db import transaction

from delegation.actions.entries import add_entry, change_entry, remove_entry
from delegation.enums import PROPOSAL_LIFECYCLE, PROPOSED_CHANGE_LIFECYCLE, ChangeKind
from delegation.models import Function, Proposal, ProposedChange, SchemeEntry, SchemeVersion
from delegation.models.entries import PARTS
from delegation.permissions import KEEP_SCHEME, PROPOSE_CHANGE
from delegation.plain import differing, plain_entry, plain_values, typed_values
from delegation.rules.proposals import check_one_row, check_open_to_proposals, check_sendable
from delegation.selectors.proposals import counterpart, open_proposal
from governance.foundation import actions, clock, ledger
from governance.foundation.audit import delete_recorded, save_recorded
from governance.foundation.outcome import Outcome, met, not_met
from governance.foundation.permissions import icbs_where, require


@transaction.atomic
def propose_change(
    *,
    version: SchemeVersion,
    by: Any,
    kind: str = ChangeKind.CHANGE,
    entry: SchemeEntry | None = None,
    values: Mapping[str, Any] | None = None,
    note: str = "",
) -> ProposedChange:
    """Add a change to the proposal that `by` is writing on this version, which begins with the first one.

    `values` are fields and parts as for `add_entry`; what the row says already is left out. Raises NotPermitted,
    RuleNotMet when nothing would change or the version was withdrawn, or ValidationError from the entry's own checks.
    """
    actions.allow(may_propose(by, version))
    actions.obey(check_open_to_proposals(version.state))
    proposal = open_proposal(by, version) or _begin(version, by=by)
    was = plain_entry(entry) if entry is not None else {}
    wanted = plain_values(values or {})
    changed = wanted if entry is None else {name: wanted[name] for name in differing(was, wanted)}
    if kind == ChangeKind.CHANGE and not changed:
        actions.obey(not_met("proposed_change.nothing", "This is what the row says already."))
    if kind != ChangeKind.REMOVE:
        _check(entry, version, changed)
    change = ProposedChange(
        proposal=proposal,
        kind=kind,
        entry=entry,
        entry_version=entry.version if entry is not None else None,
        about=_about(entry, changed),
        values=changed,
        was={name: was.get(name) for name in changed},
        note=note,
    )
    save_recorded(change, by=by)
    _tell(change, "written", by=by, summary=f"Proposed in {version}: {change}", after={"change": changed})
    return change


@transaction.atomic
def drop_change(change: ProposedChange, *, by: Any) -> None:
    """Take a change out of a proposal that is still being written. Raises NotPermitted or RuleNotMet."""
    actions.allow(is_author(by, change.proposal))
    actions.obey(PROPOSAL_LIFECYCLE.check(change.proposal.state, "send"))
    _tell(change, "dropped", by=by, summary=f"Took back in {change.proposal}: {change}")
    delete_recorded(change, by=by, reason="")


@transaction.atomic
def send_proposal(proposal: Proposal, *, title: str, grounds: str, by: Any) -> Proposal:
    """Give a proposal to the keepers of the scheme. Raises NotPermitted or RuleNotMet when it is empty or sent."""
    row = Proposal.objects.select_for_update().get(pk=proposal.pk)
    actions.obey(check_sendable(row.changes.count()))
    values = {"title": title, "grounds": grounds, "state": "sent", "sent_at": clock.now()}
    return _move(row, "send", values, by=by, summary=f"Sent the proposal {title}")


@transaction.atomic
def withdraw_proposal(proposal: Proposal, *, by: Any) -> Proposal:
    """Take a proposal back before it is decided; what was accepted stays accepted."""
    row = Proposal.objects.select_for_update().get(pk=proposal.pk)
    return _move(row, "withdraw", {"state": "withdrawn"}, by=by, summary=f"Withdrew the proposal {row}")


@transaction.atomic
def accept_change(
    change: ProposedChange, *, draft: SchemeVersion, by: Any, answer: str = "", seen: int | None = None
) -> ProposedChange:
    """Apply a proposed change to a draft of the same scheme, through the entry's own actions.

    `seen` is the version of the draft's row that the keeper looked at. Raises NotPermitted; RuleNotMet when it is
    decided already, when the draft is none, or holds no row that answers to it; StaleEdit; ValidationError.
    """
    change, proposal = _locked(change)
    require(by, KEEP_SCHEME, proposal)
    actions.obey(_decidable(change, proposal), _of_scheme(draft, proposal))
    reason = f"Proposed by {proposal.proposed_by}: {change.note or proposal.grounds or proposal.title}"
    landed = _apply(change, draft, by=by, reason=reason, seen=seen)
    return _decide(change, "accepted", by=by, answer=answer, landed=landed)


@transaction.atomic
def return_change(change: ProposedChange, *, by: Any, answer: str) -> ProposedChange:
    """Send one change back with the reason. Raises NotPermitted or RuleNotMet when it is decided already."""
    change, proposal = _locked(change)
    require(by, KEEP_SCHEME, proposal)
    actions.obey(_decidable(change, proposal))
    if not answer.strip():
        actions.obey(not_met("proposed_change.no_reason", "Say why it is returned.", field="answer"))
    return _decide(change, "returned", by=by, answer=answer, landed=None)


def may_propose(user: Any, version: SchemeVersion) -> Outcome:
    """Whoever may propose at some anchor of the ICB and sees the version."""
    today = clock.today()
    sees = SchemeVersion.objects.visible_to(user, on=today).filter(pk=version.pk).exists()
    if sees and version.scheme.icb_id in icbs_where(user, PROPOSE_CHANGE, on=today):
        return met("permission.held", permission=PROPOSE_CHANGE)
    return not_met(
        "permission.not_held",
        "Your role does not allow you to propose changes to this scheme.",
        permission=PROPOSE_CHANGE,
    )


def _begin(version: SchemeVersion, *, by: Any) -> Proposal:
    proposal = Proposal(scheme_version=version, title=f"Changes to version {version.label}", proposed_by=by)
    return save_recorded(proposal, by=by)


def _check(entry: SchemeEntry | None, version: SchemeVersion, changed: Mapping[str, Any]) -> None:
    """The entry's own checks on the row as it would be, so that the author hears of a fault at once."""
    row = copy(entry) if entry is not None else SchemeEntry(scheme_version=version)
    typed = typed_values(changed)
    for name, value in typed.items():
        if name not in PARTS:
            setattr(row, name, value)
    row.full_clean(validate_unique=False, validate_constraints=False)
    for name in PARTS.keys() & typed.keys():
        for values in typed[name]:
            part: Any = PARTS[name]
            part(entry=row, **values).full_clean(
                exclude=["entry"], validate_unique=False, validate_constraints=False
            )


def _about(entry: SchemeEntry | None, changed: Mapping[str, Any]) -> str:
    if entry is not None:
        return str(entry)[:300]
    function = Function.objects.filter(pk=changed.get("function_id") or 0).first()
    return f"{changed.get('reference') or ''} {function or ''}".strip()[:300] or "New row"


def is_author(user: Any, proposal: Proposal) -> Outcome:
    if proposal.proposed_by_id == getattr(user, "pk", None):
        return may_propose(user, proposal.scheme_version)
    return not_met("permission.not_held", "Only who wrote this proposal may do this.")


def _move(row: Proposal, move: str, values: dict[str, Any], *, by: Any, summary: str) -> Proposal:
    """A role at a place opens no row of the ICB, so the right is asked for where it is held."""
    actions.allow(is_author(by, row))
    actions.obey(PROPOSAL_LIFECYCLE.check(row.state, move))
    for name, value in values.items():
        setattr(row, name, value)
    save_recorded(row, by=by)
    icb, past = row.scheme_version.scheme.icb, {"send": "sent", "withdraw": "withdrawn"}[move]
    ledger.record(f"proposal.{past}", by=by, icb=icb, subject=row, summary=summary)
    return row


def _locked(change: ProposedChange) -> tuple[ProposedChange, Proposal]:
    """The change as it stands now; of two keepers who decide it at once the second finds it decided."""
    proposal = Proposal.objects.select_for_update(of=("self",)).get(pk=change.proposal_id)
    return ProposedChange.objects.select_for_update(of=("self",)).get(pk=change.pk), proposal


def _decidable(change: ProposedChange, proposal: Proposal) -> Outcome:
    if proposal.state != "sent":
        return PROPOSAL_LIFECYCLE.check(proposal.state, "decide")
    return PROPOSED_CHANGE_LIFECYCLE.check(change.state, "accept")


def _of_scheme(draft: SchemeVersion, proposal: Proposal) -> Outcome:
    if draft.scheme_id == proposal.scheme_version.scheme_id:
        return met("proposed_change.same_scheme")
    return not_met("proposed_change.other_scheme", "This draft belongs to another scheme.", field="draft")


def _apply(
    change: ProposedChange, draft: SchemeVersion, *, by: Any, reason: str, seen: int | None
) -> SchemeEntry | None:
    values = typed_values(change.values)
    if change.kind == ChangeKind.ADD:
        function = Function.objects.get(pk=values.pop("function_id"))
        _move_parent(values, draft)
        return add_entry(scheme_version=draft, function=function, by=by, reason=reason, **values)
    row = counterpart(change.entry, draft) if change.entry is not None else None
    actions.obey(check_one_row(0 if row is None else 1))
    assert row is not None, "check_one_row refuses without a row"
    if change.kind == ChangeKind.REMOVE:
        _obey_seen(row, seen)
        remove_entry(row, by=by, reason=reason)
        change.refresh_from_db()
        return None
    _move_parent(values, draft)
    return change_entry(row, values, by=by, reason=reason, expected_version=seen)


def _obey_seen(row: SchemeEntry, seen: int | None) -> None:
    if seen is not None and seen != row.version:
        actions.obey(
            not_met("proposed_change.stale", "The row was changed since you looked at it. Look again.")
        )


def _move_parent(values: dict[str, Any], draft: SchemeVersion) -> None:
    """A chain of the version that the author saw is tied among the rows of the draft."""
    if values.get("parent_id"):
        above = SchemeEntry.objects.select_related("scheme_version").get(pk=values["parent_id"])
        found = counterpart(above, draft)
        values["parent_id"] = found.pk if found else above.pk


def _decide(
    change: ProposedChange, state: str, *, by: Any, answer: str, landed: SchemeEntry | None
) -> ProposedChange:
    change.state, change.answer = state, answer.strip()
    change.decided_by, change.decided_at, change.landed_in = by, clock.now(), landed
    save_recorded(change, by=by, reason=answer)
    _tell(change, state, by=by, summary=f"{state.capitalize()} in {change.proposal}: {change}", reason=answer)
    if not change.proposal.changes.filter(state="proposed").exists():
        change.proposal.state = "decided"
        save_recorded(change.proposal, by=by)
    return change


def _tell(change: ProposedChange, verb: str, *, by: Any, summary: str, reason: str = "", **said: Any) -> None:
    ledger.record(
        f"proposed_change.{verb}",
        by=by,
        icb=change.proposal.scheme_version.scheme.icb,
        subject=change,
        summary=summary,
        reason=reason,
        **said,
    )
