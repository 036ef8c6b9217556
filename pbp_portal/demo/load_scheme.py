"""The catalogue of functions, and each ICB's scheme of reservation and delegation in adopted versions."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from delegation.actions import (
    add_entry,
    adopt_version,
    create_scheme,
    create_version,
    load_starter_functions,
)
from delegation.actions.agreements import create_agreement, create_availability_rule
from delegation.models import Agreement, AvailabilityRule, Function, Scheme, SchemeEntry, SchemeVersion
from governance.models import Committee, Place, Post, User
from pbp_portal.demo import reference_data
from pbp_portal.demo.book import Desk, dates
from pbp_portal.demo.world.shapes import SchemeRow
from pbp_portal.demo.world.shared import ICB_LEGAL_START

RESIDUAL = "What this scheme does not list stays with the Board. Not listed never means delegated."


def load_functions(*, by: User) -> None:
    load_starter_functions(by=by, rows=reference_data.functions())


def load_agreements(desk: Desk) -> None:
    """Agreements that delegations rest on, and when delegating is not supported."""
    for row in desk.system.agreements:
        desk.enter(
            Agreement,
            row.key,
            create_agreement,
            icb=desk.icb,
            kind=row.kind,
            title=row.title,
            parties=[desk.organisation(key) for key in row.parties],
            review_on=row.review_on,
            services="\n".join(row.services),
            contents=dict(row.contents),
            note=row.note,
            **dates(row),
        )
    for rule in desk.system.availability:
        desk.enter(
            AvailabilityRule,
            rule.key,
            create_availability_rule,
            icb=desk.icb,
            covers=rule.covers,
            availability=rule.availability,
            explanation=rule.explanation,
            source=rule.source,
            function=Function.objects.get(code=rule.function) if rule.function else None,
            **dates(rule),
        )


def load_scheme(desk: Desk) -> None:
    """One scheme; rows from before the ICB existed in law make a first version of their own."""
    icb = desk.system.icb
    scheme = desk.enter(
        Scheme,
        icb.key,
        create_scheme,
        icb=desk.icb,
        title="Scheme of reservation and delegation",
        residual_clause=RESIDUAL,
    )
    boards = {row.kind: row.name for row in desk.system.committees if row.form == "statutory_board"}
    first = min(row.start for row in desk.system.scheme if row.start)
    if first < ICB_LEGAL_START:
        early = [row for row in desk.system.scheme if row.start and row.start < ICB_LEGAL_START]
        desk.enter(
            SchemeVersion,
            f"{icb.key} 0.1",
            _adopt,
            desk=desk,
            scheme=scheme,
            label="0.1",
            first=first,
            adopted_by=boards["other"],
            rows=early,
        )
    current = [row for row in desk.system.scheme if row.end is None or row.end >= ICB_LEGAL_START]
    desk.enter(
        SchemeVersion,
        f"{icb.key} 1.0",
        _adopt,
        desk=desk,
        scheme=scheme,
        label="1.0",
        first=ICB_LEGAL_START,
        adopted_by=boards["board"],
        rows=current,
    )


@transaction.atomic
def _adopt(
    *,
    desk: Desk,
    scheme: Scheme,
    label: str,
    first: date,
    adopted_by: str,
    rows: list[SchemeRow],
    by: User,
    reason: str,
) -> SchemeVersion:
    version = create_version(scheme=scheme, label=label, effective_from=first, by=by, reason=reason)
    functions = Function.objects.in_bulk((row.function for row in rows), field_name="code")
    entries: dict[str, SchemeEntry] = {}
    for row in rows:
        entries[row.reference] = add_entry(
            scheme_version=version,
            function=functions[row.function],
            parent=entries.get(row.passed_on_from),
            by=by,
            reason=f"{reason} {row.reference}",
            **_entry(desk, row),
        )
    return adopt_version(
        version, adopted_on=first, adopted_by=adopted_by, effective_from=first, by=by, reason=reason
    )


def _entry(desk: Desk, row: SchemeRow) -> dict[str, Any]:
    return {
        "reference": row.reference,
        "treatment": row.treatment,
        "place": desk.row(Place, row.place),
        "delegators": [{"organisation": desk.organisation(key)} for key in row.delegators],
        "holder_committee": desk.row(Committee, row.holder if row.holder_kind == "committee" else ""),
        "holder_post": desk.row(Post, row.holder if row.holder_kind == "post" else ""),
        "holder_body": desk.organisation(row.holder) if row.holder_kind == "organisation" else None,
        "agreement": desk.row(Agreement, row.agreement),
        "measures": [
            dict(zip(("metric", "threshold", "off_track"), said, strict=True)) for said in row.measures
        ],
        "budgets": [
            dict(zip(("financial_year", "virement_rule"), said, strict=True)) for said in row.budgets
        ],
        "lead_body": _name(desk, row.lead) if row.lead else "",
        "responsibility": ", ".join(row.responsibilities),
        "conditions": "\n".join(row.conditions),
        "exclusions": "\n".join(row.exclusions),
        "may_sub_delegate": row.may_sub_delegate,
        "accountable": desk.organisation(row.accountable).name if row.accountable else "",
        "source": row.source,
        "note": row.note,
        "effective_from": row.start,
        "effective_to": row.end,
    }


def _name(desk: Desk, key: str) -> str:
    """The name of the committee or organisation that leads."""
    committee = desk.book.find(Committee, key)
    return committee.name if committee else desk.organisation(key).name
