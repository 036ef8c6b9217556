"""Functions: the shared catalogue, and an ICB's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from delegation.models import Function, FunctionAlias
from delegation.permissions import CATALOGUE_ANCHOR, KEEP_SCHEME, LOAD_CATALOGUE
from governance.foundation import actions, ledger
from governance.foundation.audit import save_recorded
from governance.foundation.permissions import require
from governance.foundation.slugs import unique_slug
from governance.models import IntegratedCareBoard


@dataclass(frozen=True)
class Loaded:
    """How many functions a load added, changed and left as they were."""

    added: int
    changed: int
    unchanged: int


@transaction.atomic
def load_starter_functions(*, by: Any, rows: Iterable[Mapping[str, str]]) -> Loaded:
    """Load the shared catalogue (R79): rows by the columns code, title, group, parent_code, source and
    non_delegable_by_law ("yes" or "no"). A row may name a parent that comes later. Loading the same rows again
    changes nothing; a row that differs changes its function; nothing is removed. Raises NotPermitted.
    """
    require(by, LOAD_CATALOGUE, CATALOGUE_ANCHOR)
    known = {function.code: function for function in Function.objects.filter(icb__isnull=True)}
    given = list(rows)
    added: list[str] = []
    changed: list[str] = []
    for row in given:
        function, is_new = known.get(row["code"]), False
        if function is None:
            function, is_new = Function(code=row["code"]), True
            known[row["code"]] = function
        if _set(function, _values(row)) or is_new:
            save_recorded(function, by=by, reason="Starter catalogue")
            (added if is_new else changed).append(row["code"])
    for row in given:
        function, parent = known[row["code"]], known.get(row.get("parent_code") or "")
        if function.parent_id != (parent.pk if parent else None):
            function.parent = parent
            save_recorded(function, by=by, reason="Starter catalogue: what it is part of")
            if row["code"] not in added and row["code"] not in changed:
                changed.append(row["code"])
    if added or changed:
        _tell(by, known[(added or changed)[0]], added, changed)
    return Loaded(len(added), len(changed), len(given) - len(added) - len(changed))


def _values(row: Mapping[str, str]) -> dict[str, Any]:
    barred = row.get("non_delegable_by_law") == "yes"
    return {
        "title": row["title"],
        "group": row.get("group", ""),
        "legal_source": row.get("source", ""),
        "non_delegable_by_law": barred,
        "non_delegable_citation": row.get("source", "") if barred else "",
    }


def _set(function: Function, values: Mapping[str, Any]) -> bool:
    differing = {name: value for name, value in values.items() if getattr(function, name) != value}
    for name, value in differing.items():
        setattr(function, name, value)
    return bool(differing)


def _tell(by: Any, first: Function, added: list[str], changed: list[str]) -> None:
    ledger.record(
        "function.catalogue_loaded",
        by=by,
        icb=None,
        subject=first,
        summary=f"Loaded the starter catalogue of functions: {len(added)} added, {len(changed)} changed",
        after={"added": added, "changed": changed},
    )


def create_function(
    *,
    icb: IntegratedCareBoard,
    title: str,
    by: Any,
    reason: str = "",
    parent: Function | None = None,
    **values: Any,
) -> Function:
    """Add an ICB's own function, perhaps as part of a shared one (R29). Its code is made from its title."""
    values.setdefault("code", unique_slug(Function, f"{icb.slug} {title}", field="code"))
    function = Function(icb=icb, title=title, parent=parent, **values)
    return actions.create(
        function,
        by=by,
        permission=KEEP_SCHEME,
        event="function.created",
        summary=f"Added the function {title}",
        reason=reason,
    )


def change_function(
    function: Function,
    values: Mapping[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
) -> Function:
    """Change an ICB's own function; the shared catalogue changes by loading it again."""
    return actions.update(
        function,
        values,
        by=by,
        permission=KEEP_SCHEME,
        event="function.changed",
        summary=f"Changed the function {function.title}",
        reason=reason,
        expected_version=expected_version,
    )


def create_function_alias(
    *, icb: IntegratedCareBoard, function: Function, text: str, by: Any, reason: str = ""
) -> FunctionAlias:
    """Say under which other name an ICB's documents know a function; imports and questions match by it (R79)."""
    return actions.create(
        FunctionAlias(icb=icb, function=function, text=text.strip()),
        by=by,
        permission=KEEP_SCHEME,
        event="function_alias.created",
        summary=f"“{text.strip()}” stands for {function.title}",
        reason=reason,
    )


def change_function_alias(
    alias: FunctionAlias,
    values: Mapping[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
) -> FunctionAlias:
    return actions.update(
        alias,
        values,
        by=by,
        permission=KEEP_SCHEME,
        event="function_alias.changed",
        summary=f"Changed what “{alias.text}” stands for",
        reason=reason,
        expected_version=expected_version,
    )
