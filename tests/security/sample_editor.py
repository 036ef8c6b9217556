"""Versions in every state of preparation, with comments and proposals: each confidential word is a canary."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from delegation.actions import (
    add_entry,
    adopt_version,
    comment_on_entry,
    create_scheme,
    create_version,
    propose_change,
    send_proposal,
    submit_version,
)
from tests.fixtures.people import START

if TYPE_CHECKING:
    from tests.security.samples import Samples


def add(s: Samples) -> None:
    lead = s.lead
    scheme = create_scheme(icb=s.world.north, title="North operational scheme", kind="operational", by=lead)
    adopted, s.rows["spoken-entry"] = _version(s, scheme, "1.0", START)
    comment_on_entry(s["spoken-entry"], text=s.canary("scheme", "commentthenadopted"), by=lead)
    adopted = adopt_version(adopted, adopted_on=START, adopted_by="The board", effective_from=START, by=lead)
    review, entry = _version(s, scheme, "2.0", date(2032, 4, 1), note=s.canary("scheme", "reviewnote"))
    s.rows["review-version"], s.rows["review-entry"] = submit_version(review, by=lead), entry
    director = s.people("place_director")
    s.rows["review-comment"] = comment_on_entry(
        entry, text=s.canary("scheme", "commentinreview"), by=director
    )
    s.rows["comment"] = comment_on_entry(s["entry"], text=s.canary("scheme", "commentondraft"), by=lead)
    _proposals(s, adopted)
    _addresses(s, adopted)


def _version(s: Samples, scheme: Any, label: str, first: date, **values: Any) -> tuple[Any, Any]:
    version = create_version(scheme=scheme, label=label, effective_from=first, by=s.lead, **values)
    entry = add_entry(
        scheme_version=version,
        function=s["function"],
        treatment="delegated",
        holder_committee=s.world.hill_board,
        source="Operational scheme, row 1",
        effective_from=START,
        by=s.lead,
    )
    return version, entry


def _proposals(s: Samples, adopted: Any) -> None:
    """One that is sent, and one that its author still writes, which nobody else reads."""
    director = s.people("place_director")
    change = propose_change(
        version=adopted,
        entry=s["spoken-entry"],
        values={"conditions": s.canary("scheme", "proposedconditions")},
        note=s.canary("scheme", "proposednote"),
        by=director,
    )
    s.rows["proposed-change"] = change
    s.rows["proposal"] = send_proposal(
        change.proposal,
        title=s.canary("scheme", "proposaltitle"),
        grounds=s.canary("scheme", "proposalgrounds"),
        by=director,
    )
    s.rows["open-change"] = propose_change(
        version=adopted, entry=s["spoken-entry"], kind="remove", note="Still being written", by=director
    )


def _addresses(s: Samples, adopted: Any) -> None:
    states = {
        "": (s["version"], s["entry"], s["comment"]),
        "@review": (s["review-version"], s["review-entry"], s["review-comment"]),
        "@adopted": (adopted, s["spoken-entry"], None),
    }
    of_version = ("scheme-editor", "scheme-editor-row", "scheme-editor-new", "scheme-editor-many")
    of_version += ("scheme-propose", "scheme-propose-row", "scheme-propose-removal")
    of_version += tuple(f"scheme-version-{act}" for act in ("submit", "return", "adopt", "edit"))
    for variant, (version, entry, comment) in states.items():
        if variant != "@adopted":  # the version in force of the samples is another
            given = dict.fromkeys(of_version, version.pk)
        else:
            given = {name: version.pk for name in of_version if not name.startswith("scheme-version")}
        given |= {"entry-comments": entry.pk, "scheme-entry-edit": entry.pk}
        given |= {"comment-resolve": comment.pk} if comment else {}
        s.addresses |= {(f"delegation:{name}{variant}", "pk"): key for name, key in given.items()}
        s.addresses |= {(f"delegation:{name}{variant}", "entry"): entry.pk for name in of_version}
    s.addresses |= {
        ("delegation:proposal-detail@open", "pk"): s["open-change"].proposal_id,
        ("delegation:proposed-change-decide@open", "pk"): s["open-change"].pk,
    }
