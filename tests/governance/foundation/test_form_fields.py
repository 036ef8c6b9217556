"""Fields of forms: what is typed is taken or refused in words, and is never lost, whatever it is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.template import engines
from hypothesis import given, settings
from hypothesis import strategies as st

from governance.foundation.forms import DayField, LinesField, PortalForm, PortalModelForm, RowsField
from governance.foundation.forms.fields import UNPRINTABLE
from governance.foundation.forms.rendering import field_options
from governance.foundation.forms.rows import RowError
from governance.foundation.forms.ticks import OTHERS
from governance.foundation.screens.ask import key_in
from governance.models import StandingOrders
from meetings.papers.forms.recommendations import MOST_ROWS, RecommendationsField
from meetings.planning.forms.clock import ClockField

few = settings(max_examples=60, derandomize=True, deadline=None, database=None)
anything = st.text(st.characters(codec="utf-8"), max_size=30)
COLUMNS = (("name", "Name"), ("job", "Job title"))


class SampleForm(PortalForm):
    day = DayField(label="Day")
    lines = LinesField(label="Lines", required=False)
    rows = RowsField(columns=COLUMNS, label="Rows", required=False)


def sent(**values: str) -> QueryDict:
    data = QueryDict(mutable=True)
    data.update({name.replace("__", "-"): value for name, value in values.items()})
    return data


def day(text: str) -> dict[str, str]:
    return dict(zip(("day_day", "day_month", "day_year"), text.split("/"), strict=True))


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("//", "Enter the date."),
        ("27//2026", "The date must include a month."),
        ("/3/", "The date must include a day and a year."),
        ("31/2/2026", "This is not a real date. Enter it as 27 3 2026."),
        ("0/0/0000", "The year must have four digits, as in 2026."),
        (f"{10**30}/3/2026", "This is not a real date. Enter it as 27 3 2026."),
        (f"{'9' * 5000}/3/2026", "This is not a real date. Enter it as 27 3 2026."),
        ("27/3/26", "The year must have four digits, as in 2026."),
        ("1_0/3/2026", "This is not a real date. Enter it as 27 3 2026."),
        ("+1/3/2026", "This is not a real date. Enter it as 27 3 2026."),
        ("²/3/2026", "This is not a real date. Enter it as 27 3 2026."),
        ("\0/3/2026", "This is not a real date. Enter it as 27 3 2026."),
    ],
)
def test_a_day_that_is_none_is_refused_and_kept(typed: str, words: str) -> None:
    form = SampleForm(sent(**day(typed)))
    assert form.errors["day"] == [words]
    shown = [item["value"] for item in field_options(form["day"])["params"]["items"]]
    assert shown == typed.split("/")


def test_a_day_in_any_decimal_digits_is_taken() -> None:
    form = SampleForm(sent(**day("٢٧/03/2026")))
    assert form.is_valid(), form.errors
    assert form.cleaned_data["day"] == date(2026, 3, 27)


@pytest.mark.parametrize("typed", ["1_0", "9" * 5000, "0x10", "1.5", "²", "\0"])
def test_a_whole_number_in_other_letters_than_digits_is_refused_and_kept(typed: str) -> None:
    class Minutes(PortalModelForm):
        class Meta:
            model, fields = StandingOrders, ("public_meeting_minutes",)

    form = Minutes({"public_meeting_minutes": typed})
    assert form.errors["public_meeting_minutes"] == ["Enter a whole number."]
    assert field_options(form["public_meeting_minutes"])["params"]["value"] == typed


@few
@given(parts=st.lists(anything, min_size=3, max_size=3))
def test_no_day_breaks_the_field(parts: list[str]) -> None:
    taken_or_refused(DayField(required=False), parts)


@few
@given(text=anything | st.just("9" * 5000))
@pytest.mark.parametrize(
    "field", [ClockField(required=False), LinesField(required=False)], ids=["time", "lines"]
)
def test_no_text_breaks_the_field(field: forms.Field, text: str) -> None:
    taken_or_refused(field, text)


def taken_or_refused(field: forms.Field, value: Any) -> None:
    """Any other exception than a refusal comes through and fails the test."""
    try:
        kept: Any = field.clean(value)
    except ValidationError as error:
        kept = error.messages
    assert "\0" not in str(kept)


def test_what_no_database_keeps_is_refused_beside_its_field() -> None:
    form = SampleForm(
        sent(**day("1/4/2026"), lines="one\ntwo\0", rows__0__name="Ada\0", rows__0__job="Chief")
    )
    assert form.errors == {"lines": [UNPRINTABLE], "rows": [UNPRINTABLE]}
    field = RecommendationsField()
    with pytest.raises(ValidationError, match="cannot be printed"):
        field.clean([{"kind": "approve", "text": "a\0b", "depends_on": ""}])


@pytest.mark.parametrize("numbers", [(0, 1, 2), (0, 2, 7), (5, 3, 199)])
def test_rows_are_kept_whichever_numbers_they_carry(numbers: tuple[int, ...]) -> None:
    cells = {f"rows__{n}__{key}": f"{key} {n}" for n in numbers for key, _ in COLUMNS}
    form = SampleForm(sent(**day("1/4/2026"), **cells))
    assert form.is_valid(), form.errors
    assert [row["name"] for row in form.cleaned_data["rows"]] == [f"name {n}" for n in sorted(numbers)]


def test_a_row_whose_first_cell_was_not_sent_is_kept() -> None:
    form = SampleForm(
        sent(**day("1/4/2026"), rows__0__job="Chief", rows__1__name="Ada", rows__1__job="Nurse")
    )
    assert form.is_valid(), form.errors
    assert form.cleaned_data["rows"] == [{"name": "", "job": "Chief"}, {"name": "Ada", "job": "Nurse"}]


def test_too_many_rows_and_too_long_cells_are_refused_and_none_is_lost() -> None:
    many = {f"rows__{n}__name": f"Person {n}" for n in range(201)}
    form = SampleForm(sent(**day("1/4/2026"), **many))
    assert form.errors["rows"] == ["There are 201 rows. Keep to 200."]
    assert len(form["rows"].value()) == 201
    form = SampleForm(sent(**day("1/4/2026"), rows__0__name="Ada", rows__0__job="x" * 2001))
    assert form.errors["rows"] == ["This has 2001 characters. Keep to 2000."]


def test_recommendations_beyond_the_limit_are_refused_and_none_is_lost() -> None:
    field = RecommendationsField()
    data = {f"r-{n}-text": f"Text {n}" for n in range(MOST_ROWS + 1)}
    data |= {f"r-{n}-kind": "approve" for n in range(MOST_ROWS + 1)}
    rows = field.widget.value_from_datadict(data, {}, "r")
    assert len(rows) == MOST_ROWS + 1
    with pytest.raises(ValidationError, match="There are 61 recommendations"):
        field.clean(rows)


@pytest.mark.parametrize(
    "typed", [{"r-2-kind": "approve"}, {"r-2-depends_on": "1"}], ids=["kind", "hangs on"]
)
def test_a_recommendation_begun_without_its_text_is_asked_for_it(typed: dict[str, str]) -> None:
    field = RecommendationsField()
    data = {"r-0-kind": "approve", "r-0-text": "Agree", "r-1-kind": "", "r-1-text": " "} | typed
    rows = field.widget.value_from_datadict(data, {}, "r")
    assert len(rows) == 2
    with pytest.raises(ValidationError, match="Write the text of recommendation 2, or empty its row"):
        field.clean(rows)


@pytest.mark.parametrize("on", ["9" * 5000, "2", "0", "-1", "²", "first"])
def test_a_recommendation_hangs_on_an_earlier_one_only(on: str) -> None:
    rows = [
        {"kind": "approve", "text": "Agree", "depends_on": ""},
        {"kind": "approve", "text": "Then", "depends_on": on},
    ]
    with pytest.raises(
        ValidationError, match="Recommendation 2 can only depend on one that stands before it"
    ):
        RecommendationsField().clean(rows)


@pytest.mark.parametrize(
    ("text", "key"), [("7", 7), ("", None), ("-1", None), ("9" * 5000, None), ("²", None), ("7\0", None)]
)
def test_a_key_in_an_address(text: str, key: int | None) -> None:
    assert key_in(text) == key


# --- Long lists of boxes ---------------------------------------------------------------------------------------------

NAMES = ("Éclair Trust", "Zeta Trust", "alpha trust", *(f"Middle Trust {n:02}" for n in range(12)))


def ticks(count: int, chosen: tuple[str, ...] = ()) -> Any:
    class Ticks(PortalForm):
        employers = forms.MultipleChoiceField(
            label="Employers",
            choices=[(str(n), name) for n, name in enumerate(NAMES[:count])],
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )

    return Ticks(initial={"employers": list(chosen)})


def test_a_long_list_is_sorted_with_the_chosen_first() -> None:
    params = field_options(ticks(15, chosen=("1", "3"))["employers"])["params"]
    words = [item.get("text") or item["divider"] for item in params["items"]]
    assert words[:5] == ["Middle Trust 00", "Zeta Trust", OTHERS, "alpha trust", "Éclair Trust"]
    assert words[5:] == sorted(words[5:])
    assert len(words) == 16
    assert params["items"][0]["id"] == "id_employers"


def test_a_short_list_stays_in_its_order() -> None:
    params = field_options(ticks(12, chosen=("5",))["employers"])["params"]
    assert [item["text"] for item in params["items"]] == list(NAMES[:12])
    assert "formGroup" not in params


@pytest.mark.parametrize("chosen", [(), tuple(str(n) for n in range(15))], ids=["none", "all"])
def test_a_list_of_one_part_is_not_divided(chosen: tuple[str, ...]) -> None:
    items = field_options(ticks(15, chosen)["employers"])["params"]["items"]
    assert len(items) == 15
    assert all("divider" not in item for item in items)


def test_a_long_list_as_it_is_written_works_without_a_script() -> None:
    env = engines["jinja2"].env
    source = '{% from "components/form.jinja" import render_field with context %}{{ render_field(field) }}'
    written = env.from_string(source).render(field=ticks(15, chosen=("2",))["employers"])
    assert "data-pbp-find" in written
    assert written.count('type="checkbox"') == 15
    assert "hidden" not in written
    assert written.index("alpha trust") < written.index(OTHERS) < written.index("Éclair Trust")


def test_the_hint_of_a_single_box_belongs_to_the_box() -> None:
    class WithBox(PortalForm):
        agreed = forms.BooleanField(label="Agreed", help_text="By all of them.", required=False)

    params = field_options(WithBox()["agreed"])["params"]
    assert params["items"][0]["hint"] == {"text": "By all of them."}
    assert "hint" not in params


def test_an_untouched_text_of_several_lines_is_no_change() -> None:
    class Told(PortalForm):
        text = forms.CharField(widget=forms.Textarea)

    form = Told({"text": "First line.\r\nSecond line."})
    assert form.is_valid()
    assert form.cleaned_data["text"] == "First line.\nSecond line."


def test_what_is_wrong_with_a_row_may_quote_a_percent_sign() -> None:
    error = RowError("“50%s of 100%” is not an amount.", row=0, column="amount")
    assert error.messages == ["“50%s of 100%” is not an amount."]
