"""Words of imports: what a row says, what it changes, what it asks."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from delegation.enums import Budget, ImportRowKind, LimitBasis, LimitKind, Treatment, VatBasis, Verb
from delegation.models import ImportRow, SchemeImport
from delegation.rules.doubts import kind_key
from delegation.rules.facts import HolderFacts, Limit
from delegation.rules.imports import spoken_limits
from delegation.rules.limits import in_words
from delegation.selectors.imports import Lookup
from governance.foundation.models import Job
from governance.foundation.screens import Tag

KIND_COLOURS = {
    "new": "green",
    "changed": "blue",
    "same": "grey",
    "unreadable": "red",
    "absent": "orange",
    "residual": "purple",
}
STATE_COLOURS = {
    "uploaded": "blue",
    "failed": "red",
    "read": "yellow",
    "assessing": "blue",
    "ready": "yellow",
    "applying": "blue",
    "applied": "green",
    "undone": "grey",
    "abandoned": "grey",
}
LABELS = {
    "reference": "Reference",
    "theme": "Theme",
    "wording": "Wording",
    "function": "Function",
    "place": "Place",
    "treatment": "Treatment",
    "verb": "What the holder does",
    "holder": "Held by",
    "lead_body": "Lead body",
    "limits": "Limit",
    "conditions": "Conditions",
    "exclusions": "Kept back",
    "responsibility": "Kind of responsibility",
    "may_sub_delegate": "May be passed on",
    "accountable": "Who stays accountable",
    "source": "Source",
    "statutory_basis": "Statutory basis",
    "effective_from": "First day",
    "effective_to": "Last day",
    "note": "Note",
    "residual_clause": "Where everything unlisted goes",
}
FILTERS = (
    ("", "All rows"),
    ("open", "Waiting for an answer"),
    ("new", "New"),
    ("changed", "Changed"),
    ("same", "Same"),
    ("unreadable", "Cannot be read"),
    ("absent", "Not in the file"),
    ("residual", "Everything else"),
    ("left_out", "Left out"),
)


def kind_tag(kind: str) -> Tag:
    return Tag(str(ImportRowKind(kind).label), KIND_COLOURS[kind])


def import_tag(made: SchemeImport) -> Tag:
    return Tag(made.get_state_display(), STATE_COLOURS[made.state])


def limits_words(limits: list[Mapping[str, Any]], lookup: Lookup) -> str:
    """Every limit of an entry; none stated is said so, and is never zero."""
    return "; ".join(_limit(limit, lookup) for limit in spoken_limits(limits)) or "No limit stated"


def _limit(limit: Mapping[str, Any], lookup: Lookup) -> str:
    """The words that the limit will have when it stands in the scheme."""
    amount, above, post = limit["amount"], limit["above"], limit["joint_post"]
    fact = Limit(
        amount=None if limit["is_unlimited"] else Decimal(amount),
        basis=limit["basis"],
        basis_words=str(LimitBasis(limit["basis"]).label),
        vat_words=str(VatBasis(limit["vat"]).label) if limit["vat"] else "",
        above=None if above is None else Decimal(above),
        kind=limit["kind"],
        kind_words=str(LimitKind(limit["kind"]).label),
        budget_words=str(Budget(limit["budget"]).label) if limit["budget"] else "",
        joint=HolderFacts("post", post, lookup.holders.get(f"post:{post}", "a post")) if post else None,
    )
    return in_words(fact)


def value_words(name: str, value: Any, lookup: Lookup, values: Mapping[str, Any]) -> str:
    """One field of an entry in words."""
    if name == "limits":
        return limits_words(value or [], lookup)
    if name == "function":
        if value:
            return lookup.functions.get(value, "A function that no longer exists")
        return f"New function: {values.get('new_function', '')}"
    if name == "holder":
        return lookup.holders.get(value, "") or "Nobody"
    if name == "place":
        return lookup.places.get(value, "") or "The whole ICB"
    if name == "may_sub_delegate":
        return "Yes" if value else "No"
    if name == "treatment":
        return str(Treatment(value).label) if value else "Not set"
    if name == "verb":
        return str(Verb(value).label) if value else "Not set"
    return str(value) if value else "Nothing"


def row_words(row: Mapping[str, Any], lookup: Lookup) -> dict[str, Any]:
    """One row of a preview or a comparison, as its table shows it."""
    read, values = row["read"], row["values"]
    said = str(read.get("who") or "")
    held = lookup.holders.get(str(values.get("holder")), "")
    return {
        "tag": kind_tag(row["kind"]),
        "where": where(row, read),
        "reference": values.get("reference") or read.get("reference", ""),
        "theme": values.get("theme", ""),
        "wording": values.get("wording") or values.get("residual_clause") or read.get("wording", ""),
        "treatment": value_words("treatment", values.get("treatment"), lookup, values)
        if "treatment" in values
        else "",
        "verb": value_words("verb", values["verb"], lookup, values)
        if values.get("verb", "decide") != "decide"
        else "",
        "holder": held,
        "said": said if said and said != held else "",
        "limit": limits_words(values["limits"], lookup) if values.get("limits") else "",
        "limit_said": str((read.get("limit") or {}).get("said") or ""),
        "function": value_words("function", values["function"], lookup, values)
        if "function" in values
        else "",
        "is_new_function": "function" in values and not values["function"],
        "questions": [
            question
            | {
                "is_accepted": kind_key(question["code"], question["text"])
                in row.get("choice", {}).get("accepted", ())
            }
            for question in row["questions"]
        ],
        "problem": row["problem"],
        "changes": [
            (
                LABELS[name],
                value_words(name, old, lookup, values),
                value_words(name, new, lookup, values),
            )
            for name, old, new in row["changes"]
        ],
    }


def where(row: Mapping[str, Any], read: Mapping[str, Any]) -> str:
    """ "Table 2, row 14 (holder 2 of 3)"."""
    if not row["table"]:
        return "In the version, not in the file"
    place = f"{row['table']}, row {row['row']}" if row["row"] else str(row["table"])
    return f"{place} (holder {read['part']} of {read['parts']})" if read.get("parts", 1) > 1 else place


def stored_row(row: ImportRow) -> dict[str, Any]:
    """A row of the database in the shape that `row_words` reads."""
    names = ("table", "row", "read", "kind", "questions", "choice", "problem", "values", "changes")
    return {name: getattr(row, name) for name in names}


def progress_words(job: Job | None, told: Mapping[str, Any] | None) -> dict[str, Any]:
    """What a progress bar says; `told` is the progress of work whose own row is not seen yet."""
    if job is None:
        return {"is_over": True, "is_failed": False, "done": 0, "total": 1, "message": "", "error": ""}
    done, total, message = job.progress_done, job.progress_total, job.message
    if told:
        done, total, message = told["done"], told["total"], told["message"]
    return {
        "state": job.get_state_display(),
        "is_over": job.state in ("done", "failed", "cancelled"),
        "is_failed": job.state == "failed",
        "done": done,
        "total": max(total, 1),
        "message": message,
        "error": job.error,
    }


def counts_words(counts: Mapping[str, int]) -> list[tuple[str, str, int]]:
    """The filters with the number of rows behind each; a filter without rows is left out."""
    total = sum(counts.get(kind, 0) for kind in KIND_COLOURS)
    return [
        (key, text, counts.get(key, 0) if key else total)
        for key, text in FILTERS
        if not key or counts.get(key, 0)
    ]


def written_words(result: Mapping[str, Any]) -> list[str]:
    """What an Apply did, a line each."""
    lines = [
        _counted(result.get("added", 0), "entry was added", "entries were added"),
        _counted(result.get("changed", 0), "entry was changed", "entries were changed"),
        _counted(result.get("removed", 0), "entry was removed", "entries were removed"),
        _counted(len(result.get("functions", [])), "function was added", "functions were added")
        + " to this ICB's own",
        _counted(len(result.get("names", [])), "name", "names") + " will be known in the next file",
    ]
    kept = [line for line in lines if not line.startswith("0 ")]
    return kept + (["The clause for everything unlisted was replaced"] if result.get("residual") else [])


def rows_counted(number: int) -> str:
    """ "1 row waits", "3 rows wait"."""
    return _counted(number, "row waits", "rows wait")


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
