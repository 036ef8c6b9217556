"""The shape of input for the policy on interests."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from django import forms

from governance.foundation.forms import LinesField
from governance.foundation.screens import Ask, ScreenForm
from membership.interests.models import InterestPolicy

MINUS = re.compile("^[\u2212\u2013-]")
FURTHEST = 400


class DaysFromDueField(LinesField):
    """Whole days from a due day, one a line; a minus of any kind is before it."""

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, list | tuple):
            return "\n".join(str(line) for line in value)
        return value

    def to_python(self, value: Any) -> list[int]:  # type: ignore[override]
        return sorted({_days(line) for line in super().to_python(value)})

    def validate(self, value: Any) -> None:
        """Numbers hold no letters that could be unprintable."""
        forms.CharField.validate(self, value)


def _days(line: str) -> int:
    plain = MINUS.sub("-", line.strip()).removeprefix("+")
    if not re.fullmatch(r"-?[0-9]{1,3}", plain) or abs(int(plain)) > FURTHEST:
        raise forms.ValidationError(f"“{line[:20]}” is not a number of days. Write −7, 0 or 7, one a line.")
    return int(plain)


class PolicyForm(ScreenForm):
    sections = (
        ("Declaring and reviewing", ("declare_within_days", "review_every_months", "guardian_post")),
        ("How long interests are kept", ("public_months_after", "private_years_after")),
        ("How long gifts are kept", ("gift_public_months", "gift_private_years")),
        ("Asking and reminding", ("remind_days", "escalate_after_days")),
        (
            "Gifts and hospitality, in pounds",
            ("supplier_gift_limit", "gift_declare_over", "hospitality_free_to", "hospitality_declare_to"),
        ),
        ("Sponsorship", ("sponsorship",)),
        ("Outside portal", ("portal_name", "portal_url")),
        ("In force", ("effective_from", "effective_to")),
    )

    remind_days = DaysFromDueField(
        label="Reminders, days from the due day",
        required=False,
        help_text="One a line. Before the due day with a minus: −7 is a week before, 0 the day itself, 7 a week after.",
    )

    class Meta:
        model = InterestPolicy
        fields = (
            "title",
            "source",
            "declare_within_days",
            "review_every_months",
            "guardian_post",
            "public_months_after",
            "private_years_after",
            "gift_public_months",
            "gift_private_years",
            "remind_days",
            "escalate_after_days",
            "supplier_gift_limit",
            "gift_declare_over",
            "hospitality_free_to",
            "hospitality_declare_to",
            "sponsorship",
            "portal_name",
            "portal_url",
            "effective_from",
            "effective_to",
        )
        help_texts: ClassVar[dict[str, str]] = {
            "source": "For example: Standards of business conduct policy, paragraph 4.2.",
            "declare_within_days": "Empty means that the policy does not say: nothing is then told as late.",
            "public_months_after": "Counted from the last day of the interest. Empty means that nothing is public.",
            "private_years_after": "Empty means that no record is ever removed.",
            "gift_public_months": "Counted from the day it was declared. Empty means that no gift is public.",
            "gift_private_years": "Counted from the same day. Empty means that no gift is ever removed.",
            "sponsorship": "Of events, posts and the like. Empty means that the policy does not say.",
            "effective_from": "A new policy is a new version: end the old one, and what was late then stays late.",
        }

    def prepare(self, ask: Ask) -> None:
        if self.instance.pk is None:
            self.initial.setdefault("title", InterestPolicy._meta.get_field("title").default)
