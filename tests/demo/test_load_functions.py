"""The starter catalogue of functions on a portal without the demonstration."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from delegation.models import Function
from governance.models import User
from tests.fixtures.people import make_user

pytestmark = pytest.mark.django_db


def load(email: str) -> str:
    said = StringIO()
    call_command("load_functions", email, stdout=said)
    return said.getvalue()


@pytest.mark.requirement("R79")
def test_the_administrator_loads_the_catalogue_once(db: None) -> None:
    call_command("create_administrator", "root@portal.example", "Ada", "Root", stdout=StringIO())
    assert load("root@portal.example").endswith("0 changed, 0 as they were.\n")
    count = Function.objects.count()
    assert count > 50
    assert Function.objects.exclude(legal_source="").exists()
    assert load("ROOT@portal.example") == f"0 functions added, 0 changed, {count} as they were.\n"


def test_nobody_else_loads_it(db: None) -> None:
    with pytest.raises(CommandError, match="No open account"):
        load("nobody@portal.example")
    stranger: User = make_user("stranger@portal.example")
    with pytest.raises(CommandError, match="role"):
        load(stranger.email)
    assert not Function.objects.exists()
