"""A right counts from its first day to its last, and a change counts at the next request."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from governance.foundation import clock
from governance.foundation.audit import save_recorded
from governance.models import RoleGrant, User
from tests.security.crawl import known_addresses
from tests.security.sample_meetings import UNTIL
from tests.security.samples import Samples
from tests.security.visitors import Visitors

STAFF = ("governance_lead", "governance_officer", "place_director", "committee_secretary", "chair", "auditor")


def pages(samples: Samples) -> dict[str, str]:
    """A list and a few things that every role of the hill board may open."""
    return {
        "list": reverse("governance:committee-list"),
        "committee": reverse("governance:committee-detail", args=[samples["committee"].pk]),
        "meeting": reverse("meetings:meeting-detail", args=[samples["issued"].slug]),
        "paper": reverse("meetings:paper-detail", args=[samples["issued-paper"].public_id]),
    }


def answers(visitors: Visitors, role: str) -> dict[str, int]:
    return {name: visitors.visit(role, url).status for name, url in pages(visitors.samples).items()}


def redate(user: User, **dates: date | None) -> None:
    for grant in RoleGrant.objects.filter(user=user):
        for name, value in dates.items():
            setattr(grant, name, value)
        save_recorded(grant, by=None)


OPEN = {"list": 200, "committee": 200, "meeting": 200, "paper": 200}
SHUT = {"list": 403, "committee": 404, "meeting": 404, "paper": 404}


@pytest.mark.parametrize("role", [*STAFF, "member", "paper_author"])
def test_a_role_ends_with_its_last_day(visitors: Visitors, role: str) -> None:
    user = visitors.samples.people(role)
    redate(user, effective_to=clock.today())
    assert answers(visitors, role) == OPEN
    redate(user, effective_to=clock.today() - timedelta(days=1))
    assert answers(visitors, role) == SHUT


@pytest.mark.parametrize("role", ["governance_lead", "place_director", "member"])
def test_a_role_that_begins_tomorrow_gives_nothing_today(visitors: Visitors, role: str) -> None:
    redate(visitors.samples.people(role), effective_from=clock.today() + timedelta(days=1))
    assert answers(visitors, role) == SHUT


@pytest.mark.parametrize("on", ["2020-06-01", "2031-06-01"])
def test_the_day_of_a_page_opens_nothing_that_today_does_not(visitors: Visitors, on: str) -> None:
    """`?on=` asks what was in force; who may ask is judged by today."""
    redate(visitors.samples.people("member"), effective_to=clock.today() - timedelta(days=1))
    for url in pages(visitors.samples).values():
        assert visitors.visit("member", f"{url}?on={on}").status in (403, 404)


@pytest.mark.parametrize("role", ["governance_lead", "member", "system_administrator"])
def test_a_closed_account_is_out_at_the_next_request(visitors: Visitors, role: str) -> None:
    assert visitors.visit(role, "/workspace/").status == 200
    user = User.objects.get(pk=visitors.samples.people(role).pk)
    user.is_active = False
    user.save()
    for url in ("/workspace/", *pages(visitors.samples).values()):
        assert "/accounts/login/" in visitors.visit(role, url).location


@pytest.mark.requirement("R9")
def test_a_withheld_paper_is_gone_at_the_next_request_and_back_after_its_last_day(visitors: Visitors) -> None:
    paper = reverse("meetings:paper-detail", args=[visitors.samples["withheld"].public_id])
    assert visitors.visit("conflicted", paper).status == 404
    assert visitors.visit("member", paper).status == 200
    row = visitors.samples["withheld"].withholdings.get()
    row.effective_to = clock.today()
    save_recorded(row, by=None)
    assert visitors.visit("conflicted", paper).status == 404
    with clock.set_to(clock.now() + timedelta(days=1)):
        assert visitors.visit("conflicted", paper).status == 200


def test_a_named_exception_ends_with_its_last_day(visitors: Visitors, clock_at: Any) -> None:
    shared = (
        reverse("meetings:meeting-detail", args=[visitors.samples["meeting"].slug]),
        reverse("meetings:paper-detail", args=[visitors.samples["paper"].public_id]),
    )
    after = UNTIL + timedelta(days=1)
    for day, status in ((UNTIL, 200), (after, 404)):
        with clock_at(day.year, day.month, day.day):
            assert [visitors.visit("nobody_invited", url).status for url in shared] == [status, status]


def test_a_superuser_without_a_role_sees_no_content(visitors: Visitors) -> None:
    user = User.objects.get(pk=visitors.samples.people("nobody").pk)
    user.is_superuser = user.is_staff = True
    user.save()
    assert visitors.visit("nobody", "/admin/").status == 200  # machinery: jobs and mail
    told = []
    for url in known_addresses(visitors):
        answer = visitors.visit("nobody", url)
        told += [f"{url}: {sorted(said)}" for said in [visitors.samples.canaries.found(answer.text)] if said]
    assert not told, "\n".join(told)
    assert answers(visitors, "nobody") == SHUT


def test_staff_roles_need_a_second_factor(visitors: Visitors, settings: Any) -> None:
    """Every role that the list of roles calls a staff role, for reading and for writing."""
    settings.REQUIRE_MFA_FOR_STAFF_ROLES = True
    create = reverse("governance:committee-create")
    for role in STAFF:
        for method, url in (("get", "/workspace/"), ("get", create), ("post", create)):
            assert visitors.visit(role, url, method).location == reverse("mfa_index"), (role, url)
    assert visitors.visit("member", "/workspace/").status == 200
