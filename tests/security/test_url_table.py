"""Every route × method × role answers as the table declares; a route without a row fails."""

from __future__ import annotations

import re
from collections.abc import Iterator
from uuid import UUID

import pytest
from django.urls import NoReverseMatch, reverse

from tests.security.routes import Route, address, parameters, routes
from tests.security.rows import TABLE
from tests.security.sweep import NAMESPACES, SHARES, Share, cases, sweep
from tests.security.visitors import SERVER_ERROR, Visitors

NOWHERE = {"pk": "2147483646", "uuid": "0b54f8a2-3f6e-4a0e-9b37-6f1d9b6f0c11", "slug": "no-such-thing"}
ONE_TIME = re.compile(r'value="[A-Za-z0-9]{64}"')  # the token of the sign-out form


def test_every_route_has_a_row_and_every_row_a_route() -> None:
    names, rows = {route.name for route in routes()}, {row.partition("@")[0] for row in TABLE}
    assert not names - rows, f"Declare in tests/security/rows.py who may open: {sorted(names - rows)}"
    assert not rows - names, f"These rows have no route: {sorted(rows - names)}"


def test_every_row_is_swept_once() -> None:
    assert sorted(name for each in SHARES for name, *_ in cases(each.of, each.names)) == sorted(TABLE)


@pytest.mark.requirement("R9", "R193")
@pytest.mark.parametrize("share", SHARES, ids=str)
def test_every_role_gets_the_declared_answer(visitors: Visitors, share: Share) -> None:
    faults = sweep(visitors, share)
    assert not faults, f"{len(faults)} answers differ:\n" + "\n".join(faults[:80])


@pytest.mark.parametrize("of", [of for of in NAMESPACES if of])
def test_other_methods_are_refused(visitors: Visitors, of: str) -> None:
    faults = []
    for name, route, variant, _ in cases(of):
        url = address(route, visitors.samples, variant)
        for role, method in (
            ("governance_lead", "put"),
            ("governance_lead", "delete"),
            ("anonymous", "patch"),
        ):
            status = visitors.visit(role, url, method).status
            if status not in (302, 404, 405):
                faults.append(f"{name} {method.upper()} {role}: {status}")
    assert not faults, "\n".join(faults)


# Who may not see what, by namespace: another ICB's staff nothing at all; others not what is private or withheld.
UNSEEN = {
    "other_icb": ("governance", "membership", "delegation", "meetings", "reports"),
    "conflicted": ("delegation", "meetings", "reports"),
    "paper_author": ("meetings", "reports"),
}


@pytest.mark.requirement("R9")
@pytest.mark.parametrize("role", UNSEEN)
def test_what_may_not_be_seen_answers_as_what_is_not_there(visitors: Visitors, role: str) -> None:
    faults, compared = [], 0
    for name, route, variant, row in (case for of in UNSEEN[role] for case in cases(of)):
        if row.expected("get", role) != 404:
            continue
        compared += 1
        unseen = visitors.visit(role, address(route, visitors.samples, variant))
        for missing_address in _missing(route, visitors):
            missing = visitors.visit(role, missing_address)
            same = (unseen.status, _lasting(unseen.text)) == (missing.status, _lasting(missing.text))
            if not same or unseen.headers.keys() != missing.headers.keys():
                faults.append(f"{name}: {unseen.status} and {missing.status}, or another body or header")
    assert compared > 10
    assert not faults, "\n".join(faults)


def _missing(route: Route, visitors: Visitors) -> Iterator[str]:
    """The addresses of this route at which nothing ever was: the first thing they name does not exist."""
    sample, first = parameters(route, visitors.samples), route.parameters[0]
    for nothing in NOWHERE.values():
        try:
            yield reverse(route.name, kwargs=sample | {first: nothing})
        except NoReverseMatch:
            continue


def _lasting(body: str) -> str:
    return ONE_TIME.sub("", body)


def test_sign_up_is_not_offered(visitors: Visitors) -> None:
    page = visitors.visit("anonymous", reverse("account_signup"))
    assert "closed" in page.text
    assert 'name="email"' not in page.text
    words = "a long enough pass phrase"
    made = {"email": "new@hill.example", "password1": words, "password2": words}
    answer = visitors.visit("anonymous", reverse("account_signup"), "post", made)
    assert "closed" in answer.text
    assert 'name="password1"' not in answer.text


def test_passkey_sign_in_is_open_to_who_is_signed_out(visitors: Visitors) -> None:
    asked = visitors.visit(
        "anonymous", reverse("mfa_login_webauthn"), headers={"X-Requested-With": "XMLHttpRequest"}
    )
    assert asked.status == 200
    assert "request_options" in asked.text


def test_demonstration_door_is_not_there(visitors: Visitors) -> None:
    """The suite runs without DEBUG and DEMO, as production does."""
    for name in ("demo-door", "demo-sign-in"):
        with pytest.raises(NoReverseMatch):
            reverse(name)
    for address_of_door in ("/demo/", "/demo/sign-in/"):
        assert visitors.visit("anonymous", address_of_door).status in (302, 404)
        assert visitors.visit("governance_lead", address_of_door).status == 404


def test_no_address_answers_with_an_error_of_ours(visitors: Visitors) -> None:
    """Addresses that nobody made: wrong types, long, with odd letters."""
    odd = (
        "/workspace/committees/0/",
        "/workspace/committees/99999999999999999999/",
        "/meetings/%00/",
        "/%ff/",
    )
    odd += (f"/documents/{UUID(int=0)}/", "/workspace/meetings/99999999999999999999/", f"/{'a' * 3000}/")
    odd += ("/committees/x/versions/99999999999999999999/", "/workspace/papers/not-an-id/")
    for url in odd:
        for role in ("anonymous", "governance_lead"):
            assert visitors.visit(role, url).status < SERVER_ERROR, (role, url)
