"""The pages of sign-in: in the portal's clothes and words, with nothing that a strict policy would refuse."""

import re

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/accounts/login/", "/accounts/password/reset/", "/accounts/signup/"])
def test_page_has_language_title_landmarks_and_our_style_sheet(client: Client, address: str) -> None:
    page = client.get(address).content.decode()
    assert '<html lang="en-GB">' in page
    assert re.search(r"<title>\s*\S", page)
    assert 'href="/static/dist/portal.css"' in page
    assert 'id="maincontent"' in page
    assert page.count("<h1") == 1


def test_sign_in_offers_no_account_to_strangers(client: Client) -> None:
    page = client.get("/accounts/login/").content.decode()
    assert "/accounts/signup/" not in page
    assert "governance team makes one for you" in page


def test_wrong_password_is_told_in_a_summary_that_leads_to_the_field(client: Client) -> None:
    page = client.post(
        "/accounts/login/", {"login": "nobody@example.com", "password": "wrong"}
    ).content.decode()
    summary = page[page.index("nhsuk-error-summary") :]
    assert "There is a problem" in summary
    assert 'href="#id_login"' in summary
    assert 'id="id_login"' in page


@pytest.mark.parametrize("address", ["/accounts/login/", "/accounts/password/reset/"])
def test_no_inline_style_or_running_script(client: Client, address: str) -> None:
    page = client.get(address).content.decode()
    assert " style=" not in page
    assert "<style" not in page
    assert not re.search(r" on[a-z]+=", page)
    for attributes in re.findall(r"<script([^>]*)>", page):
        assert "src=" in attributes or 'type="application/json"' in attributes
