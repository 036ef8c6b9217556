"""A page's own form as a browser holds it: what it would send, what kind each field is, and what it says is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from lxml import html

Sent = dict[str, list[str]]
ROW = re.compile(r"-\d+-")  # in the name of an input that stands in a row
BOX = {"on"}  # what a single tick box offers
# What a page cannot show again: no page may fill in a file for the browser.
NEVER_SHOWN = ("csrfmiddlewaretoken", "version", "password", "password1", "password2", "upload")


@dataclass(frozen=True)
class Field:
    """One name of the form: `kind` is text, number, day, choice, tick or file; `offered` are a choice's values."""

    name: str
    kind: str
    required: bool
    offered: frozenset[str]


class Page:
    """An HTML page, read for the form that it posts to its own address."""

    def __init__(self, text: str, url: str) -> None:
        self.tree = html.document_fromstring(text.replace("\0", "\ufffd").encode(), parser=PARSER)
        self.form = next((form for form in self.tree.forms if _is_own(form, urlsplit(url).path)), None)

    def fields(self) -> list[Field]:
        """What a person fills in, once each; hidden fields are the page's own."""
        found: dict[str, Field] = {}
        for control in self._controls():
            name = control.get("name")
            offered = found[name].offered if name in found else frozenset()
            found[name] = Field(name, _kind(control), self._is_required(control), offered | _values(control))
        return list(found.values())

    def _controls(self) -> Iterator[Any]:
        for control in self.form.xpath(".//input | .//select | .//textarea"):
            if control.get("name") and control.get("type") not in ("hidden", "submit"):
                yield control

    def _is_required(self, control: Any) -> bool:
        """Where it is not, its label or the legend of its group says (optional)."""
        group = control.xpath("ancestor::fieldset[1]/legend")
        words = group or self.tree.xpath("//label[@for=$id]", id=control.get("id"))
        return "(optional)" not in "".join(word.text_content() for word in words)

    def sent(self) -> Sent:
        """What a browser would send now."""
        values: Sent = {}
        for name, value in self.form.form_values():
            values.setdefault(name, []).append(value.replace("\r\n", "\n"))
        return values

    def filled(self, given: Mapping[str, str | int]) -> Sent:
        """The same with every required field filled in that was empty: by `given`, else with the first choice.

        A number in `given` is the place of a choice in the list of those offered.
        """
        values = self.sent()
        for field in self.fields():
            name = field.name
            if name in given:
                choices = sorted(value for value in field.offered if value)
                wanted = given[name]
                values[name] = [choices[wanted] if isinstance(wanted, int) else wanted]
            elif (
                field.required
                and field.offered != BOX
                and not ROW.search(name)
                and not any(values.get(name, []))
            ):
                values[name] = [_sample(field)]
        return values

    def problems(self) -> list[str]:
        """The addresses in the error summary."""
        return [
            str(a.get("href")) for a in self.tree.xpath("//*[contains(@class,'error-summary')]//a[@href]")
        ]

    def words(self) -> list[str]:
        """What the error summary says."""
        return [
            " ".join(a.text_content().split())
            for a in self.tree.xpath("//*[contains(@class,'error-summary')]//li")
        ]

    def has(self, identity: str) -> bool:
        return bool(self.tree.xpath("//*[@id=$id]", id=identity))


PARSER = html.HTMLParser(encoding="utf-8")


def _is_own(form: Any, path: str) -> bool:
    return form.method == "POST" and urlsplit(form.get("action") or path).path == path


def _kind(control: Any) -> str:
    kind, name = control.get("type") or control.tag, control.get("name")
    if kind == "file":
        return "file"
    if kind in ("radio", "select"):
        return "choice"
    if kind == "checkbox":
        return "tick"
    if name.endswith(("_day", "_month", "_year")) and control.get("inputmode") == "numeric":
        return "day"
    return "number" if control.get("inputmode") in ("numeric", "decimal") else "text"


def _values(control: Any) -> frozenset[str]:
    if control.tag == "select":
        return frozenset(control.value_options)
    return (
        frozenset([control.get("value") or "on"])
        if control.get("type") in ("radio", "checkbox")
        else frozenset()
    )


DAYS = {"_day": "1", "_month": "4", "_year": "2031"}


def _sample(field: Field) -> str:
    if field.kind in ("choice", "tick"):
        return min(value for value in field.offered if value)
    if field.kind == "day":
        return DAYS[field.name[field.name.rindex("_") :]]
    return "7" if field.kind == "number" else "Sample words"


def lost(before: Sent, after: Sent, changed: frozenset[str]) -> list[str]:
    """The names of what was sent and stands no longer on the page. Rows may move up; `changed` need not be kept."""
    gone = []
    for name, values in before.items():
        if name in NEVER_SHOWN or name in changed or not any(values):
            continue
        if "-" in name:
            kept = {v.strip() for k, vs in after.items() if k.startswith(name.partition("-")[0]) for v in vs}
        else:
            kept = {v.strip() for v in after.get(name, [])}
        if not {v.strip() for v in values if v} <= kept:
            gone.append(name)
    return gone
