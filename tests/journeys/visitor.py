"""Somebody at a browser. Every page that is reached is checked with axe and for refused content."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

from tests.journeys.axe import Axe

# The page's width in CSS pixels against the window's; names what sticks out, for the message.
WIDER_THAN_THE_WINDOW = """() => {
  const page = document.scrollingElement, room = window.innerWidth;
  if (page.scrollWidth <= room) return "";
  const out = [...document.body.querySelectorAll("*")].filter(e => e.getBoundingClientRect().right > room + 1);
  return `${page.scrollWidth} px: ` + out.slice(0, 4).map(e => e.outerHTML.slice(0, 120)).join(" | ");
}"""


@dataclass
class Visitor:
    """Reads like a person: `visit`, `follow` a link, `press` a button, `enter` text beside a label, `see` words."""

    page: Page
    base: str
    axe: Axe | None  # None without JavaScript, which it needs
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._listen)
        self.page.on("pageerror", lambda error: self.complaints.append(f"script error: {error}"))

    def _listen(self, message: Any) -> None:
        # A page that answers 404 or 403 is logged by the browser as an error; what a page refuses to load is ours.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.complaints.append(message.text)

    def visit(self, path: str) -> int:
        """Go to an address; returns the status of the answer."""
        response = self.page.goto(path if path.startswith("http") else self.base + path)
        self.check()
        return response.status if response else 0

    def follow(self, name: str, *, within: str | None = None, exact: bool = True) -> None:
        """A link by its words, also where it looks like a button."""
        scope = self._scope(within)
        link = scope.get_by_role("link", name=name, exact=exact)
        as_button = scope.get_by_role("button", name=name, exact=exact).and_(scope.locator("a"))
        link.or_(as_button).first.click()
        self.check()

    def address(self, name: str, *, exact: bool = True) -> str:
        """Where a link leads, in full."""
        link = self.page.get_by_role("link", name=name, exact=exact)
        as_button = self.page.get_by_role("button", name=name, exact=exact).and_(self.page.locator("a"))
        return str(link.or_(as_button).first.evaluate("link => link.href"))

    def download(self, name: str, *, exact: bool = True) -> bytes:
        """The file behind a link, for whoever is signed in here."""
        answer = self.page.context.request.get(self.address(name, exact=exact))
        assert answer.ok, f"{answer.url} answers {answer.status}"
        return answer.body()

    def press(self, name: str, *, within: str | None = None, exact: bool = True) -> None:
        self._scope(within).get_by_role("button", name=name, exact=exact).first.click()
        self.page.wait_for_load_state()
        self.check()

    def field(self, label: str) -> Locator:
        """The input with this label; fields that may stay empty say so after it."""
        return self.page.get_by_label(re.compile(rf"^\s*{re.escape(label)}( \(optional\))?\s*$")).first

    def enter(self, label: str, text: str) -> None:
        self.field(label).fill(text)

    def tick(self, label: str) -> None:
        self.field(label).check()

    def upload(self, label: str, file: Path) -> None:
        with self.page.expect_file_chooser() as opened:
            self.field(label).click()
        opened.value.set_files(file)

    def choose(self, group: str, option: str, *, exact: bool = True) -> None:
        """A radio or checkbox by the words of its group and its own."""
        self.page.get_by_role("group", name=group).get_by_label(option, exact=exact).first.check()

    def select(self, label: str, option: str) -> None:
        self.field(label).select_option(label=option)

    def chosen(self, label: str) -> str:
        """The words of the option that a select shows."""
        return self.field(label).locator("option:checked").inner_text()

    def enter_day(self, legend: str, day: int, month: int, year: int) -> None:
        group = self.page.get_by_role("group", name=legend).first
        for name, value in (("Day", day), ("Month", month), ("Year", year)):
            group.get_by_label(name, exact=True).fill(str(value))

    def see(self, words: str) -> None:
        """The page says this."""
        assert words in self.text(), f"“{words}” is not on {self.page.url}:\n{self.text()[:1500]}"

    def see_beside(self, label: str, words: str) -> None:
        """The message at this field, which the field itself names for a screen reader."""
        described = self.field(label).get_attribute("aria-describedby") or ""
        beside = " ".join(self.page.locator(f"#{each}").inner_text() for each in described.split())
        assert words in beside, f"“{words}” is not beside “{label}”: {beside}"

    def not_see(self, words: str) -> None:
        assert words not in self.text(), f"“{words}” is on {self.page.url}"

    def text(self) -> str:
        return self.page.locator("body").inner_text()

    def has_no_sideways_scroll(self) -> None:
        wide = self.page.evaluate(WIDER_THAN_THE_WINDOW)
        assert not wide, f"{self.page.url} scrolls sideways because of {wide}"

    def check(self) -> None:
        """Fail on what axe finds, and on what the browser complained about."""
        self.page.wait_for_load_state()
        faults = self.axe.faults(self.page) if self.axe else ""
        assert not faults, faults
        assert not self.complaints, f"{self.page.url}: {self.complaints}"

    def _scope(self, within: str | None) -> Page | Locator:
        return self.page.locator(within) if within else self.page
