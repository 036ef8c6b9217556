"""Reads of standing orders and terms of reference, and the rules of procedure that follow from them on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from governance.foundation import words
from governance.models import Committee, StandingOrders, TermsOfReference
from governance.models.procedure import ProcedureRules
from governance.rules.facts import ProcedureFacts
from governance.rules.procedure import Parameter, resolve


def in_force_before(versions: Any, start: date) -> Iterable[Any]:
    """The versions in force on the day when a new one starts, which began before it."""
    return versions.in_force(start).filter(effective_from__lt=start)


def terms_in_force(committee: Committee, *, on: date) -> TermsOfReference | None:
    """The version of the terms of reference in force on that day; the database holds that there is one at most."""
    return committee.terms_of_reference.in_force(on).first()


def standing_orders_in_force(icb: Any, *, on: date) -> StandingOrders | None:
    return StandingOrders.objects.filter(icb=icb).in_force(on).first()


def rules_of_procedure(committee: Committee, *, on: date) -> dict[str, Parameter]:
    """Every typed parameter of a committee on that day by name, with its value and source (LP31). Two queries."""
    return resolve(
        ProcedureRules.parameter_names(),
        own=procedure_facts(terms_in_force(committee, on=on)),
        inherited=procedure_facts(standing_orders_in_force(committee.icb_id, on=on)),
    )


def procedure_facts(version: TermsOfReference | StandingOrders | None) -> ProcedureFacts | None:
    """A version's parameters, and the words that name it as a source."""
    if version is None:
        return None
    if isinstance(version, TermsOfReference):
        label = f"terms of reference, {version.label}"
    else:
        label = f"{version.title}, {words.period(version.effective_from, version.effective_to)}"
    source = f"{label} ({version.source})" if version.source else label
    return ProcedureFacts(source, {name: getattr(version, name) for name in ProcedureRules.parameter_names()})


def rules_of_version(version: TermsOfReference, *, on: date) -> dict[str, Parameter]:
    """The parameters of this version of the terms of reference, with the standing orders in force on that day."""
    orders = standing_orders_in_force(version.committee.icb_id, on=on)
    return resolve(
        ProcedureRules.parameter_names(), own=procedure_facts(version), inherited=procedure_facts(orders)
    )


def rules_of_standing_orders(version: StandingOrders) -> dict[str, Parameter]:
    """The parameters that this version of the standing orders sets."""
    return resolve(ProcedureRules.parameter_names(), own=procedure_facts(version), inherited=None)
