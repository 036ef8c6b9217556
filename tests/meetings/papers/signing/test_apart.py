"""Two pairs of eyes: a step may ask for another person than an earlier one."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from governance.foundation.errors import RuleNotMet
from governance.foundation.models import OutboxMessage
from governance.models import User
from meetings.models import AgendaItem
from meetings.papers.actions.routes import change_route
from meetings.papers.actions.signing import sign_off_paper
from meetings.papers.rules.routes import RouteStep
from meetings.papers.selectors.waiting import awaiting_signature
from tests.meetings.asking import text_of
from tests.meetings.papers.signing.conftest import TODAY, PaperOf, People, state_of


@pytest.mark.requirement("R63")
def test_who_signed_the_earlier_step_is_neither_asked_nor_let_sign(
    route: Any, item: AgendaItem, paper_of: PaperOf, people: People, director: User, client: Client
) -> None:
    """Frozen with the route of the submission."""
    made = route(
        RouteStep("other", "holder", name="First reader"), RouteStep("finance", "holder", apart_from=1)
    )
    paper = paper_of(item, state="submitted")
    OutboxMessage.objects.all().delete()
    sign_off_paper(paper, name="Dee", by=director)
    assert "place.director@north.example" not in OutboxMessage.objects.values_list("recipient", flat=True)
    change_route(made, {"steps": [RouteStep("finance", "holder").kept()]}, by=people("governance_lead"))
    with pytest.raises(RuleNotMet) as refused:
        sign_off_paper(paper, name="Dee", by=director)
    assert refused.value.outcome.code == "route.same_person"
    assert awaiting_signature(director, item.meeting.icb, on=TODAY) == []
    client.force_login(director)
    page = text_of(client.get(reverse("meetings:paper-detail", args=[paper.public_id])))
    assert "By another person than “First reader”." in page
    sign_off_paper(paper, name="Eve", by=people("executive"))
    assert state_of(paper) == "signed_off"
