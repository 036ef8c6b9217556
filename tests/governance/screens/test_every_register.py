"""Every register of the ground floor: who may open which page, and what its forms do."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.governance.screens.conftest import BY_KEY
from tests.governance.screens.pages import errors_in, sent_by, targets_missing

KEYS = list(BY_KEY)
OF_ADMINISTRATOR = {"user"}
IN_ICB = [key for key in KEYS if key not in OF_ADMINISTRATOR]
CREATES = [key for key in KEYS if BY_KEY[key].does("create")]
CHANGES = [key for key in KEYS if BY_KEY[key].does("change")]
ENDS = [key for key in KEYS if BY_KEY[key].does("end")]


def address(key, verb, *args):
    return reverse(BY_KEY[key].name(verb), args=args)


def maker(key):
    """Who may create one."""
    return "system_administrator" if key in ("icb", "user") else "governance_lead"


@pytest.mark.parametrize("key", IN_ICB)
def test_staff_of_the_icb_read_every_page(client, rows, people, key):
    client.force_login(people("governance_lead"))
    assert client.get(address(key, "list")).status_code == 200
    assert client.get(address(key, "csv")).status_code == 200
    for on in ("", "?on=2021-11-25", "?on=1999-01-01"):
        assert client.get(address(key, "detail", rows[key].pk) + on).status_code == 200
    if BY_KEY[key].is_recorded:
        assert client.get(address(key, "history", rows[key].pk)).status_code == 200


@pytest.mark.parametrize("key", KEYS)
def test_row_of_another_icb_is_as_if_it_did_not_exist(client, rows, people, key):
    client.force_login(people("other_icb"))
    register = BY_KEY[key]
    verbs = ["detail"] + [verb for act, verb in (("change", "edit"), ("end", "end")) if register.does(act)]
    verbs += ["history"] if register.is_recorded else []
    for verb in verbs:
        hidden = client.get(address(key, verb, rows[key].pk))
        missing = client.get(address(key, verb, 999_999))
        assert hidden.status_code == missing.status_code == 404
        assert hidden.content == missing.content
    for verb in verbs[1:-1]:
        assert client.post(address(key, verb, rows[key].pk), {}).status_code == 404


@pytest.mark.parametrize("key", CREATES)
@pytest.mark.parametrize("role", ["place_director", "auditor", "member"])
def test_who_may_not_create_is_told_why(client, rows, people, posted, key, role):
    if (key, role) == ("step-request", "place_director"):
        pytest.skip("a place director asks for the next step of the own partnership")
    client.force_login(people(role))
    for response in (client.get(address(key, "create")), client.post(address(key, "create"), posted(key))):
        assert response.status_code == 403
        assert "role does not allow this" in response.content.decode()


@pytest.mark.parametrize("key", CREATES)
def test_create_link_is_disabled_with_its_reason(client, rows, people, key):
    if key in OF_ADMINISTRATOR:
        pytest.skip("only the administrator opens this list, and may create")
    client.force_login(people("auditor"))
    page = client.get(address(key, "list")).content.decode()
    assert address(key, "create") not in page
    assert 'aria-describedby="create-why"' in page
    assert "Your role does not allow this here" in page


@pytest.mark.parametrize("key", CREATES)
def test_form_creates_a_row_and_shows_it(client, rows, people, posted, key):
    client.force_login(people(maker(key)))
    assert client.get(address(key, "create")).status_code == 200
    before = set(BY_KEY[key].model.objects.values_list("pk", flat=True))
    response = client.post(address(key, "create"), posted(key))
    assert response.status_code == 302, errors_in(response)
    (made,) = BY_KEY[key].model.objects.exclude(pk__in=before)
    assert response.url == address(key, "detail", made.pk)
    page = client.get(response.url, follow=True).content.decode()
    assert "was added" in page


@pytest.mark.parametrize("key", CREATES)
def test_empty_form_shows_each_error_beside_its_field(client, rows, people, key):
    client.force_login(people(maker(key)))
    response = client.post(address(key, "create"), {})
    assert response.status_code == 200
    found = [name for name in errors_in(response) if name]
    assert found
    assert targets_missing(response) == []
    assert response.content.decode().count("nhsuk-error-message") >= len(found)


@pytest.mark.parametrize("key", CREATES)
def test_date_that_is_none_is_named_and_kept(client, rows, people, posted, key):
    sent = posted(key)
    box = next((name for name in ("effective_from", "date") if f"{name}_day" in sent), None)
    if box is None:
        pytest.skip("this form has no date")
    client.force_login(people(maker(key)))
    page = client.post(
        address(key, "create"), sent | {f"{box}_day": "31", f"{box}_month": "2"}
    ).content.decode()
    assert "This is not a real date" in page
    assert 'value="31"' in page


@pytest.mark.parametrize("key", CHANGES)
def test_edit_asks_why_and_keeps_it(client, rows, people, key):
    client.force_login(people("governance_lead"))
    edit = address(key, "edit", rows[key].pk)
    sent = sent_by(client.get(edit))
    assert "reason" in errors_in(client.post(edit, sent))
    response = client.post(edit, sent | {"reason": "A correction"})
    assert response.status_code == 302, errors_in(response)
    newest = rows[key].history.first()
    assert (newest.history_change_reason, newest.history_user) == ("A correction", people("governance_lead"))


@pytest.mark.parametrize("key", CHANGES)
def test_reader_cannot_change(client, rows, people, key):
    client.force_login(people("auditor"))
    edit = address(key, "edit", rows[key].pk)
    assert client.get(edit).status_code == 403
    assert client.post(edit, {"reason": "x"}).status_code == 403
    assert edit not in client.get(address(key, "detail", rows[key].pk)).content.decode()


@pytest.mark.parametrize("key", ENDS)
def test_end_takes_a_last_day_and_a_reason(client, rows, people, key):
    client.force_login(people("governance_lead"))
    end = address(key, "end", rows[key].pk)
    early = {"last_day_day": "1", "last_day_month": "1", "last_day_year": "1990", "reason": "Over"}
    assert "must not be before the first day" in client.post(end, early).content.decode()
    assert client.post(end, early | {"last_day_year": "2024"}).status_code == 302
    rows[key].refresh_from_db()
    assert rows[key].effective_to.isoformat() == "2024-01-01"
    assert rows[key].history.first().history_change_reason == "Over"
