"""Input of who answers for themselves whether they will be at a meeting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from governance.foundation.forms import PortalForm
from meetings.conduct.enums import Reply
from membership.models import DeputyArrangement, Person

ANSWERS = [(reply.value, reply.label) for reply in (Reply.COMING, Reply.REMOTE, Reply.APOLOGIES)]


class ReplyForm(PortalForm):
    """The answer, and with apologies the deputy who comes."""

    marks_optional = False

    reply = forms.ChoiceField(
        label="Will you be there?",
        choices=ANSWERS,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one of the answers."},
    )
    deputy = forms.ChoiceField(
        label="Who comes instead, if you send apologies?", required=False, widget=forms.Select
    )

    def __init__(self, *args: Any, deputies: Sequence[DeputyArrangement], **options: Any) -> None:
        super().__init__(*args, **options)
        self.people = {str(row.person_id): row.person for row in deputies}
        if not self.people:
            del self.fields["deputy"]
            return
        offered: Any = self.fields["deputy"]
        offered.choices = [("", "Nobody"), *((key, str(person)) for key, person in self.people.items())]

    def given(self) -> dict[str, Any]:
        chosen: Person | None = self.people.get(self.cleaned_data.get("deputy", ""))
        return {"reply": self.cleaned_data["reply"], "deputy": chosen}
