"""A signed-off paper is laid out ahead of the pack."""

from __future__ import annotations

from typing import Any

import pytest
from celery import current_app

from reports.packs.warming import render_paper
from tests.reports.conftest import Board

pytestmark = pytest.mark.django_db


@pytest.fixture
def one(empty_board: Board) -> Board:
    empty_board.item("one", "First matter", minutes=10)
    empty_board.paper("one", "one", "First matter")
    return empty_board


def waiting() -> list[bytes]:
    """Messages in the broker's queue."""
    with current_app.connection_for_read() as connection:
        queue: list[bytes] = connection.default_channel.client.lrange("portal", 0, -1)
        return queue


def test_build_finds_the_parts_of_a_signed_off_paper_ready(one: Board) -> None:
    one.sign()
    assert render_paper(str(one.papers["one"].public_id)) == 2
    assert render_paper(str(one.papers["one"].public_id)) == 0
    assert all(part["was_kept"] for part in one.build("members").manifest["parts"])


def test_draft_is_not_laid_out(one: Board) -> None:
    assert render_paper(str(one.papers["one"].public_id)) == 0


def test_sign_off_sends_the_paper_to_a_worker(one: Board, django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        one.sign()
    wanted = str(one.papers["one"].public_id).encode()
    assert any(b"reports.render_paper" in message and wanted in message for message in waiting())
