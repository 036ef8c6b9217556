"""What an answer carries beside its sentence: limbs, path, limits, next step and route. Plain values only."""

from __future__ import annotations

from typing import Any

from delegation.rules.cases import HELD, JOINTLY, MAY, Case, Judged, spending
from delegation.rules.chain import path_to_top
from delegation.rules.facts import EntryFacts, HolderFacts, Matter
from delegation.rules.limits import UNKNOWN, in_words


def judged_details(case: Case, judged: Judged) -> dict[str, Any]:
    """All that is known about one holder's authority, whichever way it came out."""
    details = case_details(case, judged.row, holder=judged.holder)
    details["limbs"] = [limb.as_details() for limb in judged.limbs]
    details["to_confirm"] = [limb.reason for limb in judged.limbs if limb.state == UNKNOWN]
    details["together"] = [[holder_details(holder) for holder in group] for group in judged.together]
    return details | advice(case, judged.code, judged.row, holder=judged.holder, judged=judged)


def case_details(case: Case, row: EntryFacts | None, *, holder: HolderFacts | None) -> dict[str, Any]:
    """The holder asked about, the row the answer rests on, and the links above it."""
    details: dict[str, Any] = {
        "asked": matter_details(case.matter),
        "holder": holder_details(holder) if holder else None,
        "limbs": [],
        "together": [],
        "to_confirm": [],
    }
    if row is None:
        return details | {"entry": None, "path": []}
    top = spending(row)
    return details | {
        "entry": row.key,
        "reference": row.reference,
        "version": row.version or None,
        "scheme": row.version_name,
        "limit": str(top.amount) if top and top.amount is not None else None,
        "limit_basis": top.basis if top else "",
        "limits": [in_words(limit) for limit in row.limits],
        "conditions": list(row.conditions),
        "exclusions": list(row.exclusions),
        "may_sub_delegate": row.may_sub_delegate,
        "path": path_of(row, case),
    }


def path_of(row: EntryFacts, case: Case) -> list[dict[str, Any]]:
    """The links from this row up: entries, then the bodies that delegate, then the law (R49)."""
    links = path_to_top(row, case.by_key)
    steps: list[dict[str, Any]] = [
        {
            "kind": "entry",
            "entry": link.key,
            "name": link.holder.name if link.holder else led_by(link),
            "told": f"{link.reference} {link.function_title}".strip(),
            "where": link.place_name,
            "source": link.source,
        }
        for link in links
    ]
    steps += [
        {
            "kind": "delegator",
            "entry": links[-1].key,
            "name": body.name,
            "told": "",
            "source": body.scheme_reference,
        }
        for body in links[-1].delegators
    ]
    law = next((link.statutory_basis for link in reversed(links) if link.statutory_basis), "")
    origin = case.matter.function.legal_source
    if not law and origin:
        told = case.matter.function.title
        steps.append({"kind": "function", "entry": None, "name": origin, "told": told, "source": origin})
    if law:
        steps.append(
            {"kind": "law", "entry": None, "name": law, "told": case.matter.function.title, "source": law}
        )
    return steps


def advice(
    case: Case,
    code: str,
    row: EntryFacts | None,
    *,
    holder: HolderFacts | None,
    judged: Judged | None = None,
) -> dict[str, Any]:
    """What to do next, and who may decide it instead of this holder."""
    if code == HELD:
        return {"next": "", "route": []}
    others = [each for each in case.everyone() if each.code in MAY and not each.holder.is_same_as(holder)]
    route = [
        holder_details(each.holder)
        | {"entry": each.row.key, "code": f"authority.{each.code}", "together": _names(each)}
        for each in sorted(others, key=lambda each: MAY.index(each.code))
    ]
    return {"next": _next(case, code, row, judged, others), "route": route}


def _next(case: Case, code: str, row: EntryFacts | None, judged: Judged | None, others: list[Judged]) -> str:
    if code == JOINTLY and judged is not None:
        return f"Decide it together with {_names(judged)}, and record that both did."
    if others:
        said = "; or ".join(_may(each) for each in others)
        return f"Take it to {said}."
    return _upward(case, code, row)


def _may(judged: Judged) -> str:
    return f"{judged.holder.name}, together with {_names(judged)}" if judged.together else judged.holder.name


def _names(judged: Judged) -> str:
    return " and ".join(" or ".join(holder.name for holder in group) for group in judged.together)


def _upward(case: Case, code: str, row: EntryFacts | None) -> str:
    """Nobody named may decide it: whose it was before."""
    if row is not None and code == "led_elsewhere":
        return f"Ask {led_by(row)}, and bring the result to {case.matter.where} for information."
    if code == "function_reserved" and row is not None and row.holder:
        return f"Bring it to {row.holder.name} as a recommendation."
    elsewhere = _places_that_list_it(case) if code == "not_listed" else []
    if elsewhere:
        return f"It is listed for {', '.join(elsewhere)}. Ask again with the place."
    links = path_to_top(row, case.by_key) if row is not None else ()
    above = [link.holder.name for link in links[1:] if link.holder]
    bodies = [body.name for body in links[-1].delegators] if links else []
    mend = "The link has to be mended in the scheme. " if code == "chain_broken" else ""
    if above or bodies:
        return f"{mend}Nobody named in the scheme may decide it. It goes up to {_then([*above, *bodies])}."
    residual = "; ".join(f"“{scheme.residual_clause}”" for scheme in case.schemes if scheme.residual_clause)
    if residual:
        return f"{mend}Nobody named in the scheme may decide it. It says of the rest: {residual}"
    return f"{mend}Nobody named in the scheme may decide it. Bring it to the body that adopts the scheme."


def _places_that_list_it(case: Case) -> list[str]:
    """For a question about the whole ICB: the places for which the function is listed."""
    if case.matter.place is not None:
        return []
    path = case.matter.function.path
    return sorted({row.place_name for row in case.current if row.place and row.function in path})


def _then(names: list[str]) -> str:
    return ", and from there to ".join(names)


def led_by(row: EntryFacts) -> str:
    return row.lead_body or (row.holder.name if row.holder else "another body")


def holder_details(holder: HolderFacts) -> dict[str, Any]:
    return {"kind": holder.kind, "id": holder.id, "name": holder.name}


def matter_details(matter: Matter) -> dict[str, Any]:
    """The question as asked, so that a kept answer says what it answers."""
    return {
        "function": matter.function.id,
        "function_title": matter.function.title,
        "place": matter.place.id if matter.place else None,
        "where": matter.where,
        "on": matter.on.isoformat(),
        "amount": str(matter.amount) if matter.amount is not None else None,
        "in_budget": matter.in_budget,
        "used_in_year": str(matter.used_in_year) if matter.used_in_year is not None else None,
        "used_in_total": str(matter.used_in_total) if matter.used_in_total is not None else None,
        "money": matter.kind,
    }
