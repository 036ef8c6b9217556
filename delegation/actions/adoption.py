"""A draft becomes the scheme in force, is withdrawn, or an adopted version ends."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import transaction

from delegation.enums import SCHEME_VERSION_LIFECYCLE
from delegation.models import SchemeVersion
from delegation.permissions import KEEP_SCHEME
from delegation.rules.versions import check_adoption_told
from delegation.selectors.versions import adoption_checks, version_before
from governance.foundation import actions, words
from governance.foundation.errors import RuleNotMet
from governance.foundation.outcome import not_met
from governance.foundation.permissions import require


@transaction.atomic
def adopt_version(
    version: SchemeVersion,
    *,
    adopted_on: date,
    adopted_by: str,
    effective_from: date,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
) -> SchemeVersion:
    """Put a draft into force from `effective_from`; the version before it ends on the day before (R190).

    `adopted_by` names the body and its minute. Raises NotPermitted; RuleNotMet for the first check that stops the
    adoption: not a draft, no entries, a delegation that the law forbids (LP14), a forum that only advises (R90),
    a holder that does not exist that day.
    """
    version = SchemeVersion.objects.select_for_update().get(pk=version.pk)
    require(by, KEEP_SCHEME, version)
    stops = [
        check.outcome for check in adoption_checks(version, effective_from=effective_from) if check.stops
    ]
    actions.obey(check_adoption_told(adopted_by, adopted_on=adopted_on), *stops)
    before = version_before(version, effective_from=effective_from)
    if before is not None:
        _supersede(before, version, last_day=effective_from - timedelta(days=1), by=by, reason=reason)
    return actions.update(
        version,
        {
            "state": "adopted",
            "adopted_on": adopted_on,
            "adopted_by": adopted_by,
            "effective_from": effective_from,
        },
        by=by,
        permission=KEEP_SCHEME,
        event="scheme_version.adopted",
        summary=f"Adopted {version}, in force from {words.day(effective_from)}",
        reason=reason,
        expected_version=expected_version,
    )


def _supersede(before: SchemeVersion, after: SchemeVersion, *, last_day: date, by: Any, reason: str) -> None:
    if before.effective_to is not None and before.effective_to <= last_day:
        return
    actions.end(
        before,
        last_day=last_day,
        by=by,
        permission=KEEP_SCHEME,
        event="scheme_version.superseded",
        summary=f"{before} is followed by {after.label}, last day {words.day(last_day)}",
        reason=reason or f"Followed by version {after.label}",
    )


def end_version(version: SchemeVersion, *, last_day: date, by: Any, reason: str) -> SchemeVersion:
    """End an adopted version that nothing follows, as when the ICB itself ends."""
    version = SchemeVersion.objects.get(pk=version.pk)
    require(by, KEEP_SCHEME, version)
    if version.state != "adopted" or not version.is_in_force(last_day):
        raise RuleNotMet(
            not_met(
                "scheme_version.not_ended",
                "Only an adopted version ends, on one of its own days "
                f"({words.period(version.effective_from, version.effective_to)}).",
                field="last_day",
            )
        )
    return actions.end(
        version,
        last_day=last_day,
        by=by,
        permission=KEEP_SCHEME,
        event="scheme_version.ended",
        summary=f"{version} ends, last day {words.day(last_day)}",
        reason=reason,
    )


def withdraw_version(version: SchemeVersion, *, by: Any, reason: str) -> SchemeVersion:
    """Put a draft aside; it stays readable for those who keep the scheme."""
    version = SchemeVersion.objects.get(pk=version.pk)
    return actions.update(
        version,
        {"state": "withdrawn"},
        by=by,
        permission=KEEP_SCHEME,
        event="scheme_version.withdrawn",
        summary=f"Withdrew the draft {version}",
        reason=reason,
        rules=[SCHEME_VERSION_LIFECYCLE.check(version.state, "withdraw")],
    )
