"""The built assets: nothing from outside, nothing of the NHS's marks, and no file named that is not there."""

import re
import shutil
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
DIST = PROJECT / "static" / "dist"
sys.path.insert(0, str(PROJECT / "scripts"))

import assets  # noqa: E402

# The first strokes of the NHS letters as nhsuk-frontend draws them.
NHS_MARK = "M200 0v80H0V0h200"


def test_style_sheet_asks_no_other_site_and_carries_no_licensed_font() -> None:
    css = (DIST / "portal.css").read_text()
    assert "font-family:Arial,Helvetica,sans-serif" in css.replace(", ", ",")
    assert not re.search(r"https?://|url\(\s*[\"']?//", css.replace("http://www.w3.org/", ""))
    assert "frutiger" not in css.lower()
    assert "@font-face" not in css


def test_every_file_that_the_style_sheet_and_scripts_name_is_served() -> None:
    css = (DIST / "portal.css").read_text()
    named = set(re.findall(r"url\([\"']?([^)\"'#]+)", css))
    assert named
    for script in DIST.glob("*.js"):
        named |= set(re.findall(r'from "(\./[^"]+)"', script.read_text()))
        assert "sourceMappingURL" not in script.read_text()
    assert [name for name in named if not (DIST / name).is_file()] == []


def test_no_built_or_own_file_draws_the_nhs_mark() -> None:
    for folder in (DIST, PROJECT / "static" / "src", PROJECT / "templates"):
        for path in folder.rglob("*"):
            if path.is_file():
                assert NHS_MARK not in path.read_text(), path


def test_every_class_of_ours_in_a_template_has_a_style() -> None:
    css = (DIST / "portal.css").read_text()
    used: dict[str, str] = {}
    for path in (PROJECT / "templates").rglob("*.*"):
        plain = re.sub(r"{[{%#].*?[#%}]}", " ", path.read_text(), flags=re.DOTALL)
        for attribute in re.findall(r'class="([^"]*)"', plain):
            used |= {name: path.name for name in attribute.split() if name.startswith(("app-", "pbp-"))}
    assert used
    assert {name: where for name, where in used.items() if f".{name}" not in css} == {}


def test_packages_are_pinned_without_download_addresses() -> None:
    lock = (PROJECT / "package-lock.json").read_text()
    assert '"integrity"' in lock
    assert '"resolved"' not in lock


@pytest.mark.parametrize(
    "css",
    [
        "a{background:url(https://assets.example/x.png)}",
        "a{background:url('//assets.example/x.png')}",
        "@font-face{font-family:Thing}",
        "body{font-family:Frutiger W01}",
    ],
)
def test_build_refuses_outside_addresses_and_fonts(css: str) -> None:
    assert any(pattern.search(css) for pattern in assets.FORBIDDEN.values())


def test_build_is_repeated_only_when_a_source_changes(tmp_path: Path) -> None:
    (tmp_path / "static").mkdir()
    shutil.copytree(PROJECT / "static" / "src", tmp_path / "static" / "src")
    shutil.copy(PROJECT / "package-lock.json", tmp_path)
    (tmp_path / "node_modules").symlink_to(PROJECT / "node_modules")
    sheet = tmp_path / "static" / "dist" / "portal.css"
    assets.build(tmp_path)
    built = sheet.stat().st_mtime_ns
    assets.build(tmp_path)
    assert sheet.stat().st_mtime_ns == built
    with (tmp_path / "static" / "src" / "_layout.scss").open("a") as source:
        source.write(".app-new { color: #005eb8; }\n")
    assets.build(tmp_path)
    assert ".app-new" in sheet.read_text()
