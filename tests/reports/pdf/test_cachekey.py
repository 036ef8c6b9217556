"""Equal keys mean equal parts; whatever changes the look changes the key."""

from __future__ import annotations

import pytest

from reports.pdf.cachekey import engine_version, part_key, upload_key

BASE = {
    "html": "<p>x</p>",
    "css": "p{}",
    "assets": {"a": b"1"},
    "title": "T",
    "lang": "en-GB",
    "link_base": "",
    "engine": "1",
}


def test_the_same_input_has_the_same_key() -> None:
    assert part_key(**BASE) == part_key(**{**BASE, "assets": {"a": b"1"}})
    assert len(part_key(**BASE)) == 64
    assert part_key("<p>x</p>") == part_key("<p>x</p>", engine=engine_version())


@pytest.mark.parametrize(
    "change",
    [
        {"html": "<p>y</p>"},
        {"css": ""},
        {"assets": {}},
        {"assets": {"a": b"2"}},
        {"assets": {"b": b"1"}},
        {"title": "U"},
        {"lang": "cy"},
        {"link_base": "https://portal.example/"},
        {"engine": "2"},
        {"html": "<p>x</p>p{}", "css": ""},
    ],
)
def test_any_change_changes_the_key(change: dict) -> None:
    assert part_key(**BASE) != part_key(**{**BASE, **change})


def test_uploads_have_keys_of_their_own() -> None:
    assert upload_key(b"%PDF") != upload_key(b"%PDF", title="Other")
    assert upload_key(b"%PDF") != part_key("%PDF")


def test_the_engine_names_its_libraries_and_fonts() -> None:
    assert "weasyprint 7" in engine_version()
    assert " fonts " in engine_version()
