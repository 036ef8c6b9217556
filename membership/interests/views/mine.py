"""My membership: what is asked of me first, then my seats, interests, meetings, deputies and contact data."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from governance.foundation import words
from governance.foundation.errors import NotPermitted, StaleEdit
from governance.foundation.outcome import not_met
from governance.foundation.screens import Ask, Column, Link, Panel, present
from governance.foundation.screens.dashboard import Block, Item
from governance.foundation.screens.views import REFUSALS, AskView
from membership.interests import mine
from membership.interests.actions.contact import change_own_contact
from membership.interests.actions.declarations import start_own_declaration
from membership.interests.forms.mine import ContactForm
from membership.interests.models import Declaration
from membership.interests.presenters_declarations import (
    answer_words,
    declaration_tag,
    due_words,
    interest_lines,
    occasion_words,
)
from membership.interests.selectors.declarations import declarations_of, due_of, standing_interests
from membership.interests.selectors.mine import i_stand_in_for, outside_portal, person_of, stands_in_for_me
from membership.people.models import Person
from membership.people.presenters import FOLLOWS, committee_href, holder_words
from membership.people.selectors import seats_of
from membership.people.selectors.committees import Member

NO_PERSON = not_met(
    "person.no_account_link",
    "Your account is not linked to a person in the register of members. "
    "Ask the governance team of your ICB to link it.",
)


class MineView(AskView):
    """Base: the pages of the person behind the account."""

    def person(self) -> Person:
        found = person_of(self.ask.user)
        if found is None:
            raise NotPermitted(NO_PERSON)
        return found

    def page(self, template: str, context: dict[str, Any]) -> HttpResponse:
        return render(self.request, f"membership/mine/{template}.jinja", {"ask": self.ask} | context)


class MyMembership(MineView):
    def get(self, request: HttpRequest) -> HttpResponse:
        person = person_of(self.ask.user)
        if person is None:
            return self.page("nobody", {"reason": NO_PERSON.reason})
        context = {
            "person": person,
            "due": [due_line(row, self.ask) for row in due_of(person)],
            "portal": outside_portal(person.icb, on=self.ask.today),
            "panels": [present.panel_table(panel, self.ask) for panel in panels(person, self.ask)],
        }
        return self.page("page", context)


class MyContact(MineView):
    """E-mail and telephone, by the person."""

    def get(self, request: HttpRequest) -> HttpResponse:
        person = self.person()
        initial = {"email": person.email, "phone": person.phone, "version": person.version}
        return self.answer(ContactForm(initial=initial))

    def post(self, request: HttpRequest) -> HttpResponse:
        person, form = self.person(), ContactForm(request.POST)
        if form.is_valid():
            given = form.cleaned_data
            try:
                change_own_contact(
                    person,
                    email=given["email"],
                    phone=given["phone"],
                    by=self.ask.user,
                    expected_version=given["version"],
                )
            except StaleEdit:
                form.add_error(None, "Your particulars were changed meanwhile. Open this page again.")
            except REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, "Your contact data were changed.")
                return redirect(self.ask.link("membership:my-membership"))
        return self.answer(form)

    def answer(self, form: ContactForm) -> HttpResponse:
        return self.page("contact", {"form": form})


class MyChange(MineView):
    """Begins a declaration of one's own accord, or opens the one that is owed."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest) -> HttpResponse:
        row = start_own_declaration(self.person(), by=self.ask.user)
        return redirect(self.ask.link("membership:declaration-answer", row.pk))


def due_line(row: Declaration, ask: Ask) -> dict[str, Any]:
    return {
        "what": occasion_words(row),
        "due": due_words(row),
        "tag": declaration_tag(row, on=ask.today),
        "href": ask.link("membership:declaration-answer", row.pk),
    }


def panels(person: Person, ask: Ask) -> list[Panel]:
    seats = seats_of(person, on=ask.on)
    return [
        Panel("My seats", my_seat_columns(person, ask), seats, empty="You hold no seat on this day."),
        Panel(
            "My interests",
            MY_INTERESTS,
            [interest_lines(row) for row in standing_interests(person, on=ask.on)],
            empty="No interest of yours is recorded.",
        ),
        *mine.contributed(person, ask),
        Panel(
            "Who may stand in for me",
            (Column("Seat", "seat"), Column("Deputy", "person"), *DEPUTY),
            stands_in_for_me(seats, on=ask.on),
            empty="Nobody is named to stand in for you. Ask your governance team to name a deputy.",
        ),
        Panel(
            "For whom I may stand in",
            (Column("Seat", "seat"), *DEPUTY),
            i_stand_in_for(person, on=ask.on),
            empty="You are nobody's deputy.",
        ),
        Panel(
            "My declarations",
            my_declaration_columns(ask),
            list(declarations_of(person)[:10]),
            empty="You were never asked for a declaration.",
        ),
    ]


MY_INTERESTS = (
    Column("With", lambda row: row["heading"]),
    Column("What it is", lambda row: row["nature"]),
    Column("Category", lambda row: row["category"]),
    Column("When", lambda row: row["when"]),
)
DEPUTY = (
    Column("Votes", "may_vote", unset=FOLLOWS),
    Column("When", lambda row: words.period(row.effective_from, row.effective_to)),
)


def my_seat_columns(person: Person, ask: Ask) -> tuple[Column, ...]:
    def own(member: Member) -> Any:
        return next(holder for holder in member.holders if holder.person == person)

    def term(member: Member) -> str:
        row = own(member).appointment
        return words.period(row.effective_from, row.effective_to)

    return (
        Column("Committee", lambda m: Link(str(m.seat.committee), committee_href(m, ask))),
        Column("Seat", "seat.title"),
        Column("How", lambda m: holder_words(own(m))),
        Column("Term", term),
        Column("Vote", lambda m: "Votes" if m.is_voting else "No vote"),
    )


def my_declaration_columns(ask: Ask) -> tuple[Column, ...]:
    return (
        Column(
            "Occasion",
            lambda row: Link(occasion_words(row), ask.link("membership:declaration-detail", row.pk)),
        ),
        Column("Asked on", "asked_on"),
        Column("State", lambda row: declaration_tag(row, on=ask.today)),
        Column("Answer", answer_words),
    )


def my_block(ask: Ask) -> list[Block]:
    """On the first page of the workspace: the declarations that are due, each one click away."""
    person = person_of(ask.user)
    if person is None:
        return []
    items = tuple(
        Item(
            Link("Return your declaration of interests", ask.link("membership:declaration-answer", row.pk)),
            note=f"{occasion_words(row)}. {due_words(row)}.",
            tag=declaration_tag(row, on=ask.today),
        )
        for row in due_of(person)
    )
    more = Link(
        "My membership: seats, interests, deputies, contact data", ask.link("membership:my-membership")
    )
    return [Block("My membership", items, "Nothing is asked of you.", more, order=5)]
