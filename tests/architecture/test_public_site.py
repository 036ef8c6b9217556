"""The public site reads publications and nothing else: no model, selector or rule of the floors below."""

from __future__ import annotations

from tests.architecture.test_house import BASE, imports_of, sources

FORBIDDEN = (
    "governance.models",
    "governance.selectors",
    "governance.actions",
    "membership",
    "delegation",
    "meetings",
)
ALLOWED_OF_REPORTS = ("reports.models", "reports.enums", "reports.public")


def public_files() -> list[str]:
    names = [str(path.relative_to(BASE)) for path in sources("*.py")]
    return [name for name in names if name.startswith("reports/public/")]


def test_public_site_imports_no_live_rows() -> None:
    bad = []
    for name in public_files():
        for imported in imports_of(BASE / name):
            top = imported.split(".")[0]
            if imported.startswith(FORBIDDEN) or (
                top == "reports" and not imported.startswith(ALLOWED_OF_REPORTS)
            ):
                bad.append(f"{name} imports {imported}")
    assert len(public_files()) > 5
    assert bad == []


def test_the_door_to_the_rules_reads_nothing() -> None:
    """`reports.public_answers` works on what it is given: pure rules, words and choices, no model and no selector."""
    allowed = ("delegation.rules", "delegation.reading", "delegation.ask_presenter", "delegation.enums")
    found = imports_of(BASE / "reports" / "public_answers.py")
    floors = [name for name in found if name.startswith(("governance", "delegation", "reports", "django"))]
    assert all(name.startswith((*allowed, "governance.foundation.periods")) for name in floors), floors


def test_public_site_names_no_model_but_publications() -> None:
    from reports.public import selectors

    models = {name for name, value in vars(selectors).items() if hasattr(value, "_meta")}
    assert models == {"Publication", "PublishedFile"}


def test_public_templates_ask_nobody_who_reads() -> None:
    files = [
        *(BASE / "templates" / "public").glob("*.jinja"),
        BASE / "templates" / "layouts" / "public.jinja",
    ]
    words = ("request", "csrf", "user", "messages", "nonce")
    bad = [f"{path.name}: {word}" for path in files for word in words if f"{{{{ {word}" in path.read_text()]
    assert bad == []
