"""The public words of the entries of one version. Every field is named here: what is not named is not published.

Kept back: notes of entries, limits and budgets, the file and row an entry was imported from, agreements, comments,
and everything about who worked on a draft.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from delegation.map_presenter import map_entry
from delegation.models import Limit, SchemeEntry
from delegation.presenters import holder_name, limit_words
from delegation.rules.limits import in_words
from delegation.rules.map import placed
from delegation.selectors.facts import both_in_force, limit_facts, lines
from delegation.selectors.map_entries import group_of
from governance.models import Committee, IntegratedCareBoard, Post


def entry_page(entry: SchemeEntry, *, icb: IntegratedCareBoard, anchors: dict[int, str]) -> dict[str, Any]:
    """One row as JSON values. Read it with `MAP_RELATIONS` and its parts."""
    span = both_in_force(entry)
    decides = entry.verb == "decide"
    return {
        "anchor": anchors[entry.pk],
        "reference": entry.reference,
        "theme": entry.theme,
        "wording": entry.wording,
        "function": entry.function.title,
        "part_of": entry.function.parent.title if entry.function.parent else "",
        "caveat": entry.function.caveat,
        "group": group_of(entry.function),
        "treatment": entry.treatment,
        "treatment_words": entry.get_treatment_display(),
        "verb": "" if decides else entry.verb,
        "verb_words": "" if decides else entry.get_verb_display(),
        "place": entry.place.name if entry.place else "",
        "place_slug": entry.place.slug if entry.place else "",
        "holder": holder_name(entry),
        "holder_kind": _kind(entry),
        "holder_slug": entry.holder_committee.slug if entry.holder_committee else "",
        "passed_on_from": anchors.get(entry.parent_id or 0, ""),
        "may_sub_delegate": entry.may_sub_delegate,
        "delegators": [
            {
                "name": row.organisation.name,
                "scheme_reference": row.scheme_reference,
                "is_own": row.organisation_id == entry.scheme_version.scheme.icb.organisation_id,
            }
            for row in entry.delegators.all()
        ],
        "responsibility": entry.responsibility,
        "accountable": entry.accountable,
        "limit_words": limit_words(entry),
        "limits": [_limit(limit) for limit in entry.limits.all()],
        "budgets": [
            {"year": row.financial_year, "amount": _money(row.amount), "virement_rule": row.virement_rule}
            for row in entry.budgets.all()
        ],
        "conditions": list(lines(entry.conditions)),
        "exclusions": list(lines(entry.exclusions)),
        "measures": [
            {"metric": row.metric, "threshold": row.threshold, "off_track": row.off_track}
            for row in entry.measures.all()
        ],
        "statutory_basis": entry.statutory_basis,
        "source": entry.source,
        "from": _day(span.start if span else entry.effective_from),
        "to": _day(span.end if span else entry.effective_to),
        "map": _on_map(entry, icb),
    }


def _kind(entry: SchemeEntry) -> str:
    holder = entry.holder
    if holder is None:
        return "body" if entry.lead_body else ""
    return "committee" if isinstance(holder, Committee) else "post" if isinstance(holder, Post) else "body"


def _limit(limit: Limit) -> dict[str, Any]:
    return {
        "words": in_words(limit_facts(limit)),
        "kind": limit.kind,
        "amount": _money(limit.amount),
        "is_unlimited": limit.is_unlimited,
        "above": _money(limit.above),
        "basis": limit.basis,
        "vat": limit.vat,
        "budget": limit.budget,
        "together_with": limit.joint_post.title if limit.joint_post else "",
        "set_by": limit.set_by.name if limit.set_by else "",
    }


def _on_map(entry: SchemeEntry, icb: IntegratedCareBoard) -> dict[str, Any]:
    """Where the row stands on the functions and decisions map, without any address."""
    row = placed(map_entry(entry, icb=icb, address=lambda thing: ""))
    return {
        "band": row.band,
        "box": row.box,
        "part": row.part,
        "box_about": row.box_about,
        "box_rank": row.box_rank,
        "part_rank": row.part_rank,
        "sources": list(row.sources),
        "mark": row.line.mark,
        "about": row.line.about,
    }


def _money(amount: Any) -> str | None:
    """Pounds as a decimal in text: JSON has no exact decimals."""
    return None if amount is None else str(amount)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
