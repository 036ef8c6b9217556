"""`manage.py lifecycle_diagrams`: writes docs/lifecycles.md from the transition tables."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from governance.foundation.lifecycle_book import book


class Command(BaseCommand):
    help = (
        "Draw the life cycles into docs/lifecycles.md. With --check, only say whether the page is up to date."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        page = Path(settings.BASE_DIR) / "docs" / "lifecycles.md"
        wanted = book()
        if options["check"]:
            if not page.exists() or page.read_text() != wanted:
                raise CommandError("docs/lifecycles.md is out of date: run manage.py lifecycle_diagrams")
            return
        page.parent.mkdir(exist_ok=True)
        page.write_text(wanted)
        self.stdout.write(f"Wrote {page.relative_to(settings.BASE_DIR)}")
