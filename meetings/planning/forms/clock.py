"""A time of day as people write it."""

from __future__ import annotations

import re
from datetime import time
from typing import Any

from django import forms

_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?", re.IGNORECASE)


class ClockField(forms.CharField):
    """14:00, 14.00, 2pm, 2:30 pm, midday → a time; shown as 14:00."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.widget.attrs["width"] = "5"

    def prepare_value(self, value: Any) -> Any:
        return value.strftime("%H:%M") if isinstance(value, time) else value

    def to_python(self, value: Any) -> time | None:  # type: ignore[override]
        if isinstance(value, time):
            return value
        text = str(value or "").strip()
        if not text:
            return None
        if text.lower() in ("midday", "noon"):
            return time(12)
        found = _TIME.fullmatch(text)
        if found is None:
            raise forms.ValidationError("Enter the time as 14:00 or 2pm.", code="invalid")
        return self._time(int(found[1]), int(found[2] or 0), (found[3] or "").lower())

    def _time(self, hour: int, minute: int, half: str) -> time:
        if half and not 1 <= hour <= 12:
            raise forms.ValidationError("Enter the time as 14:00 or 2pm.", code="invalid")
        if half:
            hour = hour % 12 + (12 if half == "pm" else 0)
        try:
            return time(hour, minute)
        except ValueError as error:
            raise forms.ValidationError(
                "This is not a time of day. Enter it as 14:00 or 2pm.", code="invalid"
            ) from error

    def clean(self, value: Any) -> time | None:
        found = self.to_python(value)
        if found is None and self.required:
            raise forms.ValidationError("Enter the time.", code="required")
        return found
