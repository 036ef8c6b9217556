"""Fields of our own: a day in three boxes, a list with one entry a line, rows of a small table, a file."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from django import forms


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
            day, month, year = (int(part) for part in data_list)
            if not 1900 <= year <= 2200:
                raise forms.ValidationError("The year must have four digits, as in 2026.", code="year")
            return date(year, month, day)
        except ValueError as error:
            raise forms.ValidationError(
                "This is not a real date. Enter it as 27 3 2026.", code="invalid"
            ) from error


class LinesField(forms.CharField):
    """A list of short texts, one a line."""

    widget = forms.Textarea(attrs={"rows": 4})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        if isinstance(value, list | tuple):
            return [str(line) for line in value]
        return [line.strip() for line in (value or "").splitlines() if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(initial) != self.to_python(data)


class RowsWidget(forms.Widget):
    """Rows of a small table: inputs named `<name>-<row>-<column>`; blank rows are left out."""

    def __init__(self, columns: tuple[tuple[str, str], ...], spare: int = 2, attrs: Any = None) -> None:
        super().__init__(attrs)
        self.columns, self.spare = columns, spare

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[dict[str, str]]:
        rows = []
        for index in range(200):
            if f"{name}-{index}-{self.columns[0][0]}" not in data:
                break
            row = {key: data.get(f"{name}-{index}-{key}", "").strip() for key, _ in self.columns}
            if any(row.values()):
                rows.append(row)
        return rows

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return f"{name}-0-{self.columns[0][0]}" not in data


class RowsField(forms.Field):
    """A list of rows, each a dict of text by the column's key; `columns` are (key, label)."""

    def __init__(self, *, columns: tuple[tuple[str, str], ...], spare: int = 2, **options: Any) -> None:
        self.columns = columns
        super().__init__(widget=RowsWidget(columns, spare), **options)

    def to_python(self, value: Any) -> list[dict[str, str]]:
        return value or []

    def has_changed(self, initial: Any, data: Any) -> bool:
        return json.dumps(initial or []) != json.dumps(data or [])


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
