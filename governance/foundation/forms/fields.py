"""Fields of our own: a day in three boxes, a list with one entry a line, a file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

UNPRINTABLE = "Take out the character that cannot be printed. It may have come with text that was pasted."


def refuse_unprintable(texts: Iterable[str]) -> None:
    """Raises ValidationError for the null character, which no database keeps as text."""
    if any("\0" in text for text in texts):
        raise forms.ValidationError(UNPRINTABLE, code="null_characters_not_allowed")


def _number(part: str) -> int:
    """A part of a day. Raises ValueError for signs, other letters and more than four digits."""
    if not part.isdecimal() or len(part) > 4:
        raise ValueError(part[:20])
    return int(part)


class DayWidget(forms.MultiWidget):
    """Day, month and year in three boxes named `<name>_day`, `<name>_month`, `<name>_year`."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({part: forms.TextInput() for part in ("day", "month", "year")}, attrs)

    def decompress(self, value: Any) -> list[Any]:
        if isinstance(value, date):
            return [value.day, value.month, value.year]
        return [None, None, None]


class DayField(forms.MultiValueField):
    """A civil date. Wrong input names the part that is wrong and keeps what was typed."""

    widget = DayWidget

    def __init__(self, **options: Any) -> None:
        parts = tuple(forms.CharField(required=False, strip=True) for _ in range(3))
        options.setdefault("require_all_fields", False)
        super().__init__(parts, **options)

    def clean(self, value: Any) -> date | None:
        parts = [str(part or "").strip() for part in (value or ["", "", ""])]
        if not any(parts):
            if self.required:
                raise forms.ValidationError("Enter the date.", code="required")
            return None
        return self.compress(parts)

    def compress(self, data_list: list[str]) -> date | None:
        missing = [n for n, part in zip(("day", "month", "year"), data_list, strict=True) if not part]
        if missing:
            raise forms.ValidationError(
                f"The date must include a {' and a '.join(missing)}.", code="incomplete"
            )
        try:
            day, month, year = (_number(part) for part in data_list)
            if not 1900 <= year <= 2200:
                raise forms.ValidationError("The year must have four digits, as in 2026.", code="year")
            return date(year, month, day)
        except ValueError as error:
            raise forms.ValidationError(
                "This is not a real date. Enter it as 27 3 2026.", code="invalid"
            ) from error


class WholeNumberField(forms.IntegerField):
    """A whole number in digits; 1_0 is a slip of the hand, not 10."""

    def to_python(self, value: Any) -> int | None:
        if "_" in str(value):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)


class LinesField(forms.CharField):
    """A list of short texts, one a line."""

    widget = forms.Textarea(attrs={"rows": 4})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        if isinstance(value, list | tuple):
            return [str(line) for line in value]
        return [line.strip() for line in (value or "").splitlines() if line.strip()]

    def validate(self, value: Any) -> None:
        super().validate(value)
        refuse_unprintable(value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(initial) != self.to_python(data)


def numbered_rows(data: Iterable[str], name: str, keys: Iterable[str]) -> list[int]:
    """The numbers of the rows of which an input `<name>-<number>-<key>` was sent, in order, gaps or not."""
    pattern = re.compile(rf"{re.escape(name)}-(0|[1-9][0-9]{{0,5}})-(?:{'|'.join(map(re.escape, keys))})")
    return sorted({int(found[1]) for key in data if (found := pattern.fullmatch(key))})


class UploadField(forms.FileField):
    """A file; `accept` lists the endings that the browser offers. What it is, is decided by its content."""

    widget = forms.FileInput

    def __init__(self, *, accept: str = "", **options: Any) -> None:
        super().__init__(**options)
        if accept:
            self.widget.attrs["accept"] = accept


class YesNoField(forms.ChoiceField):
    """Yes or no as radios, with no answer chosen at first unless one is given; cleans to a bool or None."""

    widget = forms.RadioSelect

    def __init__(self, **options: Any) -> None:
        super().__init__(choices=[("yes", "Yes"), ("no", "No")], **options)

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value

    def clean(self, value: Any) -> bool | None:
        cleaned = super().clean(value)
        return {"yes": True, "no": False}.get(cleaned)
