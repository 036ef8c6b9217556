"""Screens of campaigns: prepared, looked through before anybody is asked, opened, followed, closed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.text import slugify

from governance.foundation import words
from governance.foundation.errors import StaleEdit
from governance.foundation.forms import PortalForm
from governance.foundation.permissions import can
from governance.foundation.screens import Action, Ask, Column, Link, Panel, Register, Tag
from governance.foundation.screens import views as screen_views
from governance.foundation.screens.cells import csv_rows
from governance.foundation.screens.views import REFUSALS, csv_lines
from membership.interests.actions.campaigns import (
    change_campaign,
    close_campaign,
    open_campaign,
    prepare_campaign,
)
from membership.interests.forms.campaigns import CampaignFilters, CampaignForm, CloseForm
from membership.interests.models import DeclarationCampaign
from membership.interests.presenters_declarations import (
    asking_words,
    campaign_tag,
    day_offsets,
    interest_lines,
    mail_tag,
)
from membership.interests.selectors.campaigns import Progress, asking_job, progress, to_ask
from membership.interests.selectors.declarations import guardians_of
from membership.interests.selectors.paper_letters import on_paper
from membership.interests.views.pages import PAGES
from membership.people.presenters import person_link
from membership.permissions import KEEP_INTERESTS, REVIEW_INTERESTS, VIEW_INTERESTS

NUMBERS = (
    Column("Asked", "asked"),
    Column("Returned", "returned"),
    Column("Nil returns", "nil"),
    Column("Reviewed", "reviewed"),
    Column("Sent back", "sent_back"),
    Column("Overdue", "overdue"),
    Column("No longer asked", "waived"),
)
COMMITTEE = Column("Committee", lambda row: row.committee.name if row.committee else "Everybody, each once")
PROGRESS_CSV = (COMMITTEE, *NUMBERS)
NAMES = Column("Overdue: names", "names_overdue")


class Campaigns(Register):
    app = "membership"
    noun, plural = "campaign", "campaigns"
    title = "Campaigns of declarations"
    model = DeclarationCampaign
    view_permission, permission = VIEW_INTERESTS, KEEP_INTERESTS
    form, filters = CampaignForm, CampaignFilters
    search_fields = ("title",)
    related = ("icb",)
    prefetch = ("committees",)
    pages = PAGES
    intro = "A campaign asks everybody at the tables of this ICB for a declaration of interests by one day."
    empty = "No campaign was prepared yet. Add one: nobody is asked before you open it."
    columns = (
        Column("Title", "title", link=True),
        Column("Occasion", "occasion"),
        Column("Opens", "opens_on"),
        Column("Answers due", "due_on"),
        Column("State", "state"),
    )

    def list_columns(self, ask: Ask) -> Sequence[Column]:
        return (*self.columns[:-1], Column("State", campaign_tag))

    def csv_columns(self, ask: Ask) -> Sequence[Column]:
        return self.columns

    def details(self, row: Any, ask: Ask) -> Sequence[Column]:
        shown = [
            *self.columns[1:-1],
            Column("Committees", "committees", unset="Every committee of the ICB"),
            Column("The letter says besides", "message", unset="Nothing"),
            Column("Reminders", lambda r: day_offsets(r.remind_days), unset="None"),
            Column("Named to the guardian", lambda r: named_after(r), unset="Nobody is named"),
        ]
        if row.escalate_after_days is not None:
            shown.append(Column("Guardian", lambda r: guardian_words(guardians_of(r.icb, on=ask.today))))
        if row.state != "draft":
            shown.append(Column("Asking", lambda r: asking_words(r, asking_job(r), on=ask.today)))
        return shown

    def tags(self, row: Any, ask: Ask) -> list[Tag]:
        return [campaign_tag(row)]

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> DeclarationCampaign:
        return prepare_campaign(icb=ask.own_icb, by=ask.user, **values, **many)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> DeclarationCampaign:
        return change_campaign(row, values, many=many, by=ask.user, reason=reason, expected_version=version)

    def panels(self, row: Any, ask: Ask) -> list[Panel]:
        if row.state == "draft":
            return [who_is_asked(row, ask)]
        whole, parts = progress(row, on=ask.on)
        outstanding = ask.link("membership:declaration-list", campaign=row.pk, state="outstanding")
        ways = (
            Action("Who has not answered", outstanding),
            Action("Download as CSV", ask.link("membership:campaign-progress", row.pk)),
        )
        columns = (Column("Committee", lambda each: committee_cell(each, ask)), *NUMBERS)
        return [
            Panel(
                "Answers",
                columns,
                [whole, *parts],
                empty="Nobody was asked yet.",
                actions=ways,
                note="A person counts in each committee in which they sit or deputise, and once in the first line.",
            )
        ]

    def actions(self, row: Any, ask: Ask) -> list[Action]:
        if not can(ask.user, KEEP_INTERESTS, row, on=ask.today).ok:
            return []
        moves = {"draft": (("Open", "open"),), "open": (("Close", "close"), ("Letters on paper", "letters"))}
        found = moves.get(row.state, ())
        return [Action(text, ask.link(f"membership:campaign-{act}", row.pk)) for text, act in found]

    def urls(self) -> list[URLPattern]:
        own = (
            ("open", "open/", OpenView),
            ("close", "close/", CloseView),
            ("progress", "progress.csv", ProgressCsv),
            ("letters", "letters/", LettersView),
        )
        made = [
            path(f"{self.path}/<int:pk>/{tail}", view.as_view(register=self), name=f"{self.key}-{name}")
            for name, tail, view in own
        ]
        return [*super().urls(), *made]


def named_after(row: DeclarationCampaign) -> str:
    days = row.escalate_after_days
    return "" if days is None else f"{days} {'day' if days == 1 else 'days'} after the due day"


def guardian_words(addresses: list[str]) -> Any:
    if addresses:
        return "Named, with an address"
    return Tag("Nobody: name the post in the policy, or give somebody the role", "yellow")


def committee_cell(row: Progress, ask: Ask) -> Any:
    if row.committee is None:
        return "Everybody, each once"
    return Link(row.committee.name, ask.link("governance:committee-detail", row.committee.pk))


def who_is_asked(row: DeclarationCampaign, ask: Ask) -> Panel:
    """The preview: each person once, and whom no mail reaches."""
    people = to_ask(row, on=ask.today)
    unreached = sum(1 for each in people if not each.mail.ok)
    columns = (
        Column("Person", lambda each: person_link(each.person, ask)),
        Column("Sits or deputises in", lambda each: [committee.name for committee in each.committees]),
        Column("Mail", lambda each: mail_tag(each.mail)),
    )
    note = f"{len(people)} {'person' if len(people) == 1 else 'people'}, each asked once, as the tables stand today."
    if unreached:
        note += f" {unreached} of them answer on paper: print their letters once the campaign is open."
    return Panel(
        "Who will be asked", columns, people, empty="Nobody sits in these committees today.", note=note
    )


class CampaignView(screen_views.ScreenView):
    def opened(self, pk: int) -> DeclarationCampaign:
        row: DeclarationCampaign = self.row(pk)
        self.demand(can(self.ask.user, KEEP_INTERESTS, row, on=self.ask.today))
        return row


class OpenView(CampaignView):
    """Says how many will be asked, then asks them."""

    title, button_text = "Open", "Open and ask everybody"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.answer(self.opened(pk), self.form())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row, form = self.opened(pk), self.form(request.POST)
        if form.is_valid():
            try:
                self.move(row, **form.cleaned_data)
            except StaleEdit:
                form.add_error(None, "Somebody else changed this campaign meanwhile. Look at it again.")
            except REFUSALS as error:
                form.add_refusal(error)
            else:
                return redirect(self.ask.link("membership:campaign-detail", row.pk))
        return self.answer(row, form)

    def form(self, *data: Any) -> Any:
        return PortalForm(*data)  # nothing is asked but the press of the button

    def move(self, row: DeclarationCampaign) -> None:
        open_campaign(row, by=self.ask.user)
        messages.success(self.request, "The campaign is open. Everybody is asked in the background.")

    def intro(self, row: DeclarationCampaign) -> str:
        people = to_ask(row, on=self.ask.today)
        when = "now" if row.opens_on <= self.ask.today else f"on {words.day(row.opens_on)}"
        return f"{len(people)} people are asked {when} for a declaration by {words.day(row.due_on)}."

    def answer(self, row: DeclarationCampaign, form: Any) -> HttpResponse:
        context = {
            "row": row,
            "form": form,
            "title": f"{self.title}: {row.title}",
            "intro": self.intro(row),
            "button_text": self.button_text,
        }
        return self.page("delegation/act.jinja", context)


class CloseView(OpenView):
    title, button_text = "Close", "Close the campaign"

    def form(self, *data: Any) -> Any:
        return CloseForm(*data)

    def intro(self, row: DeclarationCampaign) -> str:
        return "Nobody is reminded any more. A campaign whose every answer was reviewed closes by itself."

    def move(self, row: DeclarationCampaign, reason: str = "") -> None:
        close_campaign(row, by=self.ask.user, reason=reason)
        messages.success(self.request, "The campaign is closed.")


class ProgressCsv(screen_views.ScreenView):
    """The numbers by committee for a spreadsheet; with the names of who is overdue for those who chase or review."""

    def get(self, request: HttpRequest, pk: int) -> StreamingHttpResponse:
        row = self.row(pk)
        whole, parts = progress(row, on=self.ask.on)
        rights = (
            can(self.ask.user, right, row, on=self.ask.today).ok
            for right in (KEEP_INTERESTS, REVIEW_INTERESTS)
        )
        columns = (*PROGRESS_CSV, NAMES) if any(rights) else PROGRESS_CSV
        name = f"{slugify(row.title)}-{self.ask.on.isoformat()}.csv"
        return StreamingHttpResponse(
            csv_lines(csv_rows(columns, [whole, *parts])),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


class LettersView(CampaignView):
    """The letter and the form for everybody whom no mail reaches or who has no account, one sheet each."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.opened(pk)
        sheets = [
            {"declaration": each.declaration, "interests": [interest_lines(one) for one in each.interests]}
            for each in on_paper(row, on=self.ask.today)
        ]
        return self.page("membership/campaigns/letters.jinja", {"row": row, "sheets": sheets})
