"""When a finding may be set aside or taken up again: pure functions over plain facts."""

from __future__ import annotations

from governance.foundation.outcome import Outcome, met, not_met
from reports.checking.rules.codes import MUST


def check_may_be_set_aside(*, code: str, severity: str, is_there: bool, is_aside: bool) -> Outcome:
    """A finding that stands and is open. What keeps a paper from being submitted is put right, not set aside."""
    if not is_there:
        return not_met(
            "finding.gone", "This finding no longer stands: the paper or the register was changed."
        )
    if is_aside:
        return not_met("finding.already_aside", "Somebody has set this aside already.")
    if severity == MUST and code.startswith("paper."):
        return not_met(
            "finding.must_be_put_right",
            "This cannot be set aside: the paper is not complete without it. Put it right on the paper's own pages.",
            "R62",
        )
    return met("finding.may_be_set_aside")


def check_may_be_checked(*, papers: int) -> Outcome:
    """A meeting's papers may be checked when there are any."""
    if not papers:
        return not_met("check.no_papers", "This meeting has no papers yet.")
    return met("check.may_begin")
