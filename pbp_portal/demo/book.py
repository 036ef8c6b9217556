"""What of the world is loaded already, and the desk at which one system is loaded.

Every row is made by an action whose reason carries the row's key. The key stands in the row's first history row,
so that a second load finds the row whatever somebody has changed on it since, and an interrupted one goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol, TypeVar

from django.db import models

from governance.models import IntegratedCareBoard, Organisation, User
from pbp_portal.demo.world.shapes import System
from pbp_portal.demo.world.shared import LONG_AGO

MARK = "Demonstration world: "

R = TypeVar("R", bound=models.Model)


def reason(key: str) -> str:
    """The reason under which the row `key` is made."""
    return f"{MARK}{key}"


@dataclass
class Book:
    """The loaded rows by model and key."""

    _pages: dict[type[models.Model], dict[str, Any]] = field(default_factory=dict)

    def find(self, model: type[R], key: str) -> R | None:
        """The row that was made under this key, if it still exists."""
        return self._page(model).get(key)

    def row(self, model: type[R], key: str) -> R:
        """The same, for a row that other rows need. Raises KeyError."""
        return self._page(model)[key]

    def once(self, model: type[R], key: str, action: Callable[..., R], **values: Any) -> R:
        """The row under this key, made by `action` from `values` when it is not there yet."""
        found = self.find(model, key)
        if found is None:
            found = action(reason=reason(key), **values)
            self.put(key, found)
        return found

    def put(self, key: str, row: models.Model) -> None:
        """Keep the current state of a row that was changed after it was made."""
        self._page(type(row))[key] = row

    def _page(self, model: type[models.Model]) -> dict[str, Any]:
        if model not in self._pages:
            self._pages[model] = _loaded(model)
        return self._pages[model]


def _loaded(model: type[models.Model]) -> dict[str, Any]:
    history: Any = model.history.model  # type: ignore[attr-defined]
    marked = history.objects.filter(history_type="+", history_change_reason__startswith=MARK)
    ids = dict(marked.values_list("history_change_reason", model._meta.pk.attname))
    standing = model._base_manager.in_bulk(ids.values())
    return {text.removeprefix(MARK): standing[pk] for text, pk in ids.items() if pk in standing}


@dataclass
class Desk:
    """One system on its way in: its data, its ICB, and the governance lead who enters it."""

    system: System
    book: Book
    icb: IntegratedCareBoard
    lead: User

    def enter(self, model: type[R], key: str, action: Callable[..., R], **values: Any) -> R:
        """The row under this key, entered by the governance lead when it is not there yet."""
        return self.book.once(model, key, action, by=self.lead, **values)

    def row(self, model: type[R], key: str) -> R | None:
        """The row under this key, nothing for no key. Raises KeyError for a row that is not loaded."""
        return self.book.row(model, key) if key else None

    def organisation(self, key: str) -> Organisation:
        """The organisation of this key; the ICB's own came with the ICB."""
        if key == own_organisation(self.system).key:
            return self.icb.organisation
        return self.book.row(Organisation, key)


def own_organisation(system: System) -> Any:
    """The data of the organisation that is the ICB itself."""
    return next(row for row in system.organisations if row.ods_code == system.icb.ods_code)


class Dated(Protocol):
    @property
    def start(self) -> date | None: ...
    @property
    def end(self) -> date | None: ...


def dates(row: Dated) -> dict[str, date | None]:
    """The two dates of a row of data. Without a first day it is older than anything else here."""
    return {"effective_from": row.start or LONG_AGO, "effective_to": row.end}


def leaders_first(rows: Iterable[Any], leaders: Callable[[Any], Iterable[str]]) -> list[Any]:
    """`rows` in an order in which every row follows those that `leaders(row)` names by key."""
    waiting = {row.key: row for row in rows}
    placed: list[Any] = []
    while waiting:
        ready = [row for row in waiting.values() if not set(leaders(row)) & waiting.keys()]
        if not ready:
            raise ValueError(f"These rows wait for each other: {sorted(waiting)}")
        placed += ready
        for row in ready:
            del waiting[row.key]
    return placed
