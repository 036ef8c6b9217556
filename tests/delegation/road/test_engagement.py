"""Stances of groups by day, their themes, and the table that counts them (R74)."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from delegation.actions.engagement import change_stance, create_group, create_stance, create_theme
from delegation.models import ConcernTheme, StakeholderGroup, Stance
from delegation.selectors.engagement import concerns
from governance.foundation.errors import RuleNotMet
from governance.models import GovernanceEvent
from tests.delegation.road.conftest import SOURCE, days
from tests.delegation.road.test_roadmap import text_of
from tests.fixtures.people import START, World

ALIGN = "Places that match councils"
JUNE, JULY = date(2022, 6, 21), date(2022, 7, 27)


@pytest.fixture
def stated(
    officer: Any, practices: StakeholderGroup, councils: StakeholderGroup, leadership: ConcernTheme
) -> Stance:
    """General practice has concerns about leadership in June; councils welcome it."""
    shared = {"proposal": ALIGN, "stated_on": JUNE, "source": "Paper ¶3.2", "by": officer}
    create_stance(group=councils, stance="welcomed", **shared)
    return create_stance(group=practices, stance="concerns", themes=[leadership], **shared)


@pytest.mark.requirement("R74")
def test_a_stance_with_its_themes_is_entered_on_its_page(
    client: Client, officer: Any, practices: StakeholderGroup, leadership: ConcernTheme, clock_at: Any
) -> None:
    with clock_at(2022, 7, 1):
        client.force_login(officer)
        create = reverse("delegation:stance-create")
        given = {
            "group": practices.pk,
            "proposal": ALIGN,
            "stance": "concerns",
            "themes": [leadership.pk],
            "said": "Who will lead?",
            "source": "Paper ¶3.2",
        }
        ahead = client.post(create, given | days("stated_on", JULY))
        assert "27 July 2022 has not come yet." in ahead.content.decode()
        page = client.post(create, given | days("stated_on", JUNE), follow=True).content.decode()
        assert "Who will lead?" in page
        assert "Clinical leadership" in page
    (event,) = GovernanceEvent.objects.filter(code="stance.entered")
    assert event.after["themes"] == ["Clinical leadership"]


@pytest.mark.requirement("R74")
def test_the_table_counts_themes_by_group_on_a_day(
    client: Client, world: World, officer: Any, stated: Stance, leadership: ConcernTheme
) -> None:
    money = create_theme(icb=world.north, title="Money at place", source=SOURCE, by=officer)
    create_stance(
        group=stated.group,
        proposal="A budget for each place",
        stance="some_concern",
        stated_on=JUNE,
        themes=[leadership, money],
        source="Letter",
        by=officer,
    )
    create_stance(
        group=stated.group, proposal=ALIGN, stance="opportunity", stated_on=JULY, source="Letter", by=officer
    )

    def counts(on: date, **given: str) -> dict[str, dict[int, int]]:
        lines = concerns(officer, world.north, on=on, rights_on=START, **given)
        return {line.group.name if line.group else "all": line.counts for line in lines}

    lead, cash = leadership.pk, money.pk
    assert counts(date(2022, 6, 20)) == {}
    june = counts(JUNE)
    assert june == {"Councils": {}, "General practice": {lead: 2, cash: 1}, "all": {lead: 2, cash: 1}}
    assert counts(JULY)["General practice"] == {lead: 1, cash: 1}
    assert set(counts(JULY, stance="opportunity")) == {"General practice", "all"}
    assert set(counts(JULY, wanted="counc")) == {"Councils", "all"}
    client.force_login(officer)
    answer = client.get(reverse("delegation:concern-csv"), {"on": JUNE.isoformat()})
    table = list(csv.reader(io.StringIO(b"".join(answer).decode().removeprefix("\ufeff"))))
    assert table == [
        ["Group", "Stance on this day", "Clinical leadership", "Money at place"],
        ["Councils", "Broadly welcomed", "0", "0"],
        ["General practice", "Concerns; Some concern", "2", "1"],
        ["All groups shown", "", "2", "1"],
    ]
    page = text_of(client, "delegation:concern-list", on="2022-06-20")
    assert "No group has said anything by this day." in page


@pytest.mark.requirement("R74")
def test_a_later_stance_replaces_the_earlier_from_its_day(
    client: Client, officer: Any, people: Any, stated: Stance
) -> None:
    create_stance(
        group=stated.group, proposal=ALIGN, stance="welcomed", stated_on=JULY, source="Letter", by=officer
    )
    client.force_login(people("place_director"))
    detail = "delegation:stance-detail"
    assert "Replaced by a later one" not in text_of(client, detail, stated.pk, on="2022-07-26")
    assert "Replaced by a later one" in text_of(client, detail, stated.pk, on="2022-07-27")
    group = "delegation:stakeholder-group-detail"
    assert "Broadly welcomed" not in text_of(client, group, stated.group.pk, on="2022-07-26")
    assert "Broadly welcomed" in text_of(client, group, stated.group.pk, on="2022-07-27")
    assert client.get(reverse("delegation:stance-edit", args=[stated.pk])).status_code == 403
    client.force_login(people("other_icb"))
    assert client.get(reverse(detail, args=[stated.pk])).status_code == 404


def test_stances_are_filtered_by_theme_and_by_how_the_proposal_was_taken(
    client: Client, officer: Any, stated: Stance, leadership: ConcernTheme
) -> None:
    client.force_login(officer)

    def groups(**given: str) -> set[str]:
        lines = b"".join(client.get(reverse("delegation:stance-csv"), given)).decode()
        rows = list(csv.DictReader(io.StringIO(lines.removeprefix("\ufeff"))))
        return {row["Group"] for row in rows}

    assert groups() == {"Councils", "General practice"}
    assert groups(themes=str(leadership.pk)) == {"General practice"}
    assert groups(stance="welcomed") == {"Councils"}


def test_what_is_of_another_icb_is_refused_and_a_name_stands_once(
    world: World, officer: Any, people: Any, stated: Stance
) -> None:
    far = create_theme(icb=world.south, title="Far", source=SOURCE, by=people("other_icb"))
    with pytest.raises(RuleNotMet, match="another ICB"):
        change_stance(stated, {}, many={"themes": [far]}, by=officer, reason="A slip")
    assert [theme.title for theme in stated.themes.all()] == ["Clinical leadership"]
    with pytest.raises(ValidationError, match="one of this name already"):
        create_group(icb=world.north, name="Councils", by=officer)
    assert create_group(icb=world.south, name="Councils", by=people("other_icb")).pk
