"""A part may load nothing but what it was given."""

from __future__ import annotations

import base64

import pytest
from weasyprint.urls import FatalURLFetchingError

from reports.pdf.fetcher import DATA_IMAGE_LIMIT, MemoryFetcher
from reports.pdf.parts import PartRefused
from reports.pdf.render import render_part

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>"
OUTSIDE = "http://127.0.0.1:9/x"
SECRET = "file:///etc/hostname"


@pytest.mark.parametrize(
    "address", [SECRET, OUTSIDE, "ftp://127.0.0.1/x", "https://example.org/", "asset:missing.png"]
)
def test_anything_that_was_not_given_is_fatal(address: str) -> None:
    fetcher = MemoryFetcher({})
    with pytest.raises(FatalURLFetchingError):
        fetcher.fetch(address)
    assert fetcher.refusals


def test_given_pictures_and_small_data_pictures_are_served() -> None:
    fetcher = MemoryFetcher({"a.png": PNG})
    assert fetcher.fetch("asset:a.png").read() == PNG
    data = "data:image/png;base64," + base64.b64encode(PNG).decode()
    response = fetcher.fetch(data)
    assert (response.read(), response.content_type) == (PNG, "image/png")


@pytest.mark.parametrize(
    "address",
    [
        "data:text/css,p{color:red}",
        "data:font/ttf;base64,AAEAAAA",
        "data:image/png,not a picture",
        "data:image/svg+xml," + "<svg>" + "a" * DATA_IMAGE_LIMIT,
    ],
)
def test_other_data_is_fatal(address: str) -> None:
    with pytest.raises(FatalURLFetchingError):
        MemoryFetcher({}).fetch(address)


def test_given_bytes_that_are_no_picture_are_fatal() -> None:
    with pytest.raises(FatalURLFetchingError):
        MemoryFetcher({"style.css": b"p { color: red }"}).fetch("asset:style.css")


@pytest.mark.parametrize(
    ("html", "css"),
    [
        (f'<img alt="x" src="{SECRET}">', ""),
        (f'<img alt="x" src="{OUTSIDE}">', ""),
        (f'<link rel="stylesheet" href="{OUTSIDE}">', ""),
        (f'<link rel="attachment" href="{SECRET}">', ""),
        (f'<object data="{SECRET}"></object>', ""),
        (f'<embed src="{SECRET}">', ""),
        (f'<style>@import url("{OUTSIDE}")</style>', ""),
        ("<p>x</p>", f'@import url("{OUTSIDE}");'),
        (
            '<p class="x">x</p>',
            f'@font-face {{ font-family: x; src: url("{SECRET}") }} .x {{ font-family: x }}',
        ),
        ("<p>x</p>", f'p {{ background-image: url("{SECRET}") }}'),
        ("<ul><li>x</ul>", f'li {{ list-style-image: url("{SECRET}") }}'),
        ("<p>x</p>", f'p::before {{ content: url("{SECRET}") }}'),
        (
            f'<svg width="9" height="9"><title>t</title><image width="9" height="9" href="{SECRET}"/></svg>',
            "",
        ),
        (
            f"<img alt='x' src=\"data:image/svg+xml,<svg><image href='{SECRET}' width='9' height='9'/></svg>\">",
            "",
        ),
        ("<img alt='x' src='asset:outer.svg'>", ""),
    ],
)
def test_a_part_that_asks_for_more_is_refused(html: str, css: str) -> None:
    image = f"<image href='{SECRET}' width='9' height='9'/>"
    outer = f"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>{image}</svg>"
    with pytest.raises(PartRefused) as refused:
        render_part(html, css=css, assets={"outer.svg": outer.encode()}, title="Hostile")
    assert refused.value.code == "outside-resource"


def test_a_given_file_cannot_be_attached() -> None:
    with pytest.raises(PartRefused) as refused:
        render_part(
            '<link rel="attachment" href="asset:a.svg"><p>x</p>', assets={"a.svg": SVG}, title="Hostile"
        )
    assert refused.value.code == "attachment"


def test_given_pictures_are_drawn() -> None:
    html = '<p>x</p><img alt="A dot" src="asset:a.png"><img alt="A square" src="asset:b.svg">'
    part = render_part(html, assets={"a.png": PNG, "b.svg": SVG}, title="Pictures")
    assert part.meta.findings == ()
    assert part.meta.warnings == ()
