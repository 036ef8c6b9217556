"""Comments on the rows of a version in preparation."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from delegation.models import EntryComment, SchemeEntry, SchemeVersion
from delegation.permissions import PROPOSE_CHANGE
from delegation.rules.versions import check_discussed
from delegation.selectors.scheme import is_prepared_by
from governance.foundation import actions, clock, ledger
from governance.foundation.audit import save_recorded
from governance.foundation.outcome import Outcome, not_met
from governance.foundation.permissions import icbs_where


@transaction.atomic
def comment_on_entry(entry: SchemeEntry, *, text: str, by: Any) -> EntryComment:
    """Say something about a row of a version in preparation. The ledger keeps no text of it.

    Raises NotPermitted, RuleNotMet once the version is adopted or withdrawn, or ValidationError for an empty text.
    """
    actions.allow(may_comment(by, entry.scheme_version))
    actions.obey(_discussed(entry.scheme_version))
    comment = EntryComment(entry=entry, text=text.strip(), written_by=by, written_at=clock.now())
    save_recorded(comment, by=by)
    _tell(comment, "written", by=by, summary=f"Commented on {entry} in {entry.scheme_version}")
    return comment


@transaction.atomic
def resolve_comment(comment: EntryComment, *, by: Any) -> EntryComment:
    """Mark a comment as settled; settled ones stay as they are."""
    comment = EntryComment.objects.select_for_update(of=("self",)).get(pk=comment.pk)
    version = comment.entry.scheme_version
    actions.allow(may_comment(by, version))
    actions.obey(_discussed(version))
    if comment.resolved_at is None:
        comment.resolved_by, comment.resolved_at = by, clock.now()
        save_recorded(comment, by=by)
        _tell(comment, "resolved", by=by, summary=f"Settled a comment on {comment.entry} in {version}")
    return comment


def may_comment(user: Any, version: SchemeVersion) -> Outcome:
    """Whoever sees the version in preparation and may propose changes to it; auditors read and write nothing."""
    today = clock.today()
    if version.scheme.icb_id in icbs_where(user, PROPOSE_CHANGE, on=today):
        return is_prepared_by(user, version, on=today)
    return not_met("permission.not_held", "Your role reads what is said here, and adds nothing to it.")


def _discussed(version: SchemeVersion) -> Outcome:
    """Asked of the version as it stands now: somebody may have adopted it since the page was opened."""
    state = SchemeVersion.objects.filter(pk=version.pk).values_list("state", flat=True).get()
    return check_discussed(state)


def _tell(comment: EntryComment, verb: str, *, by: Any, summary: str) -> None:
    ledger.record(
        f"entry_comment.{verb}",
        by=by,
        icb=comment.entry.scheme_version.scheme.icb,
        subject=comment,
        summary=summary,
        after={"entry": comment.entry_id},
    )
