"""Reads pages as a browser does: what a form would send, which errors stand where, what a table shows."""

from __future__ import annotations

from typing import Any

import lxml.html


def tree(response: Any) -> Any:
    return lxml.html.fromstring(response.content.decode())


def sent_by(response: Any) -> dict[str, Any]:
    """What the page's own form sends when somebody presses its first button; several values as a list."""
    form = tree(response).xpath("//main//form[@method='post']")[-1]
    sent: dict[str, Any] = {}
    for name, value in form.form_values():
        sent.setdefault(name, []).append(value)
    sent.pop("csrfmiddlewaretoken", None)
    return {name: values[0] if len(values) == 1 else values for name, values in sent.items()}


def errors_in(response: Any) -> dict[str, str]:
    """The messages of the error summary by the field that each leads to; "" for the form as a whole."""
    found = {}
    for link in tree(response).xpath("//div[contains(@class, 'nhsuk-error-summary')]//a"):
        target = link.get("href").removeprefix("#")
        found["" if target == "maincontent" else target.removeprefix("id_")] = link.text_content().strip()
    return found


def targets_missing(response: Any) -> list[str]:
    """Links of the error summary that lead to nothing on the page."""
    page = tree(response)
    links = page.xpath("//div[contains(@class, 'nhsuk-error-summary')]//a/@href")
    return [link for link in links if not page.xpath("//*[@id=$id]", id=link.removeprefix("#"))]


def choices(response: Any, name: str) -> set[str]:
    """The words of the options that a field offers."""
    page = tree(response)
    options = page.xpath("//main//select[@name=$n]/option", n=name)
    boxes = page.xpath("//main//input[@name=$n]/following-sibling::label", n=name)
    return {item.text_content().strip() for item in (*options, *boxes)}


def body_rows(response: Any) -> list[list[str]]:
    """The rows of the page's first table."""
    rows = tree(response).xpath("(//main//table)[1]/tbody/tr")
    return [[cell.text_content().strip() for cell in row] for row in rows]


def words_of(response: Any) -> str:
    """The text of the main part, with single spaces."""
    return " ".join(" ".join(tree(response).xpath("//main")[0].itertext()).split())
