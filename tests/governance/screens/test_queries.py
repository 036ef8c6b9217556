"""The number of queries of a list and of a CSV does not grow with its rows, for every register of the portal."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse

from governance.foundation.screens import Register
from governance.foundation.screens.views import ListView
from governance.models import User
from tests.governance.screens.pages import body_rows


def _registers(patterns):
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            yield from _registers(pattern.url_patterns)
        elif getattr(pattern.callback, "view_class", None) is ListView:
            yield pattern.callback.view_initkwargs["register"]


ALL: list[Register] = list(_registers(get_resolver().url_patterns))


@pytest.fixture
def reader(client, demo_world):
    """Opens a list as somebody who may, and gives the answer with its number of queries."""

    def read(register):
        email = "administrator@portal.example" if register.key == "user" else "lead@sel.example"
        client.force_login(User.objects.get(email=email))
        with CaptureQueriesContext(connection) as counted:
            answer = client.get(reverse(register.name("list")), {"when": "all"})
        return answer, len(counted)

    return read


@pytest.mark.parametrize("register", ALL, ids=lambda register: f"{register.app}:{register.key}")
def test_as_many_queries_for_one_row_as_for_fifty(reader, monkeypatch, register):
    reader(register)  # what the first request of a process reads once
    full, many = reader(register)
    monkeypatch.setattr(type(register), "page_size", 1)
    single, one = reader(register)
    assert many == one, f"{len(body_rows(full))} rows take {many} queries, one row takes {one}"
    assert len(body_rows(single)) <= 1
