"""Whether a place has the boundary of whole local authorities."""

from __future__ import annotations

from collections.abc import Sequence

from governance.foundation.outcome import Outcome, met, not_met
from governance.rules.facts import AuthorityShare


def is_coterminous(shares: Sequence[AuthorityShare]) -> Outcome:
    """A place is coterminous when it is one local authority, or several, each whole and in no other place (R67)."""
    if not shares:
        return not_met(
            "place.no_authority",
            "No local authority is aligned with it, so this cannot be said.",
            clause="R67",
        )
    part = [share.name for share in shares if not share.is_whole]
    if part:
        return not_met(
            "place.part_of_authority",
            f"Not coterminous: only part of {_list(part)} lies in it.",
            clause="R67",
            authorities=part,
        )
    for share in shares:
        if share.elsewhere:
            return not_met(
                "place.authority_shared",
                f"Not coterminous: {share.name} is aligned with {_list(share.elsewhere)} as well.",
                clause="R67",
                authorities=[share.name],
            )
    names = [share.name for share in shares]
    return met("place.coterminous", f"Coterminous with {_list(names)}.", clause="R67", authorities=names)


def _list(names: Sequence[str]) -> str:
    """A, B and C."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
