"""Somebody at a browser. Every page that is reached is checked with axe and for refused content."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Locator, Page

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@dataclass
class Visitor:
    """Reads like a person: `visit`, `follow` a link, `press` a button, `enter` text beside a label, `see` words."""

    page: Page
    base: str
    checked: set[str] = field(default_factory=set)
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
        self._scope(within).get_by_role("link", name=name, exact=exact).first.click()
        self.check()

    def press(self, name: str, *, within: str | None = None, exact: bool = True) -> None:
        self._scope(within).get_by_role("button", name=name, exact=exact).first.click()
        self.page.wait_for_load_state()
        self.check()

    def enter(self, label: str, text: str, *, exact: bool = True) -> None:
        self.page.get_by_label(label, exact=exact).first.fill(text)

    def choose(self, group: str, option: str, *, exact: bool = True) -> None:
        """A radio or checkbox by the words of its group and its own."""
        self.page.get_by_role("group", name=group).get_by_label(option, exact=exact).first.check()

    def select(self, label: str, option: str) -> None:
        self.page.get_by_label(label, exact=True).first.select_option(label=option)

    def enter_day(self, legend: str, day: int, month: int, year: int) -> None:
        group = self.page.get_by_role("group", name=legend).first
        for name, value in (("Day", day), ("Month", month), ("Year", year)):
            group.get_by_label(name, exact=True).fill(str(value))

    def see(self, words: str) -> None:
        """The page says this."""
        assert words in self.text(), f"“{words}” is not on {self.page.url}:\n{self.text()[:1500]}"

    def not_see(self, words: str) -> None:
        assert words not in self.text(), f"“{words}” is on {self.page.url}"

    def text(self) -> str:
        return self.page.locator("body").inner_text()

    def check(self) -> None:
        """Run axe once for each address and heading, and fail on what the browser complained about."""
        self.page.wait_for_load_state()
        key = f"{self.page.url} {self.page.title()}"
        if key not in self.checked:
            self.checked.add(key)
            self.page.evaluate(AXE)
            found = self.page.evaluate("options => axe.run(document, options)", RULES)["violations"]
            assert not found, self._words(found)
        assert not self.complaints, f"{self.page.url}: {self.complaints}"

    def _words(self, found: list[dict[str, Any]]) -> str:
        lines = [f"axe on {self.page.url}:"]
        for each in found:
            nodes = "; ".join(node["html"][:160] for node in each["nodes"][:3])
            lines.append(f"  {each['id']} ({each['impact']}): {each['help']} – {nodes}")
        return "\n".join(lines)

    def _scope(self, within: str | None) -> Page | Locator:
        return self.page.locator(within) if within else self.page
