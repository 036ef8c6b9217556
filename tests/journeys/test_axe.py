"""The check of accessibility looks again wherever a page has something new."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.journeys.axe import Axe

PAGE = """<!doctype html><html lang="en"><head><title>Board</title></head><body><main><h1>Board</h1>
<ul><li><a href="/one">The first</a></li>{more}</ul></main></body></html>"""
FAULTS = {
    "image-alt": '<li><img src="data:,"></li>',
    "link-name": '<li><a href="/two"></a></li>',
    "heading-order": "<li><h4>Late</h4></li>",
    "aria-allowed-attr": '<li><a href="/two" aria-checked="true">The second</a></li>',
    "landmark-no-duplicate-main": "<li><main>More</main></li>",
}


@pytest.mark.parametrize("rule", FAULTS)
def test_a_fault_beside_what_was_checked_is_found(browser: Browser, rule: str) -> None:
    axe, page = Axe(), browser.new_page()
    for more in ("", '<li><a href="/two">The second</a></li>'):
        page.set_content(PAGE.format(more=more))
        assert axe.faults(page) == ""
    page.set_content(PAGE.format(more=FAULTS[rule]))
    assert rule in axe.faults(page)
    assert rule in axe.faults(page)  # and what failed does not count as checked
    page.close()
