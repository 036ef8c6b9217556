"""The forward plan as a workbook or CSV: the columns that an import reads, and where each item stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from governance.foundation.screens import Column
from meetings.planning import plan_presenter as presenter
from meetings.planning.models import PlannedItem
from meetings.planning.rules.plan_import import COLUMNS
from meetings.planning.selectors.plan import Due
from membership.people.workbook import Sheet, workbook


@dataclass(frozen=True)
class PlanLine:
    """An item, and in words where each of its times in the year stands."""

    item: PlannedItem
    state: str


def plan_lines(items: Iterable[PlannedItem], due: Iterable[Due]) -> list[PlanLine]:
    times: dict[int, list[Due]] = {}
    for one in due:
        times.setdefault(one.item.pk, []).append(one)
    return [PlanLine(item, presenter.state_words(times.get(item.pk, []))) for item in items]


def plan_columns() -> tuple[Column, ...]:
    """In the order of the import, with the state last: that one is not read again."""
    special = {
        "purposes": lambda line: presenter.purposes_words(line.item.purposes),
        "owner": lambda line: str(line.item.owner or ""),
        "months": lambda line: presenter.months_words(line.item),
        "needs_paper": lambda line: "Yes" if line.item.needs_paper else "No",
    }
    columns = [
        Column(heading, special.get(name, f"item.{name}"), unset="") for heading, name in COLUMNS.items()
    ]
    return (*columns, Column("Where it stands", "state", unset=""))


def plan_workbook(lines: Iterable[PlanLine]) -> bytes:
    return workbook([Sheet("Forward plan", plan_columns(), list(lines))])
