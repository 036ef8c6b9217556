"""Employments: dated, several at once, within the employer's own dates, and taken over from undated lists."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from governance.actions.organisations import create_organisation
from governance.foundation.errors import NotPermitted, RuleNotMet, StaleEdit
from governance.foundation.models import GovernanceEvent
from governance.models import Organisation
from membership.models import Employment
from membership.people.actions import change_employment, create_person, employ, end_employment
from membership.people.selectors import employers_of, people_with_employers, people_working_for
from tests.fixtures.people import START, World

JAN, MAR, APRIL, DEC = date(2023, 1, 1), date(2023, 3, 31), date(2023, 4, 1), date(2023, 12, 31)


@pytest.fixture
def body(world: World, officer: Any) -> Any:
    """`body("Hill Borough Council")` is an organisation that north keeps, from 1 April 2020."""

    def add(name: str, start: date = START, end: date | None = None) -> Organisation:
        return create_organisation(
            icb=world.north,
            by=officer,
            name=name,
            slug=name.lower().replace(" ", "-"),
            kind="local_authority",
            sector="local_government",
            effective_from=start,
            effective_to=end,
        )

    return add


@pytest.mark.requirement("R133", "R144")
def test_a_joint_post_is_one_person_with_several_employers_each_with_its_dates(
    officer: Any, person: Any, body: Any
) -> None:
    ana, borough, group = person("Ana Whitlock"), body("Borough"), body("Group", end=MAR)
    employ(
        person=ana,
        organisation=borough,
        effective_from=JAN,
        job_title="Director",
        seniority="director",
        by=officer,
    )
    employ(person=ana, organisation=group, effective_from=JAN, effective_to=MAR, by=officer)
    assert employers_of(ana, on=MAR) == [borough, group]
    assert employers_of(ana, on=APRIL) == [borough]
    assert employers_of(ana, on=date(2022, 12, 31)) == []


def test_an_employment_saves_row_history_and_event(officer: Any, person: Any, body: Any) -> None:
    made = employ(
        person=person("Ana Whitlock"),
        organisation=body("Borough"),
        effective_from=JAN,
        by=officer,
        reason="Letter",
    )
    event = GovernanceEvent.objects.latest("pk")
    assert made.history.get().history_change_reason == "Letter"
    assert (event.code, event.summary) == (
        "employment.entered",
        "Ana Whitlock works for Borough, from 1 January 2023",
    )
    assert made.seniority == ""


@pytest.mark.requirement("R190")
def test_nobody_works_for_what_does_not_exist(officer: Any, person: Any, body: Any) -> None:
    ana, group = person("Ana Whitlock"), body("Group", start=JAN, end=MAR)
    with pytest.raises(RuleNotMet, match="exists from 1 January 2023"):
        employ(person=ana, organisation=group, effective_from=date(2022, 12, 31), by=officer)
    with pytest.raises(RuleNotMet, match="ends on 31 March 2023"):
        employ(person=ana, organisation=group, effective_from=JAN, by=officer)
    assert not Employment.objects.exists()


def test_nobody_works_twice_for_the_same(officer: Any, person: Any, body: Any) -> None:
    ana, borough = person("Ana Whitlock"), body("Borough")
    first = employ(person=ana, organisation=borough, effective_from=JAN, effective_to=MAR, by=officer)
    with pytest.raises(RuleNotMet, match="already works for Borough from 1 January 2023 to 31 March 2023"):
        employ(person=ana, organisation=borough, effective_from=MAR, by=officer)
    again = employ(person=ana, organisation=borough, effective_from=APRIL, by=officer)
    with pytest.raises(RuleNotMet, match="already works"):
        change_employment(again, {"effective_from": MAR}, by=officer)
    late = Employment(person=ana, organisation=borough, effective_from=DEC, version=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        late.save()
    assert first.pk


def test_it_is_changed_and_ended_by_those_who_keep_people(
    officer: Any, people: Any, person: Any, body: Any
) -> None:
    made = employ(person=person("Ana Whitlock"), organisation=body("Borough"), effective_from=JAN, by=officer)
    for role in ("member", "place_director", "other_icb"):
        with pytest.raises(NotPermitted):
            end_employment(made, last_day=MAR, end_reason="resigned", by=people(role))
    changed = change_employment(made, {"seniority": "chief_executive"}, by=officer, expected_version=1)
    with pytest.raises(StaleEdit):
        change_employment(made, {"job_title": "late"}, by=officer, expected_version=1)
    ended = end_employment(changed, last_day=MAR, end_reason="retired", by=officer)
    assert (ended.effective_to, ended.end_reason, ended.version) == (MAR, "retired", 3)
    with pytest.raises(RuleNotMet, match="last day"):
        change_employment(ended, {"effective_to": None}, by=officer)


def test_a_person_is_entered_with_the_first_employer_or_not_at_all(
    world: World, officer: Any, body: Any
) -> None:
    borough = body("Borough", start=JAN)
    values: dict[str, Any] = {
        "icb": world.north,
        "by": officer,
        "employer": borough,
        "job_title": "Chief Executive",
    }
    with pytest.raises(RuleNotMet, match="exists from"), transaction.atomic():
        create_person(name="Ana Whitlock", employed_from=START, **values)
    made = create_person(name="Ana Whitlock", employed_from=MAR, seniority="chief_executive", **values)
    row = made.employments.get()
    assert (row.organisation, row.job_title, row.effective_from) == (borough, "Chief Executive", MAR)
    assert type(made).objects.filter(name="Ana Whitlock").count() == 1


def test_who_works_for_an_organisation_on_a_day(
    world: World, officer: Any, people: Any, person: Any, body: Any, django_assert_num_queries: Any
) -> None:
    ana, ben, borough = person("Ana Whitlock"), person("Ben Castellane"), body("Borough")
    employ(person=ana, organisation=borough, effective_from=JAN, effective_to=MAR, by=officer)
    employ(person=ben, organisation=borough, effective_from=APRIL, by=officer)
    assert [e.person for e in people_working_for(borough, officer, on=MAR, rights_on=DEC)] == [ana]
    assert [e.person for e in people_working_for(borough, officer, on=DEC, rights_on=DEC)] == [ben]
    assert people_working_for(borough, people("other_icb"), on=DEC, rights_on=DEC) == []
    everybody = type(ana).objects.order_by("name")
    with django_assert_num_queries(2):
        found = list(people_with_employers(everybody, on=MAR))
        assert [[job.organisation.name for job in p.jobs_on_the_day] for p in found] == [["Borough"], []]
    assert list(people_with_employers(everybody, on=DEC, employer=borough)) == [ben]


def test_a_person_of_another_icb_is_not_employed_here(people: Any, person: Any, body: Any) -> None:
    ana, borough = person("Ana Whitlock"), body("Borough")
    with pytest.raises((NotPermitted, ValidationError)):
        employ(person=ana, organisation=borough, effective_from=JAN, by=people("other_icb"))


class TestTakingOver:
    """What migration 0005 makes of a person and an employer that had no dates."""

    @pytest.fixture
    def takes_over(self) -> Any:
        name = "0005_employers_get_dates"
        module = import_module(f"membership.migrations.{name}")
        state = MigrationExecutor(connection).loader.project_state(("membership", name))

        def row(who: Any, body: Any, appointed: date | None) -> Employment:
            who.appointed = appointed
            module._enter(state.apps, who, body)
            return Employment.objects.get()

        return row

    def test_it_starts_with_the_first_appointment(self, takes_over: Any, person: Any, body: Any) -> None:
        row = takes_over(person("Ana Whitlock", job_title="Director"), body("Borough"), MAR)
        assert (row.effective_from, row.effective_to, row.job_title) == (MAR, None, "Director")
        assert row.history.get().history_change_reason.startswith("The employer was recorded without dates")

    def test_else_on_the_day_of_entry(self, takes_over: Any, clock_at: Any, person: Any, body: Any) -> None:
        with clock_at(2023, 7, 1, 23):  # midnight has passed in London
            ana = person("Ana Whitlock")
        assert takes_over(ana, body("Borough"), None).effective_from == date(2023, 7, 2)

    def test_within_the_dates_of_the_employer(self, takes_over: Any, person: Any, body: Any) -> None:
        row = takes_over(person("Ana Whitlock"), body("Group", start=JAN, end=MAR), DEC)
        assert (row.effective_from, row.effective_to, row.end_reason) == (JAN, MAR, "body_closed")
