"""Operating models, from the page to the database, and the day on which they are to be reviewed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from delegation.actions.operating import create_operating_model, end_operating_model
from delegation.models import OperatingModel
from delegation.rules.operating import check_review
from delegation.selectors.operating import operating_models_of
from governance.foundation.periods import Period
from governance.models import GovernanceEvent
from tests.fixtures.people import START, World

TERM = Period(START, date(2024, 3, 31))


def days(name: str, day: date) -> dict[str, str]:
    return {f"{name}_{part}": str(getattr(day, part)) for part in ("day", "month", "year")}


@pytest.mark.requirement("R46")
@pytest.mark.parametrize(
    ("review_by", "reviewed_on", "on", "code"),
    [
        (None, None, date(2023, 1, 1), "no_review"),
        (date(2023, 6, 30), None, date(2023, 3, 1), "review_ahead"),
        (date(2023, 6, 30), None, date(2023, 4, 1), "review_due"),
        (date(2023, 6, 30), None, date(2023, 6, 30), "review_due"),
        (date(2023, 6, 30), None, date(2023, 7, 1), "review_overdue"),
        (date(2023, 6, 30), date(2023, 7, 2), date(2023, 7, 1), "review_overdue"),
        (date(2023, 6, 30), date(2023, 7, 1), date(2023, 7, 1), "reviewed"),
        (date(2023, 6, 30), None, date(2024, 4, 1), "not_in_force"),
    ],
)
def test_review(review_by: date | None, reviewed_on: date | None, on: date, code: str) -> None:
    answer = check_review(review_by, reviewed_on=reviewed_on, period=TERM, on=on)
    assert answer.code == f"operating_model.{code}"
    assert answer.ok == (code not in ("review_due", "review_overdue"))


@pytest.fixture
def model(world: World, functions: Any, officer: Any) -> OperatingModel:
    return create_operating_model(
        icb=world.north,
        function=functions["urgent"],
        place=world.hill,
        place_responsibilities="Discharge and flow\nVirtual wards",
        reports_to_team="Nursing directorate",
        review_by=date(2021, 3, 31),
        review_question="Place or system?",
        source="Paper, Annex 1",
        effective_from=START,
        by=officer,
    )


@pytest.mark.requirement("R38")
def test_an_operating_model_is_entered_on_its_page_and_shown_at_its_place_and_function(
    client: Client, world: World, functions: Any, officer: Any
) -> None:
    client.force_login(officer)
    given = {
        "function": functions["urgent"].pk,
        "place": world.hill.pk,
        "place_responsibilities": "Discharge and flow\nVirtual wards",
        "system_responsibilities": "Contracting of 999",
        "later_work": "Neighbourhood teams",
        "source": "Paper, Annex 1",
    } | days("effective_from", START)
    create = reverse("delegation:operating-model-create")
    refused = client.post(create, given)
    assert "Say for which financial year this work is meant." in refused.content.decode()
    wrong = client.post(create, given | {"later_year": "2023/25"})
    assert "Write a financial year such as 2023/24." in wrong.content.decode()
    page = client.post(create, given | {"later_year": "2023/24"}, follow=True).content.decode()
    assert "Virtual wards" in page
    assert GovernanceEvent.objects.filter(code="operating_model.entered").count() == 1
    for address in (
        reverse("governance:place-detail", args=[world.hill.pk]),
        reverse("delegation:function-detail", args=[functions["urgent"].pk]),
    ):
        assert "Contracting of 999" in client.get(address).content.decode()
    other = client.get(reverse("governance:place-detail", args=[world.vale.pk])).content.decode()
    assert "Contracting of 999" not in other
    lines = b"".join(client.get(reverse("delegation:operating-model-csv"))).decode()
    assert "Discharge and flow; Virtual wards" in lines


@pytest.mark.requirement("R45")
def test_places_arrange_an_area_differently_and_each_has_one_way_at_a_time(
    model: OperatingModel, world: World, functions: Any, officer: Any
) -> None:
    shared = {"icb": world.north, "function": functions["urgent"], "source": "Paper", "by": officer}
    vale = create_operating_model(
        **shared, place=world.vale, reports_to_team="Place Director", effective_from=START
    )
    everywhere = create_operating_model(**shared, effective_from=START)
    for place in (world.hill, None):
        with pytest.raises(ValidationError, match="already has an operating model"):
            create_operating_model(**shared, place=place, effective_from=date(2022, 4, 1))
    found = operating_models_of(officer, on=START, rights_on=START, place=world.hill)
    assert set(found) == {model, everywhere}
    end_operating_model(model, last_day=date(2022, 3, 31), by=officer, reason="The team moves")
    after = create_operating_model(
        **shared, place=world.hill, reports_to_team="Place Director", effective_from=date(2022, 4, 1)
    )

    def lines(on: date) -> set[str]:
        rows = operating_models_of(officer, on=on, rights_on=START, function=functions["urgent"])
        return {row.reports_to_team for row in rows if row.place == world.hill}

    assert lines(date(2022, 3, 31)) == {"Nursing directorate"}
    assert lines(date(2022, 4, 1)) == {after.reports_to_team} == {vale.reports_to_team}


@pytest.mark.requirement("R46")
def test_the_first_page_tells_of_reviews_that_fall_due(
    client: Client, model: OperatingModel, people: Any, officer: Any, clock_at: Any
) -> None:
    home = reverse("governance:home")
    for day, words in (
        ((2020, 12, 1), None),
        ((2021, 3, 1), "Review due"),
        ((2021, 4, 1), "Review overdue"),
    ):
        with clock_at(*day):
            client.force_login(officer)
            page = client.get(home).content.decode()
            assert ("Operating models to review" in page) == (words is not None)
            assert words is None or (words in page and "Place or system?" in page)
    with clock_at(2021, 4, 1):
        client.force_login(people("member"))
        assert "Operating models to review" not in client.get(home).content.decode()
