"""Every register of the ground floor: who may open which page, and that the pages answer."""

from __future__ import annotations

import pytest
from django.urls import reverse

from governance.urls import registers

IN_ICB = [r for r in registers if r.key not in ("user",)]


def by_key(key):
    return next(r for r in registers if r.key == key)


@pytest.mark.parametrize("register", registers, ids=lambda r: r.key)
def test_list_and_csv_answer_for_governance_lead(client, world, people, register):
    client.force_login(people("governance_lead"))
    wanted = 403 if register.key == "user" else 200
    assert client.get(reverse(register.name("list"))).status_code == wanted
    assert client.get(reverse(register.name("csv"))).status_code == wanted


@pytest.mark.parametrize("register", [r for r in registers if r.does("create")], ids=lambda r: r.key)
def test_create_page_answers_for_who_may(client, world, people, register):
    admin = register.key in ("icb", "user")
    client.force_login(people("system_administrator" if admin else "governance_lead"))
    assert client.get(reverse(register.name("create"))).status_code == 200
