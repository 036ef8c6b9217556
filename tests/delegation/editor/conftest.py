"""Help for the tests of the editor: signed-in clients and the fields of an open row."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse


@pytest.fixture
def sign_in(people: Any) -> Callable[[str], Client]:
    """A browser of its own for each role."""

    def of(role: str) -> Client:
        client = Client()
        client.force_login(people(role))
        return client

    return of


@pytest.fixture
def keeper(sign_in: Any) -> Client:
    return sign_in("governance_officer")


def editor(version: Any, **query: Any) -> str:
    address = reverse("delegation:scheme-editor", args=[version.pk])
    return f"{address}?{'&'.join(f'{k}={v}' for k, v in query.items())}" if query else address


def row_address(entry: Any) -> str:
    return reverse("delegation:scheme-editor-row", args=[entry.scheme_version_id, entry.pk])


def form_of(html: str, action: str) -> dict[str, Any]:
    """What a browser would send back from the form with that action, untouched."""
    start = html.index(f'action="{action}')
    body = html[start : html.index("</form>", start)]
    sent: dict[str, Any] = {}
    for tag in re.findall(r"<input[^>]*>", body):
        name = re.search(r'name="([^"]+)"', tag)
        kind = re.search(r'type="([^"]+)"', tag)
        value = re.search(r'value="([^"]*)"', tag)
        if not name or (kind and kind[1] in ("checkbox", "radio") and "checked" not in tag):
            continue
        sent[name[1]] = unescape(value[1]) if value else ""
    for name, text in re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', body, re.S):
        sent[name] = unescape(text).lstrip("\n")
    for name, options in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', body, re.S):
        chosen = re.search(r'<option value="([^"]*)"[^>]*selected', options)
        first = re.search(r'<option value="([^"]*)"', options)
        sent[name] = unescape((chosen or first)[1]) if chosen or first else ""
    sent.pop("csrfmiddlewaretoken", None)
    return sent


def opened(client: Client, entry: Any) -> dict[str, Any]:
    """The fields of a row as the page shows them when it is open."""
    response = client.get(editor(entry.scheme_version, open=entry.pk))
    assert response.status_code == 200
    return form_of(response.content.decode(), row_address(entry))
