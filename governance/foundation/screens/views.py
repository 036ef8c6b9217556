"""The views of every noun: permission → form → action or selector → presenter → template."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views import View

from governance.foundation import words
from governance.foundation.actions import icb_of
from governance.foundation.errors import NotPermitted, RuleNotMet, StaleEdit
from governance.foundation.outcome import Outcome
from governance.foundation.screens import conflicts, history, present
from governance.foundation.screens.ask import Ask, BadDay, ask_of, key_in
from governance.foundation.screens.cells import csv_rows

if TYPE_CHECKING:
    from governance.foundation.screens.register import Register

REFUSALS = (RuleNotMet, ValidationError)


class AskView(View):
    """Reads what the page is asked, and answers a malformed day with a page that says so."""

    ask: Ask

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            self.ask = ask_of(request)
        except BadDay as bad:
            return render(request, "screens/bad_day.jinja", {"text": bad.text}, status=400)
        return super().dispatch(request, *args, **kwargs)


class ScreenView(AskView):
    """Base of the pages of one noun."""

    register: Register = None  # type: ignore[assignment]  # set by as_view

    def page(self, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        shared = {
            "register": self.register,
            "ask": self.ask,
            "list_url": self.ask.link(self.register.name("list")),
        }
        path = template if template.endswith(".jinja") else f"screens/{template}.jinja"
        return render(self.request, path, shared | context, status=status)

    def demand(self, outcome: Outcome) -> None:
        if not outcome.ok:
            raise NotPermitted(outcome)

    def row(self, pk: int) -> Any:
        """The row if this person may see it, else 404. The page then belongs to the row's ICB."""
        found = self.register.visible(self.ask).select_related(*self.register.related).filter(pk=pk).first()
        if found is None:
            raise Http404
        self.turn_to(found)
        return found

    def turn_to(self, row: Any) -> None:
        """Somebody who works in several ICBs may follow a link from one to another."""
        self.turn_to_icb(self.register.icb_id(row))

    def turn_to_icb(self, icb_id: int | None) -> None:
        icbs = self.request.workspace_icbs  # type: ignore[attr-defined]
        icb = next((icb for icb in icbs if icb.pk == icb_id), self.ask.icb)
        self.request.workspace_icb_id = icb.pk if icb else None  # type: ignore[attr-defined]
        self.ask = Ask(self.ask.user, icb, self.ask.today, self.ask.on)


class ListView(ScreenView):
    def get(self, request: HttpRequest) -> HttpResponse:
        self.demand(self.register.may_list(self.ask))
        form, rows = filtered(self.register, self.ask, request)
        page = Paginator(rows, self.register.page_size).get_page(request.GET.get("page"))
        register, ask = self.register, self.ask
        table = present.table(
            register.title,
            register.list_columns(ask),
            page,
            ask=ask,
            url_name=register.name("detail"),
            empty=register.empty,
        )
        context = {
            "form": form,
            "table": table,
            "count": present.counted(
                page.paginator.count, *(register.counted_as or (register.noun, register.plural))
            ),
            "links": present.page_links(page, request.GET) if page.paginator.num_pages > 1 else None,
            "create": register.may_create(ask) if register.does("create") else None,
            "csv_url": f"{ask.link(register.name('csv')).split('?')[0]}?{request.GET.urlencode()}",
            "files": [
                (text, f"{reverse(name, args=args)}?{request.GET.urlencode()}")
                for text, name, *args in register.files
            ],
            "notes": register.notes(ask),
            "kept": [(k, v) for k, vs in request.GET.lists() if k not in ("on", "page") for v in vs],
            "subnav": present.pages(register, ask),
            "is_filtered": any(value for key, value in request.GET.items() if key not in ("on", "page")),
        }
        return self.page("list", context)


class CsvView(ScreenView):
    """The list as it is filtered, for spreadsheets."""

    def get(self, request: HttpRequest) -> StreamingHttpResponse:
        self.demand(self.register.may_list(self.ask))
        _, rows = filtered(self.register, self.ask, request)
        lines = csv_lines(csv_rows(self.register.csv_columns(self.ask), each(rows)))
        name = f"{slugify(self.register.plural)}-{self.ask.on.isoformat()}.csv"
        return StreamingHttpResponse(
            lines,
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


class DetailView(ScreenView):
    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        row, register = self.row(pk), self.register
        ask = self.ask
        recorded, entered = (row, None) if ask.is_today else self.recorded(row)
        lists = history.lists_as_recorded(row, ask.on) if recorded is not row else {}
        context = {
            "row": row,
            "heading": register.heading(recorded),
            "tags": [present.cell(tag)[0] for tag in register.tags(recorded, ask)],
            "summary": present.summary(register.details(recorded, ask), recorded, lists),
            "texts": register.texts(recorded, ask),
            "panels": [present.panel_table(panel, ask) for panel in register.all_panels(row, ask)],
            "actions": register.actions(row, ask),
            "change": register.may_change(row, ask),
            "entered": entered,
            "in_force": in_force_words(recorded, ask) if register.is_dated else "",
        }
        return self.page("detail", context)

    def recorded(self, row: Any) -> tuple[Any, Any]:
        """The row as recorded that day; when it was entered later, as it is now, with the moment of its entry."""
        if not self.register.is_recorded:
            return row, None
        then = history.as_recorded(row, self.ask.on)
        return (then, None) if then is not None else (row, history.first_recorded(row))


class HistoryView(ScreenView):
    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.row(pk)
        saves = self.register.saves(row, self.ask)
        return self.page("history", {"row": row, "heading": str(row), "entries": saves})


class CreateView(ScreenView):
    def get(self, request: HttpRequest) -> HttpResponse:
        return self.answer(self.form_for())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = self.form_for(request.POST, request.FILES)
        if form.is_valid():
            values, many = form.particulars()
            try:
                made = self.register.create(self.ask, values, many)
            except REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, f"{made} was added.")
                again = request.POST.get("then") == "another"
                return redirect(
                    request.get_full_path() if again else self.ask.link(self.register.name("detail"), made.pk)
                )
        return self.answer(form)

    def form_for(self, *data: Any) -> Any:
        """The form, with rows named in the address (`?committee=7`) filled in, and the page in their ICB."""
        form_class, ask = self.register.form_to_create(), self.ask
        everywhere = form_class(ask=Ask(ask.user, None, ask.today, ask.on))
        initial: dict[str, Any] = {}
        for name in set(self.request.GET) & set(everywhere.fields):
            offered = getattr(everywhere.fields[name], "queryset", None)
            if offered is None:
                initial[name] = self.request.GET[name]
            elif (key := key_in(self.request.GET[name])) is not None and (
                named := offered.filter(pk=key).first()
            ):
                initial[name] = named.pk
                self.turn_to_icb(icb_of(named))
        self.demand(self.register.may_create(self.ask))
        return form_class(*data, ask=self.ask, initial=initial)

    def answer(self, form: Any) -> HttpResponse:
        return self.page("form", {"form": form, "title": f"Add {self.register.noun}", "creates": True})


class EditView(ScreenView):
    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.answer(self.opened(pk), self.form_class(instance=self.found, ask=self.ask))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.opened(pk)
        form = self.form_class(request.POST, request.FILES, instance=row, ask=self.ask)
        if form.is_valid():
            values, many = form.particulars()
            reason, version = form.cleaned_data["reason"], form.cleaned_data["version"]
            try:
                made = self.register.change(self.ask, row, values, many, reason=reason, version=version)
            except StaleEdit as stale:
                return self.conflict(form, stale.current)
            except REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, f"{made} was changed.")
                return redirect(self.ask.link(self.register.name("detail"), row.pk))
        return self.answer(row, form)

    @property
    def form_class(self) -> Any:
        return self.register.form

    def opened(self, pk: int) -> Any:
        self.found = self.row(pk)
        self.demand(self.register.may_change(self.found, self.ask))
        return self.found

    def answer(self, row: Any, form: Any) -> HttpResponse:
        return self.page("form", {"form": form, "row": row, "title": f"Change: {row}", "creates": False})

    def conflict(self, form: Any, current: Any) -> HttpResponse:
        """Somebody saved in between: both texts side by side, and a form that keeps what this person wrote."""
        merged, differences = conflicts.merge(form, current)
        again = self.form_class(instance=current, initial=merged, ask=self.ask)
        newest = history.entries(current)[0]
        context = {"form": again, "row": current, "differences": differences, "newest": newest}
        return self.page("conflict", context, status=409)


class EndView(ScreenView):
    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.answer(self.opened(pk), self.register.end_form())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row, form = self.opened(pk), self.register.end_form(request.POST)
        if form.is_valid():
            given = form.cleaned_data
            try:
                self.register.end(self.ask, row, **given)
            except REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, f"{row} ends on {words.day(given['last_day'])}.")
                return redirect(self.ask.link(self.register.name("detail"), row.pk))
        return self.answer(row, form)

    def opened(self, pk: int) -> Any:
        row = self.row(pk)
        self.demand(self.register.may_change(row, self.ask))
        return row

    def answer(self, row: Any, form: Any) -> HttpResponse:
        return self.page("form", {"form": form, "row": row, "title": f"End: {row}", "ends": True})


def filtered(register: Register, ask: Ask, request: HttpRequest) -> tuple[Any, Any]:
    """The filter form and the rows it lets through; a filter that cannot be read lets nothing through."""
    form = register.filters(request.GET or None, ask=ask)
    if form.is_bound and not form.is_valid():
        return form, []
    given = form.cleaned_data if form.is_bound else {}
    return form, register.rows(Ask(ask.user, ask.icb, ask.today, ask.on, given))


def each(rows: Any) -> Iterable[Any]:
    """Every row, a thousand at a time where they come from the database."""
    found: Iterable[Any] = rows.iterator(chunk_size=1000) if hasattr(rows, "iterator") else rows
    return found


class _Echo:
    """A file that hands back what is written into it."""

    def write(self, line: str) -> str:
        return line


def csv_lines(rows: Iterable[list[str]]) -> Iterable[str]:
    """Lines of CSV, with the mark by which Excel knows that they are UTF-8."""
    writer = csv.writer(_Echo())
    yield "\ufeff"
    for row in rows:
        yield writer.writerow(row)


def in_force_words(row: Any, ask: Ask) -> str:
    """Whether the row is in force on the day of the page, and between which days."""
    span = words.period(row.effective_from, row.effective_to)
    if row.is_in_force(ask.on):
        return f"In force on this day ({span})."
    when = "not yet in force" if ask.on < row.effective_from else "no longer in force"
    return f"On this day {when} ({span})."
