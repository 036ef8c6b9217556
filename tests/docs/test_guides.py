"""The guides tell the truth: what they name is on the screens, and their links lead somewhere."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from governance.roles import ROLES
from meetings.papers.cover_sheets import FIELDS

BASE = Path(__file__).resolve().parents[2]
GUIDES = sorted((BASE / "docs" / "guides").glob("*.md"))
PAGES = [*GUIDES, BASE / "docs" / "README.md", BASE / "docs" / "operations.md", BASE / "README.md"]
APPS = ("governance", "membership", "delegation", "meetings", "reports", "pbp_portal")


@cache
def screens() -> str:
    """All words of templates and code, small, with one space between them."""
    files = [
        *BASE.glob("templates/**/*.jinja"),
        *(file for app in APPS for file in (BASE / app).rglob("*.py")),
    ]
    return flat(" ".join(file.read_text() for file in files))


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).lower()


def is_on_a_screen(words: str) -> bool:
    """As written, or "Add committee" from the noun of its register."""
    noun = words.removeprefix("Add ")
    return flat(words) in screens() or (noun != words and f'noun, plural = "{flat(noun)}"' in screens())


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_bold_words_stand_on_a_screen(guide: Path) -> None:
    named = re.findall(r"\*\*(.+?)\*\*", guide.read_text(), flags=re.DOTALL)
    assert len(named) > 3
    assert [words for words in named if not is_on_a_screen(words)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}-{page.stem}")
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text())
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}-{page.stem}")
def test_links_to_headings_name_one(page: Path) -> None:
    for link, heading in re.findall(r"\]\((?!https?:)([^)#]*)#([^)]+)\)", page.read_text()):
        target = (page.parent / link) if link else page
        titles = re.findall(r"^#+ (.+)$", target.read_text(), flags=re.MULTILINE)
        assert heading in [re.sub(r"[^\w -]", "", title).lower().replace(" ", "-") for title in titles]


def test_the_officers_guide_lists_every_cover_sheet_field_and_role() -> None:
    text = (BASE / "docs" / "guides" / "governance-officer.md").read_text()
    assert [key for key in FIELDS if f"`{key}`" not in text] == []
    titles = [role.title for role in ROLES.values() if role.anchors != ("deployment",)]
    assert [title for title in titles if f"| {title} |" not in text] == []


def test_every_decision_is_in_the_index() -> None:
    index = (BASE / "docs" / "README.md").read_text()
    assert [file.name for file in (BASE / "docs" / "decisions").glob("*.md") if file.name not in index] == []
