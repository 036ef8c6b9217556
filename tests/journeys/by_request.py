"""Somebody who sends forms as they stand on the page, in the session of their browser, without drawing a page.

For the second to the twelfth time that a way is gone: the first time a Visitor goes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from lxml import html
from playwright.sync_api import APIResponse

from tests.journeys.visitor import Visitor

Given = Mapping[str, str | list[str]]


class Sender:
    """Reads a page with `read`, follows a link of it with `follow` and sends one of its forms with `send`."""

    def __init__(self, someone: Visitor) -> None:
        self.base = someone.base
        self.session = someone.page.context.request
        self.url = ""
        self.page = html.Element("html")

    def read(self, path: str) -> None:
        self._take(self.session.get(path if path.startswith("http") else self.base + path))

    def follow(self, words: str, within: html.HtmlElement | None = None) -> None:
        scope = self.page if within is None else within
        links = [link for link in scope.iter("a") if _words(link).startswith(words)]
        assert links, f"No link “{words}” on {self.url}"
        self.read(str(links[0].get("href")))

    def send(self, button: str, given: Given | None = None) -> None:
        """The form with this button: what stands in its fields, but for what is `given` by their names."""
        form = next((form for form in self.page.forms if self._button(form, button) is not None), None)
        assert form is not None, f"No button “{button}” on {self.url}"
        wanted = {name: [value] if isinstance(value, str) else value for name, value in (given or {}).items()}
        unknown = wanted.keys() - {field.get("name") for field in form.iter("input", "textarea", "select")}
        assert not unknown, f"{self.url} does not ask for {unknown}"
        pairs = [(name, value) for name, value in form.form_values() if name not in wanted]
        pairs += [(name, value) for name, values in wanted.items() for value in values]
        pressed = self._button(form, button)
        if pressed is not None and pressed.get("name"):
            pairs.append((str(pressed.get("name")), str(pressed.get("value") or "")))
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Referer": self.url}
        self._take(self.session.post(form.action or self.url, data=urlencode(pairs), headers=headers))

    def see(self, words: str) -> None:
        assert words in _words(self.page), f"“{words}” is not on {self.url}:\n{_words(self.page)[:1500]}"

    def _take(self, answer: APIResponse) -> None:
        assert answer.ok, f"{answer.url} answers {answer.status}"
        self.url = answer.url
        self.page = html.fromstring(answer.text(), base_url=self.url)
        self.page.make_links_absolute(self.url)
        assert "There is a problem" not in _words(self.page), _words(self.page)[:1500]

    def _button(self, form: html.HtmlElement, words: str) -> html.HtmlElement | None:
        return next((each for each in form.iter("button") if _words(each).startswith(words)), None)


def _words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())
