"""The screens of a register, by the example of committees."""

from __future__ import annotations

from django.urls import reverse


def test_list_shows_committees_of_own_icb(client, world, people):
    client.force_login(people("governance_officer"))
    page = client.get(reverse("governance:committee-list")).content.decode()
    assert "Hill Partnership Board" in page
    assert "Shore Partnership Board" not in page


def test_all_pages_answer(client, world, people):
    client.force_login(people("governance_officer"))
    for verb in ("detail", "edit", "history"):
        assert (
            client.get(reverse(f"governance:committee-{verb}", args=[world.hill_board.pk])).status_code == 200
        )
    assert client.get(reverse("governance:committee-create")).status_code == 200
    assert client.get(reverse("governance:home")).status_code == 200
    assert client.get(reverse("governance:account")).status_code == 200
