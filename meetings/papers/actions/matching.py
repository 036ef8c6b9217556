"""A suggestion that somebody may have an interest was looked at, and is set aside."""

from __future__ import annotations

from typing import Any

from governance.foundation import actions, clock
from governance.foundation.outcome import Outcome, met, not_met
from meetings.papers.models import AgendaItem, MatchReview
from meetings.papers.rules.matching_facts import Suggestion
from meetings.papers.selectors.matching import person_behind, setting_aside, suggestion_or_none
from membership.interests.rules.interests import check_reviewed_by_another
from membership.interests.selectors.rights import is_own

BASIS_FIELDS = {
    "interest": "interest_id",
    "seat": "seat_id",
    "employment": "employment_id",
    "class": "committee_id",
}


def set_aside(*, item: AgendaItem, mark: str, note: str, by: Any) -> MatchReview:
    """Note that the suggestion with this `mark` was looked at, and what was made of it; the list gets shorter.

    Nobody sets their own aside. It comes back when the interest, the seat or the item changes so that the reason is
    another one. Raises NotPermitted, RuleNotMet when it no longer stands, or ValidationError.
    """
    today = clock.today()
    right, permission = setting_aside(item.meeting, by, on=today)
    actions.allow(right)
    suggestion = suggestion_or_none(item, mark, by, on=today)
    actions.obey(_still_stands(suggestion), _by_another(suggestion, by))
    assert suggestion is not None
    basis = suggestion.basis
    row = MatchReview(
        item=item,
        code=suggestion.code,
        mark=mark,
        person_id=suggestion.person,
        category=basis.category,
        note=note.strip(),
        looked_at_by=by,
        looked_at_on=today,
        **{BASIS_FIELDS[basis.kind]: basis.key},
    )
    return actions.create(
        row,
        by=by,
        permission=permission,
        event="interest_match.looked_at",
        summary=f"Looked at a possible interest in “{item.title}” at {item.meeting}",
    )


def _still_stands(suggestion: Suggestion | None) -> Outcome:
    if suggestion is not None:
        return met("match.stands")
    return not_met("match.gone", "This suggestion no longer stands: the item or the interest was changed.")


def _by_another(suggestion: Suggestion | None, by: Any) -> Outcome:
    person = person_behind(suggestion) if suggestion else None
    return check_reviewed_by_another(is_own=person is not None and is_own(by, person))
