"""The frame of the workspace, its first page, the demonstration's door, and pages that are no register."""

from __future__ import annotations

import importlib
from datetime import UTC, date, datetime

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.test import override_settings
from django.urls import clear_url_caches, reverse

import pbp_portal.urls
from governance.actions.places import create_place
from governance.actions.terms_of_reference import create_terms_of_reference
from governance.foundation import clock
from governance.models import User
from tests.governance.screens.conftest import START
from tests.governance.screens.pages import tree, words_of

HOME = "governance:home"


def menu(response):
    return [link.text_content().strip() for link in tree(response).xpath("//nav[@aria-label='Menu']//a")]


@pytest.mark.parametrize(
    ("role", "among", "never"),
    [
        ("governance_lead", {"Committees", "Places", "People", "Organisations", "Ledger", "Settings"}, set()),
        ("place_director", {"Meetings", "Committees", "Places", "People"}, {"Ledger"}),
        ("member", {"Meetings", "Committees"}, {"Ledger"}),
        ("system_administrator", {"Settings", "Ledger"}, {"Meetings", "Committees", "Places", "People"}),
        ("nobody", set(), {"Meetings", "Committees", "Places", "People", "Ledger", "Settings"}),
    ],
)
def test_menu_holds_what_this_person_may_open(client, world, people, role, among, never):
    client.force_login(people(role))
    page = client.get(reverse(HOME))
    assert page.status_code == 200
    assert among <= set(menu(page))
    assert not never & set(menu(page))
    for link in tree(page).xpath("//nav[@aria-label='Menu']//a/@href"):
        assert client.get(link).status_code == 200, link


@pytest.mark.parametrize(
    ("name", "section"), [("seat-list", "Committees"), ("succession-list", "Organisations")]
)
def test_section_of_the_page_is_marked(client, world, people, name, section):
    client.force_login(people("governance_lead"))
    page = client.get(reverse(f"governance:{name}"))
    marked = tree(page).xpath("//nav[@aria-label='Menu']//a[@aria-current='true']")
    assert [link.text_content().strip() for link in marked] == [section]


def test_sign_out_is_a_form(client, world, people):
    client.force_login(people("member"))
    page = client.get(reverse(HOME))
    (form,) = tree(page).xpath("//form[@action='/accounts/logout/']")
    assert form.get("method") == "post"
    assert client.post("/accounts/logout/").status_code == 302
    assert client.get(reverse(HOME)).status_code == 302


def test_private_pages_are_never_stored(client, world, people):
    client.force_login(people("governance_lead"))
    for name in ("home", "committee-list", "committee-csv", "event-list"):
        assert "no-store" in client.get(reverse(f"governance:{name}")).headers["Cache-Control"]


@pytest.mark.requirement("R172", "R157")
def test_first_page_asks_for_what_is_not_settled(client, world, people):
    officer = people("governance_officer")
    with clock.set_to(datetime(2021, 11, 10, 12, tzinfo=UTC)):
        client.force_login(officer)
        assert "Every committee has its quorum" in words_of(client.get(reverse(HOME)))
        create_terms_of_reference(
            committee=world.hill_board,
            by=officer,
            label="1.0",
            quorum_state="not_set",
            review_due=date(2021, 11, 30),
            effective_from=START,
        )
        shown = words_of(client.get(reverse(HOME)))
    assert "Quorum not set" in shown
    assert "review due 30 November 2021" in shown
    assert "Due soon" in shown


def test_first_page_names_a_malformed_day(client, world, people):
    client.force_login(people("member"))
    answer = client.get(reverse(HOME), {"on": "tomorrow"})
    assert answer.status_code == 400
    assert "“tomorrow”" in words_of(answer)


def test_own_roles_are_told_in_prose(client, world, people):
    client.force_login(people("place_director"))
    shown = words_of(client.get(reverse("governance:account")))
    assert "This person plans the meetings of this place" in shown
    assert "From 1 April 2020" in shown


@pytest.mark.requirement("R69", "R190")
def test_places_stand_as_a_tree_on_a_day(client, world, people):
    lead = people("governance_lead")
    create_place(
        icb=world.north,
        by=lead,
        name="East sector",
        kind="delivery_unit",
        parent=world.hill,
        effective_from=START,
    )
    client.force_login(lead)
    address = reverse("governance:place-tree")
    inner = tree(client.get(address)).xpath("//ul[@class='app-tree']//ul//a")
    assert [link.text for link in inner] == ["East sector"]
    assert "East sector" not in client.get(address, {"on": "2020-12-31"}).content.decode()
    assert client.get(address, {"on": "soon"}).status_code == 400


@pytest.fixture
def routes():
    """Builds the addresses anew for a deployment with these settings, and afterwards for the suite's own."""

    def build(**values):
        with override_settings(**values):
            importlib.reload(pbp_portal.urls)
        clear_url_caches()

    yield build
    importlib.reload(pbp_portal.urls)
    clear_url_caches()


@pytest.mark.parametrize(
    ("debug", "demo", "exists"), [(False, False, False), (True, False, True), (False, True, True)]
)
def test_door_exists_in_debug_and_demo_only(client, world, people, routes, debug, demo, exists):
    visitor = people("governance_lead")
    routes(DEBUG=debug, DEMO=demo)
    assert client.get("/demo/").status_code == (200 if exists else 404)
    assert client.post("/demo/sign-in/", {"user": visitor.pk}).status_code == (302 if exists else 404)
    assert ("_auth_user_id" in client.session) is exists


def test_door_opens_for_people_of_the_demonstration_only(client, world, people, routes):
    routes(DEMO=True)
    real = User.objects.create_user("chief@trust.example.org", name="Real Person")
    closed = people("inactive")
    page = client.get("/demo/").content.decode()
    assert "Real Person" not in page
    for user in (real.pk, closed.pk, 999_999, "x", ""):
        assert client.post("/demo/sign-in/", {"user": user}).status_code == 404
    assert "_auth_user_id" not in client.session
    assert client.get("/demo/sign-in/").status_code == 405


def test_door_names_role_and_place(client, world, people, routes):
    people("place_director")
    routes(DEMO=True)
    shown = words_of(client.get("/demo/"))
    assert "Place director" in shown
    assert "Hill" in shown


@pytest.mark.parametrize(
    "name", ["mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "account_change_password"]
)
def test_account_pages_wear_our_design_and_hold_no_inline_code(client, world, people, name):
    user = people("governance_lead")
    user.set_password("a long enough password")
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    client.post(reverse("account_login"), {"login": user.email, "password": "a long enough password"})
    client.post(reverse("account_reauthenticate"), {"password": "a long enough password"})
    answer = client.get(reverse(name))
    assert answer.status_code == 200, answer.headers.get("Location")
    assert no_inline_code(answer)
    assert settings.PORTAL_NAME in answer.content.decode()


def no_inline_code(answer):
    """Nothing on the page that the content security policy would have to forbid."""
    page = tree(answer)
    scripts = [s for s in page.xpath("//script") if not s.get("src") and s.get("type") != "application/json"]
    handlers = page.xpath("//@*[starts-with(name(), 'on')]")
    return not scripts and not handlers and not page.xpath("//style") and not page.xpath("//@style")


def test_nobody_signs_up(client, db):
    sent = {
        "email": "new@north.example",
        "password1": "a long enough password",
        "password2": "a long enough password",
    }
    answer = client.post(reverse("account_signup"), sent)
    assert "_auth_user_id" not in client.session
    assert answer.status_code in (200, 403, 404)
