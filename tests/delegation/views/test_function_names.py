"""What an ICB's documents call a function."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from delegation.models import FunctionAlias
from governance.models import GovernanceEvent
from tests.fixtures.people import World


@pytest.mark.requirement("R79")
def test_a_question_finds_a_function_by_its_other_name(
    client: Client, entry: Any, draft: Any, adopt: Any, functions: Any, officer: Any, world: World
) -> None:
    entry("urgent")
    adopt(draft)
    client.force_login(officer)
    given = {"text": "A&E and out of hours", "function": functions["urgent"].pk}
    assert client.post(reverse("delegation:function-alias-create"), given).status_code == 302
    asked = {"what": "a&e and out of hours", "place": world.hill.pk, "on": "2020-06-01"}
    answer = client.get(reverse("delegation:authority"), asked).content.decode()
    assert f"{world.hill_board.name} may decide on Urgent care" in answer
    assert GovernanceEvent.objects.filter(code="function_alias.created").count() == 1
    again = client.post(reverse("delegation:function-alias-create"), given | {"text": "A&E AND OUT OF HOURS"})
    assert "This name already stands for a function" in again.content.decode()
    assert FunctionAlias.objects.count() == 1


def test_only_those_who_keep_the_scheme_name_functions(client: Client, functions: Any, people: Any) -> None:
    for role, status in (("place_director", 403), ("auditor", 403), ("other_icb", 200)):
        client.force_login(people(role))
        assert client.get(reverse("delegation:function-alias-create")).status_code == status
        client.post(reverse("delegation:function-alias-create"), {"text": "x", "function": 10**30})
    assert not FunctionAlias.objects.exists()
