"""Screens of declarations: the list, one return, its answer on one page, its review, and asking by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import URLPattern, path

from governance.foundation import words
from governance.foundation.screens import Action, Ask, Column, Link, Panel, Register, Tag
from membership.enums import DECLARATION_LIFECYCLE
from membership.interests.forms.declarations import (
    DeclarationFilters,
)
from membership.interests.models import Declaration
from membership.interests.presenters_declarations import (
    answer_words,
    declaration_tag,
    listed_lines,
    occasion_words,
)
from membership.interests.selectors.declarations import (
    RELATED,
    declarations_visible,
    listed_in,
    may_keep,
)
from membership.interests.selectors.rights import may_declare, may_review, notes_visible_to
from membership.interests.views.declaration_acts import AskView, ReviewView, SendBackView, WaiveView
from membership.interests.views.declaration_answer import AnswerView
from membership.interests.views.pages import PAGES
from membership.people.presenters import person_link
from membership.permissions import KEEP_INTERESTS, VIEW_INTERESTS


class Declarations(Register):
    app = "membership"
    noun, plural = "declaration", "declarations"
    model = Declaration
    view_permission, permission = VIEW_INTERESTS, KEEP_INTERESTS
    filters = DeclarationFilters
    search_fields = ("person__name", "subject")
    own_filters = ("state",)
    related = RELATED
    pages = PAGES
    intro = "Who was asked for a declaration of interests, and what became of it."
    create_text = "Ask for declarations"
    empty = "Nobody was asked yet. Ask a committee or some people, or open a campaign."
    columns = (
        Column("Person", "person", link=True),
        Column("Occasion", occasion_words),
        Column("Asked on", "asked_on"),
        Column("Due", "due_on", unset="No day is set"),
        Column("State", "state"),
        Column("Answer", answer_words),
        Column("Campaign", "campaign.title"),
    )

    def in_icb(self, rows: Any, ask: Ask) -> Any:
        rows = rows.filter(person__icb=ask.icb)
        state = ask.filters.get("state")
        if state == "outstanding":
            return rows.outstanding()
        return rows.filter(state=state) if state else rows

    def list_columns(self, ask: Ask) -> Sequence[Column]:
        state = Column("State", lambda row: declaration_tag(row, on=ask.on))
        return (*self.columns[:4], state, *self.columns[5:])

    def csv_columns(self, ask: Ask) -> Sequence[Column]:
        return (*self.columns, Column("Returned on", "returned_on"), Column("Reviewed on", "reviewed_on"))

    def details(self, row: Any, ask: Ask) -> Sequence[Column]:
        shown = [
            Column("Person", lambda r: person_link(r.person, ask)),
            Column("Occasion", occasion_words),
            Column("Asked on", "asked_on"),
            Column("Due", "due_on", unset="No day is set"),
            Column("Campaign", "campaign.title", unset="None"),
            Column("Answer", answer_words, unset="Not there yet"),
            Column("Returned", lambda r: _done(r.returned_on, r.returned_by), unset="Not yet"),
            Column("Reviewed", lambda r: _done(r.reviewed_on, r.reviewed_by), unset="Not yet"),
            Column("Reminders sent", "reminders"),
        ]
        if notes_visible_to(ask.user, row.person, on=ask.today):
            shown += [
                Column("What the person added (private)", "statement", unset="Nothing"),
                Column("Note or question of the review (private)", "review_note", unset="None"),
            ]
        return shown

    def withheld(self, row: Any, ask: Ask) -> Sequence[str]:
        if notes_visible_to(ask.user, row.person, on=ask.today):
            return ()
        return ("statement", "review_note")

    def tags(self, row: Any, ask: Ask) -> list[Tag]:
        return [declaration_tag(row, on=ask.on)]

    def panels(self, row: Any, ask: Ask) -> list[Panel]:
        columns = (
            Column("With", lambda each: each["heading"]),
            Column("Category", lambda each: each["category"]),
            Column("Position", lambda each: each["position"]),
            Column("What it is", lambda each: each["nature"]),
            Column("Whose, if indirect", lambda each: each["relation"]),
            Column("When", lambda each: each["when"]),
            Column(
                "Since then", lambda each: Tag("Changed", "yellow") if each["has_changed"] else "As listed"
            ),
        )
        if not row.is_nil:
            return []
        empty = "This is a nil return: nothing to declare."
        return [Panel("Interests as they were returned", columns, listed_lines(listed_in(row)), empty=empty)]

    def actions(self, row: Any, ask: Ask) -> list[Action]:
        """Only the moves that its state allows and this person may make."""
        wanted = (
            ("Answer", "answer", "return", may_declare),
            ("Mark as reviewed", "review", "review", may_review),
            ("Send back with a question", "send-back", "send_back", may_review),
            ("Stop asking", "waive", "waive", may_keep),
        )
        return [
            Action(text, ask.link(f"membership:declaration-{act}", row.pk))
            for text, act, move, right in wanted
            if DECLARATION_LIFECYCLE.check(row.state, move).ok
            and right(ask.user, row.person, on=ask.today).ok
        ]

    def urls(self) -> list[URLPattern]:
        own = (
            ("create", "ask/", AskView),
            ("answer", "<int:pk>/answer/", AnswerView),
            ("review", "<int:pk>/review/", ReviewView),
            ("send-back", "<int:pk>/send-back/", SendBackView),
            ("waive", "<int:pk>/waive/", WaiveView),
        )
        made = [
            path(f"{self.path}/{tail}", view.as_view(register=self), name=f"{self.key}-{name}")
            for name, tail, view in own
        ]
        standard = [each for each in super().urls() if each.name != f"{self.key}-create"]
        return [*standard, *made]

    def does(self, act: str) -> bool:
        """Declarations are asked for, several at a time, by a page of their own."""
        return act == "create" or super().does(act)


def _done(on: Any, by: Any) -> str | None:
    return f"{words.day(on)}, by {by}" if on else None


def panel_of_person(row: Any, ask: Ask) -> list[Panel]:
    """On a person's page, for those who may read that person's declarations."""
    return _panel(row, ask, ask.link("membership:declaration-create", person=row.pk))


def panel_of_appointment(row: Any, ask: Ask) -> list[Panel]:
    """Offered to the officer after appointing somebody to a seat (LP38)."""
    if row.seat_id is None:
        return []
    asked = {"person": row.person_id, "occasion": "appointment", "subject": str(row.seat)}
    return _panel(row.person, ask, ask.link("membership:declaration-create", **asked))


def _panel(person: Any, ask: Ask, asking: str) -> list[Panel]:
    rows = declarations_visible(person, ask.user, on=ask.today)
    right = may_keep(ask.user, person, on=ask.today)
    if not rows and not right.ok:
        return []
    columns = (
        Column("Occasion", lambda each: declaration_link(each, ask)),
        Column("Asked on", "asked_on"),
        Column("Due", "due_on", unset="No day is set"),
        Column("State", lambda each: declaration_tag(each, on=ask.on)),
        Column("Answer", answer_words),
    )
    act = Action("Ask for a declaration", asking, right)
    empty = "Never asked for one."
    return [Panel("Declarations of interests", columns, rows, empty=empty, actions=(act,))]


def declaration_link(row: Declaration, ask: Ask) -> Link:
    return Link(occasion_words(row), ask.link("membership:declaration-detail", row.pk))
