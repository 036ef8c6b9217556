"""Words and tags of the ground floor for templates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from governance.enums import BodyStatus, Openness
from governance.foundation import words
from governance.foundation.forms.base import field_words
from governance.foundation.outcome import Outcome
from governance.foundation.periods import Period
from governance.foundation.screens import Column, Panel, Tag
from governance.models.procedure import ProcedureRules
from governance.roles import ROLES
from governance.rules.committees import status_on
from governance.rules.forms import NEXT, NOW, PAST, Step, step_mark
from governance.rules.procedure import Parameter

STATUS_COLOURS = {
    BodyStatus.PROPOSED: "grey",
    BodyStatus.SHADOW: "yellow",
    BodyStatus.ESTABLISHED: "green",
    BodyStatus.CLOSED: "red",
}


def status_tag(row: Any, on: date) -> Tag:
    """Proposed, shadow, established or closed on that day (R109)."""
    status = BodyStatus(status_on(row.status, row.established_on, on=on))
    return Tag(str(status.label), STATUS_COLOURS[status])


def status_column(on: date) -> Column:
    return Column("Status", lambda row: status_tag(row, on))


def aligned_words(terms: Any) -> str:
    """The body whose dates a committee follows, and by how many days (R177); "" when the terms name none."""
    name = str(terms.aligned_with or terms.aligned_with_name)
    if not name or not terms.aligned_days:
        return name
    days = abs(terms.aligned_days)
    return f"{name}, {days} day{'' if days == 1 else 's'} {'after' if terms.aligned_days > 0 else 'before'}"


def anchor_words(grant: Any) -> str:
    """Where a role is held: a committee, a place, an ICB or the whole deployment."""
    return str(grant.committee or grant.place or grant.icb or "The whole portal")


def role_lines(grants: Iterable[Any]) -> list[tuple[str, str, str, str]]:
    """(role, where, what it means, until when) of each grant."""
    return [
        (
            ROLES[grant.role].title,
            anchor_words(grant),
            f"This person {ROLES[grant.role].prose}",
            words.period(grant.effective_from, grant.effective_to),
        )
        for grant in grants
    ]


def door_groups(users: Iterable[Any], *, on: date) -> list[tuple[str, list[tuple[int, str, str]]]]:
    """(role, [(user id, name, where)]) for the demonstration's door, in the order of the roles."""
    found: dict[str, list[tuple[int, str, str]]] = {}
    for user in users:
        grants = [grant for grant in user.role_grants.all() if grant.is_in_force(on)]
        for grant in grants[:1]:
            where = "; ".join(anchor_words(g) for g in grants)
            found.setdefault(grant.role, []).append((user.pk, str(user), where))
        if not grants:
            found.setdefault("", []).append((user.pk, str(user), "Holds no role today"))
    return [(ROLES[code].title if code else "No role", found[code]) for code in [*ROLES, ""] if code in found]


def openness_tag(row: Any) -> Tag:
    """Public, or private in a colour of its own; the word is always there."""
    return Tag(row.get_openness_display(), "green" if row.openness == Openness.PUBLIC else "pink")


def succession_panel(successions: Iterable[Any]) -> Panel:
    """What came before a body and what follows it."""
    columns = (
        Column("What happened", str, link=True),
        Column("Kind", "kind"),
        Column("From", "date"),
        Column("The whole of it", "is_whole"),
    )
    return Panel(
        "Before and after",
        columns,
        successions,
        empty="Nothing is recorded before or after it.",
        url_name="governance:succession-detail",
    )


@dataclass(frozen=True)
class ParameterRow:
    """One rule of procedure in words, with where it comes from."""

    label: str
    value: str
    source: str


parameter_columns = (
    Column("Rule", "label"),
    Column("What applies", "value", unset="Not set"),
    Column("Source", "source"),
)


def parameter_rows(parameters: Mapping[str, Parameter]) -> list[ParameterRow]:
    """Every parameter; an inherited one says that it comes from the standing orders."""
    return [_parameter_row(ProcedureRules._meta.get_field(p.name), p) for p in parameters.values()]


def _parameter_row(field: Any, parameter: Parameter) -> ParameterRow:
    label = field_words(field)
    if not parameter.is_set:
        return ParameterRow(label, "", "")
    if isinstance(parameter.value, list):
        words_of = "; ".join(parameter.value)
    else:
        words_of = str(dict(field.flatchoices).get(parameter.value, parameter.value)).replace("\n", "; ")
    origin = "from standing orders: " if parameter.is_inherited else ""
    return ParameterRow(label, words_of, f"{origin}{parameter.source}")


@dataclass(frozen=True)
class EventChange:
    label: str
    was: str
    now: str


def event_changes(event: Any) -> list[EventChange]:
    """What a ledger event says of before and after, as it was written down."""
    names = [name for name in {**event.before, **event.after} if name not in ("id", "version")]
    return [
        EventChange(_plain_name(name), _written(event.before.get(name)), _written(event.after.get(name)))
        for name in names
        if event.before.get(name) not in (None, "") or event.after.get(name) not in (None, "", [], "[]")
    ]


def _plain_name(name: str) -> str:
    words_of = name.removesuffix("_id").replace("_", " ")
    return words_of[:1].upper() + words_of[1:]


def _written(value: Any) -> str:
    return "; ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)


STEP_TAGS = {PAST: Tag("Before", "grey"), NOW: Tag("Now", "green"), NEXT: Tag("Next", "blue")}
REQUEST_COLOURS = {
    "draft": "grey",
    "submitted": "blue",
    "signed_off": "green",
    "returned": "yellow",
    "withdrawn": "grey",
}


def step_tag(step: Any, on: date) -> Tag:
    """Before, now or next on that day."""
    return STEP_TAGS[step_mark(Step(step.form, Period(step.effective_from, step.effective_to)), on=on)]


def request_tag(row: Any) -> Tag:
    return Tag(row.get_state_display(), REQUEST_COLOURS[row.state])


def caution_panel(cautions: Iterable[Outcome]) -> list[Panel]:
    """What to look at, with the clause it comes from; no panel where there is nothing."""
    columns = (
        Column("What to look at", lambda outcome: outcome.reason),
        Column("Where it comes from", lambda outcome: outcome.clause),
    )
    found = list(cautions)
    return [Panel("To look at", columns, found, empty="")] if found else []
