"""One noun's screens as a declaration."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from django.db.models import Model, Q
from django.urls import URLPattern, path
from django.utils.text import slugify

from governance.enums import Permission
from governance.foundation.actions import icb_of
from governance.foundation.audit import Recorded
from governance.foundation.effective import EffectiveDated, in_force_q
from governance.foundation.outcome import Outcome, met
from governance.foundation.permissions import Anchor, can
from governance.foundation.screens import history, views
from governance.foundation.screens.access import holds_in
from governance.foundation.screens.ask import Ask
from governance.foundation.screens.cells import Column, Tag
from governance.foundation.screens.forms import EffectiveFilters, EndForm, FilterForm, ScreenForm


@dataclass(frozen=True)
class Action:
    """A way on from a page. When its outcome is not met it is shown disabled, with the reason."""

    text: str
    href: str
    outcome: Outcome = field(default_factory=lambda: met("action.open"))


@dataclass(frozen=True)
class Panel:
    """Related rows on a detail page. `rows` are already selected for the day; `links` lead from a row to its page.
    `anchor` gives each row an id, so that others can point at it."""

    title: str
    columns: Sequence[Column]
    rows: Iterable[Any]
    empty: str
    url_name: str = ""
    actions: tuple[Action, ...] = ()
    note: str = ""
    anchor: Callable[[Any], str] | None = None


PanelsFor = Callable[[Any, Ask], list[Panel]]
_first_panels: dict[str, list[PanelsFor]] = defaultdict(list)
_further_panels: dict[str, list[PanelsFor]] = defaultdict(list)


def also_show(name: str, function: PanelsFor, *, first: bool = False) -> None:
    """Panels that a floor above adds to the detail page of `name` (`<app>:<key>`), as `function(row, ask)`.

    They come after the page's own panels, or before them with `first`.
    """
    panels = (_first_panels if first else _further_panels)[name]
    if function not in panels:
        panels.append(function)


class Register:
    """Subclass it, fill the attributes, override what this noun does differently, and put `urls()` into urls.py.

    URL names are `<app>:<key>-list|csv|create|detail|edit|end|history`; pages are under `<path>/`.
    """

    app: ClassVar[str]
    noun: ClassVar[str]
    plural: ClassVar[str]
    model: ClassVar[type[Model]]
    key: ClassVar[str] = ""  # of URL names; the noun by default
    path: ClassVar[str] = ""  # of addresses; the plural by default
    title: ClassVar[str] = ""  # heading of the list; the plural by default
    intro: ClassVar[str] = ""
    empty: ClassVar[str] = "Nothing is recorded yet."
    create_text: ClassVar[str] = ""  # words of the button to a new one; "Add" and the noun by default
    view_permission: ClassVar[str] = Permission.VIEW_WORKSPACE
    permission: ClassVar[str] = Permission.CHANGE_STRUCTURE
    columns: ClassVar[Sequence[Column]] = ()
    particulars: ClassVar[Sequence[Column]] = ()
    filters: ClassVar[type[FilterForm]] = EffectiveFilters
    search_fields: ClassVar[Sequence[str]] = ("name",)
    related: ClassVar[Sequence[str]] = ()  # select_related, so that the count of queries stays the same
    prefetch: ClassVar[Sequence[str]] = ()
    form: ClassVar[type[ScreenForm] | None] = None
    end_form: ClassVar[type[EndForm]] = EndForm
    answers_for_days: ClassVar[bool] = False  # a list that differs by day, though its rows have no dates
    page_size: ClassVar[int] = 50
    counted_as: ClassVar[
        tuple[str, ...]
    ] = ()  # one and many of what the list counts; noun and plural by default
    # (words, URL name, what the address takes) of further files of the list, with the filters of its page
    files: ClassVar[Sequence[tuple[str, ...]]] = ()
    # (words, URL name) of the lists of the same section; a third word puts it under a heading of its own
    pages: ClassVar[Sequence[tuple[str, ...]]] = ()

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        if hasattr(cls, "noun"):
            cls.key = cls.__dict__.get("key") or slugify(cls.noun)
            cls.path = cls.__dict__.get("path") or slugify(cls.plural)
            cls.title = cls.__dict__.get("title") or cls.plural[:1].upper() + cls.plural[1:]

    # --- Reading ---------------------------------------------------------------------------------------------------

    def visible(self, ask: Ask) -> Any:
        """The rows that this person may see today, in all their ICBs."""
        return self.model.objects.visible_to(ask.user, on=ask.today)  # type: ignore[attr-defined]

    def rows(self, ask: Ask) -> Any:
        """The rows of the list, as filtered, for the day of the page. A queryset (or a list)."""
        return self.filtered(self.in_icb(self.visible(ask), ask), ask)

    def in_icb(self, rows: Any, ask: Ask) -> Any:
        return rows.filter(icb=ask.icb)

    def filtered(self, rows: Any, ask: Ask) -> Any:
        """Search, dates, and equality for every other filter that is a field of the model."""
        rows = rows.select_related(*self.related).prefetch_related(*self.prefetch)
        for name, value in ask.filters.items():
            if value in (None, "", []):
                continue
            if name == "q":
                rows = rows.filter(_any_contains(self.search_fields, str(value)))
            elif name not in ("when", *self.own_filters):
                rows = rows.filter(**{name: value})
        if self.is_dated and ask.filters.get("when") != "all":
            rows = rows.filter(in_force_q(ask.on))
        return rows

    own_filters: ClassVar[Sequence[str]] = ()  # filters that `rows` applies by itself

    @property
    def is_dated(self) -> bool:
        return issubclass(self.model, EffectiveDated)

    @property
    def is_recorded(self) -> bool:
        """Whether the rows keep a history; a few (accounts, ledger events) are told by the ledger alone."""
        return issubclass(self.model, Recorded)

    def icb_id(self, row: Any) -> int | None:
        """The ICB whose workspace the row's page belongs to."""
        return icb_of(row)

    def list_columns(self, ask: Ask) -> Sequence[Column]:
        """The columns of the list; override where a value depends on the day."""
        return self.columns

    def notes(self, ask: Ask) -> list[str]:
        """What a reader of the list must know about its day, above the rows."""
        return []

    def csv_columns(self, ask: Ask) -> Sequence[Column]:
        """The columns of the CSV; override where a spreadsheet has room for more than a page."""
        return self.list_columns(ask)

    def heading(self, row: Any) -> str:
        return str(row)

    def tags(self, row: Any, ask: Ask) -> list[Tag]:
        """States shown under the heading."""
        return []

    def details(self, row: Any, ask: Ask) -> Sequence[Column]:
        """The rows of the summary on the detail page."""
        return self.particulars or self.list_columns(ask)

    def panels(self, row: Any, ask: Ask) -> list[Panel]:
        """Related rows, on the day of the page."""
        return []

    def all_panels(self, row: Any, ask: Ask) -> list[Panel]:
        """Its own panels, between those that floors above add."""
        name = f"{self.app}:{self.key}"
        first = [panel for function in _first_panels[name] for panel in function(row, ask)]
        further = [panel for function in _further_panels[name] for panel in function(row, ask)]
        return [*first, *self.panels(row, ask), *further]

    def actions(self, row: Any, ask: Ask) -> list[Action]:
        """Further ways on from the detail page."""
        return []

    def texts(self, row: Any, ask: Ask) -> list[tuple[str, str]]:
        """Long texts (heading, Markdown) below the summary."""
        return []

    def withheld(self, row: Any, ask: Ask) -> Collection[str]:
        """Fields whose changes the history page does not show to this person, such as private contact data."""
        return ()

    def saves(self, row: Any, ask: Ask) -> list[history.Entry]:
        """What the history page tells: every save of the row, newest first."""
        return history.entries(row, without=self.withheld(row, ask))

    # --- Rights ----------------------------------------------------------------------------------------------------

    def may_list(self, ask: Ask) -> Outcome:
        return holds_in(ask.user, self.view_permission, ask.icb, on=ask.today)

    def may_create(self, ask: Ask) -> Outcome:
        """May this person create one in the ICB of the page?"""
        return can(ask.user, self.permission, Anchor(ask.icb.pk if ask.icb else None), on=ask.today)

    def may_change(self, row: Any, ask: Ask) -> Outcome:
        return can(ask.user, self.permission, row, on=ask.today)

    # --- Writing: override with the noun's actions -------------------------------------------------------------------

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> Any:
        """Call the action that creates the row; returns it."""
        raise NotImplementedError

    def form_to_create(self) -> Any:
        """The form for a new one, where it differs from the form for a change."""
        return self.form

    def change(
        self,
        ask: Ask,
        row: Any,
        values: dict[str, Any],
        many: dict[str, Any],
        *,
        reason: str,
        version: int | None,
    ) -> Any:
        """Call the action that changes the row with `expected_version=version`."""
        raise NotImplementedError

    def end(self, ask: Ask, row: Any, *, last_day: date, reason: str) -> Any:
        """Call the action that ends the row."""
        raise NotImplementedError

    def does(self, act: str) -> bool:
        """Whether this noun declares `create`, `change` or `end`."""
        return getattr(type(self), act) is not getattr(Register, act)

    # --- Addresses ---------------------------------------------------------------------------------------------------

    def name(self, verb: str) -> str:
        return f"{self.app}:{self.key}-{verb}"

    def urls(self) -> list[URLPattern]:
        """The paths of this noun's screens."""
        routes = [
            ("list", "", views.ListView),
            ("csv", "csv/", views.CsvView),
            ("detail", "<int:pk>/", views.DetailView),
        ]
        if self.is_recorded:
            routes.append(("history", "<int:pk>/history/", views.HistoryView))
        if self.does("create"):
            routes.append(("create", "new/", views.CreateView))
        if self.does("change"):
            routes.append(("edit", "<int:pk>/edit/", views.EditView))
        if self.does("end"):
            routes.append(("end", "<int:pk>/end/", views.EndView))
        return [
            path(f"{self.path}/{tail}", view.as_view(register=self), name=f"{self.key}-{verb}")
            for verb, tail, view in routes
        ]


def _any_contains(fields: Sequence[str], wanted: str) -> Q:
    found = Q(pk__in=[])
    for name in fields:
        found |= Q(**{f"{name}__icontains": wanted})
    return found
