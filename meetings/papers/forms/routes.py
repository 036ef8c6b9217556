"""Input for routes of sign-off, and for who signs while somebody is away."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.urls import reverse

from governance.foundation.forms import RowError, RowsColumn, RowsField
from governance.foundation.screens import Ask, EffectiveFilters, ScreenForm
from governance.models import Committee, IntegratedCareBoard
from meetings.papers.models import SignOffRoute, StandIn
from meetings.papers.rules.routes import (
    HOLDER,
    KINDS,
    MOST_STEPS,
    NEEDED,
    PERSON,
    POST,
    READY_ROUTES,
    SIGNERS,
    SPONSOR,
    RouteStep,
    check_steps,
)
from meetings.papers.selectors.routes import people_to_name, posts_to_name
from meetings.papers.selectors.stand_ins import keeps_agenda, own_person

TICKS = {True: "yes", False: ""}
NOT_A_NUMBER = -1
EARLIER = tuple((str(number), str(number)) for number in range(1, MOST_STEPS))


class RouteFilters(EffectiveFilters):
    committee = forms.ModelChoiceField(Committee.objects.all(), label="Committee", required=False)

    def prepare(self, ask: Ask) -> None:
        self.fields["committee"].empty_label = "Every committee, and the ICB"  # type: ignore[attr-defined]


class StepsField(RowsField):
    """The steps in order; each row as `meetings.papers.rules.routes` keeps it."""

    def __init__(self, *, icb: IntegratedCareBoard | None, on: date, **options: Any) -> None:
        self.posts = list(posts_to_name(icb, on=on)) if icb else []
        self.people = people_to_name(icb, on=on) if icb else []
        signers = (
            (SPONSOR, SIGNERS[SPONSOR]),
            (HOLDER, SIGNERS[HOLDER]),
            *((f"{POST}:{post.slug}", f"Post: {post.title}") for post in self.posts),
            *((f"{PERSON}:{person.slug}", f"Person: {person}") for person in self.people),
        )
        columns = (
            RowsColumn("kind", "Step", choices=tuple(KINDS.items())),
            RowsColumn("name", "Another name"),
            RowsColumn("signer", "Who signs", choices=signers),
            RowsColumn("needed", "Needed when", choices=tuple(NEEDED.items())),
            RowsColumn("days", "Days before"),
            RowsColumn("apart_from", "Not the signer of step", choices=EARLIER),
            RowsColumn("together", "Side by side with the step before", is_tick=True),
        )
        super().__init__(columns=columns, spare=1, arranges=True, **options)

    def prepare_value(self, value: Any) -> Any:
        return [
            {
                **row,
                "apart_from": str(row.get("apart_from") or ""),
                "days": "" if row.get("days") is None else str(row["days"]),
                "together": TICKS.get(row.get("together"), row.get("together")),
            }
            for row in value or []
        ]

    def clean(self, value: Any) -> list[dict[str, Any]]:
        steps = [_step(row) for row in super().clean(value)]
        found = check_steps(
            steps, posts={post.slug for post in self.posts}, people={person.slug for person in self.people}
        )
        wrong = [
            RowError(one.reason, row=one.details["row"], column=one.details["column"])
            if "row" in one.details
            else forms.ValidationError(one.reason)
            for one in found
        ]
        if wrong:
            raise forms.ValidationError(wrong)
        return [step.kept() for step in steps]


def _step(row: dict[str, str]) -> RouteStep:
    """A row of the page. Words where a number belongs become one that no rule lets through."""
    text = row["days"]
    days = None if not text else int(text) if text.isdecimal() and len(text) < 5 else NOT_A_NUMBER
    needed, apart = row["needed"] or "always", row["apart_from"]
    return RouteStep(
        row["kind"],
        row["signer"],
        row["name"],
        needed,
        days,
        row["together"] == "yes",
        None if not apart else int(apart) if apart.isdecimal() and len(apart) < 3 else 0,
    )


class RouteForm(ScreenForm):
    """One route. It can begin with a ready one."""

    start = forms.CharField(required=False, widget=forms.HiddenInput)
    ends_previous = forms.BooleanField(label="End the route in force on the day before", required=False)
    sections = (
        ("The steps, in order", ("steps",)),
        ("Where it comes from", ("source", "effective_from", "effective_to", "ends_previous")),
    )

    class Meta:
        model = SignOffRoute
        fields = ("committee", "source", "effective_from", "effective_to")
        help_texts: ClassVar[dict[str, str]] = {
            "committee": "Leave it empty for the whole ICB. A committee’s own route goes before it.",
            "source": "For example: Standing orders, clause 3.4.",
        }

    def prepare(self, ask: Ask) -> None:
        self.fields["committee"].empty_label = "The whole ICB"  # type: ignore[attr-defined]
        icb = self.instance.icb if self.instance.pk else ask.icb
        self.fields["steps"] = StepsField(
            icb=icb,
            on=ask.today,
            label="Steps",
            help_text="“Anyone with the right” may sign papers off at the committee; at the secretariat’s step, keeps "
            "the agenda. Days are working days before the deadline for sign-off. "
            "“Not the signer of step” asks for a second pair of eyes.",
        )
        if self.instance.pk:
            del self.fields["start"], self.fields["ends_previous"]
            self.initial.setdefault("steps", self.instance.steps)
            return
        create = reverse("meetings:sign-off-route-create")
        self.starts = [(ready.name, f"{create}?start={ready.key}") for ready in READY_ROUTES.values()]
        ready = READY_ROUTES.get(self.initial.get("start", ""))
        if ready is not None:
            self.initial["steps"] = [step.kept() for step in ready.steps]

    def particulars(self) -> tuple[dict[str, Any], dict[str, Any]]:
        values, many = super().particulars()
        values.pop("start", None)
        return values, many


class StandInForm(ScreenForm):
    """Who is away, who signs for them, and when."""

    class Meta:
        model = StandIn
        fields = ("absent", "substitute", "effective_from", "effective_to")
        labels: ClassVar[dict[str, str]] = {
            "effective_from": "First day away",
            "effective_to": "Last day away",
        }
        help_texts: ClassVar[dict[str, str]] = {
            "substitute": "They must have the right to sign themselves. They are told by mail.",
        }

    def prepare(self, ask: Ask) -> None:
        fields: dict[str, Any] = self.fields
        fields["effective_to"].required = True
        able = {person.pk for person in people_to_name(ask.icb, on=ask.today)} if ask.icb else set()
        own = own_person(ask.user, ask.icb)
        is_keeper = keeps_agenda(ask.user, ask.icb, on=ask.today).ok
        away = able if is_keeper else able & {own.pk if own else 0}
        self.narrow_to("substitute", lambda rows: rows.filter(pk__in=able))
        self.narrow_to("absent", lambda rows: rows.filter(pk__in=away))
        if own is not None and own.pk in away:
            self.initial.setdefault("absent", own.pk)
