"""Why something is private: the grounds of the statute of the meeting's day, on every form that marks a thing."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from governance.foundation.forms import DayField
from meetings.papers.actions.exempting import Exempt
from meetings.papers.models import Exemption
from meetings.papers.rules.exemptions import check_grounds
from meetings.papers.selectors.exclusion import exclusion_rules, ground_facts, grounds_of
from meetings.planning.models import Meeting

NAMES = ("grounds", "public_interest", "review_on")


def add_ground_fields(
    form: Any,
    meeting: Meeting,
    *,
    on: date,
    row: Exemption | None = None,
    reason_field: str = "",
    after: str = "",
) -> None:
    """Offer the ICB's grounds in the place of the plain reason, behind the field `after`.

    Nothing changes where the ICB has worded none: the plain reason stays. `row` is what the ledger says now.
    """
    form.statute = exclusion_rules(meeting, on=on).statute
    offered = grounds_of(meeting.icb_id, form.statute, on=meeting.date or on) if form.statute else None
    rows = list(offered) if offered is not None else []
    if not rows:
        return
    form.fields.pop(reason_field, None)
    form.fields["grounds"] = forms.ModelMultipleChoiceField(
        offered,
        label="On which grounds it is private",
        help_text="Only for what is private. The grounds are printed in public.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    if any(ground.has_interest_test for ground in rows):
        form.fields["public_interest"] = forms.CharField(
            label="Why the public interest is in keeping it private",
            help_text="What speaks for keeping it private, and what for opening it. Not printed.",
            widget=forms.Textarea(attrs={"rows": 3}),
            max_length=4000,
            required=False,
        )
    form.fields["review_on"] = DayField(
        label="To be looked at again on",
        help_text="Left empty: the time that the ground or the standing orders give.",
        required=False,
    )
    if row is not None:
        form.initial |= {
            "grounds": [ground.pk for ground in row.grounds.all()],
            "public_interest": row.public_interest,
            "review_on": row.review_on,
        }
    _put_behind(form, after)


def _put_behind(form: Any, after: str) -> None:
    names = [name for name in form.fields if name not in NAMES]
    place = names.index(after) + 1 if after in names else len(names)
    form.order_fields([*names[:place], *(n for n in NAMES if n in form.fields), *names[place:]])


def exempt_of(form: Any) -> Exempt | None:
    """What was said about grounds; None where none are offered, so that the plain reason counts."""
    if "grounds" not in form.fields:
        return None
    given = form.cleaned_data
    return Exempt(tuple(given["grounds"]), given.get("public_interest", ""), given.get("review_on"))


def judge_grounds(form: Any) -> None:
    """The rule of the statute beside its field, before anything is sent to the action."""
    given = form.cleaned_data
    if "grounds" not in form.fields or "grounds" not in given:
        return
    outcome = check_grounds(
        form.statute, ground_facts(given["grounds"]), public_interest=given.get("public_interest", "")
    )
    if not outcome.ok:
        form.add_error(outcome.details["field"], outcome.reason)
