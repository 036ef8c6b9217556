"""The keyboard alone: where it is, and whether the eye can follow it there."""

from __future__ import annotations

from typing import Any

from tests.journeys.visitor import Visitor

# What the keyboard is on: a number in the order of the page, its words, and whether its look says so.
FOCUSED = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const looks = () => [e, e.nextElementSibling].filter(Boolean).flatMap(x => [null, "::before"].map(part => {
    const c = getComputedStyle(x, part);
    return [c.outlineStyle, c.outlineWidth, c.boxShadow, c.backgroundColor, c.borderColor, c.clipPath].join();
  })).join();
  const box = e.getBoundingClientRect(), focused = looks();
  let plain;
  if (e.type === "date") {  // the browser marks its parts itself; from the start, Tab would go through them again
    plain = "";
  } else {
    e.blur();
    plain = looks();
    e.focus({focusVisible: true, preventScroll: true});
  }
  return {
    place: [...document.querySelectorAll("*")].indexOf(e),
    words: (e.getAttribute("aria-label") || e.innerText || e.id || e.outerHTML.slice(0, 80)).trim(),
    shows: focused !== plain,
    on_screen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""


def focused(someone: Visitor) -> dict[str, Any]:
    """What the keyboard is on; fails where it is on nothing."""
    stop = someone.page.evaluate(FOCUSED)
    assert stop, "Nothing has the focus."
    return dict(stop)


def tab_to(someone: Visitor, words: str, *, most: int = 150, key: str = "Tab") -> None:
    """Press Tab until something that begins with these words has the focus; each stop on the way must show it."""
    for _ in range(most):
        someone.page.keyboard.press(key)
        stop = someone.page.evaluate(FOCUSED)
        if stop is None:
            continue
        assert stop["shows"], f"{someone.page.url}: “{stop['words']}” does not show that it has the focus"
        assert stop["on_screen"], f"{someone.page.url}: “{stop['words']}” has the focus out of sight"
        if " ".join(stop["words"].split()).startswith(words):
            return
    raise AssertionError(f"“{words}” is not among the next {most} stops of {someone.page.url}")


def enter(someone: Visitor) -> None:
    """The Enter key, where it leads to another page."""
    with someone.page.expect_navigation():
        someone.page.keyboard.press("Enter")
    someone.check()
