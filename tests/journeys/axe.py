"""Accessibility of the pages that journeys reach: axe runs wherever a page is made of something new.

Several people pass the same pages in the same state, and axe takes longer than the page itself. What a page is made of
is what the rules of axe look at: its elements in their places, with their roles, states, classes and the names of their
attributes, and whether they hold words; its headings in their order; ids that occur twice; the width of the window. A
page is checked unless all of that was checked on this route before, in this run of this process.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import axe_playwright_python
from django.urls import Resolver404, resolve
from playwright.sync_api import Page

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
# What is right is not told: it is most of what axe finds, and takes longer to bring over than to find.
RUN = "options => axe.run(document, options).then(found => found.violations)"
OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}

MADE_OF = """() => {
  const kept = new Set(["role", "type", "class", "lang", "scope", "autocomplete", "tabindex"]);
  const pointing = /^aria-(labelledby|describedby|controls|owns|label|activedescendant|details|errormessage)$/;
  const written = new Set(["id", "name", "href", "src", "for", "value", "alt", "title"]);
  const told = a => {
    if (pointing.test(a.name) || written.has(a.name)) return a.name + (a.value.trim() ? "=…" : "=");
    return kept.has(a.name) || a.name.startsWith("aria-") ? `${a.name}=${a.value.replace(/\\d+/g, "0")}` : a.name;
  };
  const own = e => [e.localName, ...[...e.attributes].map(told).sort()].join(" ");
  const words = e => [...e.childNodes].some(n => n.nodeType === 3 && n.nodeValue.trim()) ? " …" : "";
  const parts = new Set([document.title ? "titled" : "no title"]);
  const walk = (e, place) => {
    parts.add(`${place.join(" > ")} > ${own(e)}${words(e)}${e.children.length ? "" : " |"}`);
    const below = [...place.slice(-2), [e.localName, e.getAttribute("role"), e.getAttribute("class")].join(" ")];
    for (const child of e.children) if (child.localName !== "path") walk(child, below);
  };
  walk(document.documentElement, []);
  let last = "start";
  for (const h of document.querySelectorAll("h1,h2,h3,h4,h5,h6")) parts.add(`${last} then ${last = h.localName}`);
  for (const once of ["h1", "main", "header", "footer"])
    parts.add(`${once} ${Math.min(document.querySelectorAll(once).length, 2)}`);
  const ids = [...document.querySelectorAll("[id]")].map(e => e.id);
  parts.add(ids.length === new Set(ids).size ? "every id once" : `ids twice: ${ids.length - new Set(ids).size}`);
  return [...parts];
}"""


class Axe:
    """One for all visitors of a run; `faults(page)` names what axe finds there, in words."""

    def __init__(self) -> None:
        self._checked: defaultdict[tuple[str, int], set[str]] = defaultdict(set)

    def faults(self, page: Page) -> str:
        parts = set(page.evaluate(MADE_OF))
        checked = self._checked[_route(page.url), (page.viewport_size or {}).get("width", 0)]
        if parts <= checked:
            return ""
        page.evaluate(AXE)
        if found := page.evaluate(RUN, OPTIONS):
            return _words(page.url, found)
        checked |= parts
        return ""


def _route(url: str) -> str:
    """The name of the route; its path where this process has no such route: the demonstration's door."""
    path = urlsplit(url).path
    try:
        return resolve(path).view_name
    except Resolver404:
        return path


def _words(url: str, found: list[dict[str, Any]]) -> str:
    lines = [f"axe on {url}:"]
    for each in found:
        nodes = "; ".join(node["html"][:160] for node in each["nodes"][:3])
        lines.append(f"  {each['id']} ({each['impact']}): {each['help']} – {nodes}")
    return "\n".join(lines)
