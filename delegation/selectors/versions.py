"""What must hold before a draft is adopted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from delegation.models import SchemeEntry, SchemeVersion
from delegation.rules.forms import form_cautions
from delegation.rules.versions import (
    Check,
    DraftEntry,
    check_adoptable,
    check_follows,
    checks_before_adoption,
)
from delegation.selectors.agreements import entry_cautions
from delegation.selectors.catalogue import unlisted_functions
from delegation.selectors.facts import entry_facts, with_parts
from delegation.selectors.problems import version_problems
from governance.foundation.periods import Period
from governance.selectors.forms import acceptance_checks


def version_before(version: SchemeVersion, *, effective_from: date) -> SchemeVersion | None:
    """The adopted version that a new one from that day would end."""
    others = SchemeVersion.objects.adopted().filter(
        scheme=version.scheme_id, effective_from__lt=effective_from
    )
    return others.exclude(pk=version.pk).order_by("-effective_from").first()


def adoption_checks(
    version: SchemeVersion, *, effective_from: date, entries: Sequence[SchemeEntry] | None = None
) -> list[Check]:
    """What is not right yet about adopting this draft from that day: first what stops it, then what to look at.

    `entries`: its rows, where somebody has read them `with_parts` already.
    """
    if entries is None:
        rows = with_parts(version.entries.all())
        entries = list(rows.select_related("agreement", "function__parent__parent"))
    adopted = SchemeVersion.objects.adopted().filter(scheme=version.scheme_id).exclude(pk=version.pk)
    periods = [Period(row.effective_from, row.effective_to) for row in adopted]
    own = [Check(check_adoptable(version.state)), Check(check_follows(effective_from, adopted=periods))]
    titles = [function.title for function in unlisted_functions(version)]
    found = [
        *(check for check in own if not check.outcome.ok),
        *checks_before_adoption(
            [_draft(row) for row in entries], effective_from=effective_from, unlisted=titles
        ),
        *version_problems(version, entries, effective_from=effective_from),
        *_cautions(version, entries, effective_from=effective_from),
        *_forms(entries, effective_from=effective_from),
    ]
    return sorted(found, key=lambda check: not check.stops)


def _cautions(version: SchemeVersion, entries: Iterable[SchemeEntry], *, effective_from: date) -> list[Check]:
    """What is not supported stops the adoption; what is unlikely, or lacks an agreement, is to be looked at."""
    found = entry_cautions(entries, version.scheme.icb, effective_from=effective_from)
    return [Check(outcome, stops=outcome.code == "availability.not_supported") for outcome in found]


def _forms(entries: Iterable[SchemeEntry], *, effective_from: date) -> list[Check]:
    """Holders whose governance form does not go with what the draft gives them; to be looked at (R91, R128)."""
    held = [row.holder_committee for row in entries if row.holder_committee]
    committees = {committee.pk: committee for committee in held}
    told = acceptance_checks(committees.values(), on=effective_from)
    found = form_cautions([entry_facts(row) for row in entries], acceptances=told)
    return [Check(outcome, stops=False) for outcome in found]


def _draft(entry: SchemeEntry) -> DraftEntry:
    holder = entry.holder
    return DraftEntry(
        entry=entry_facts(entry),
        reference=entry.reference,
        non_delegable_by_law=entry.function.non_delegable_by_law,
        citation=entry.function.non_delegable_citation or entry.function.legal_source,
        holder_period=Period(holder.effective_from, holder.effective_to) if holder else None,
    )
