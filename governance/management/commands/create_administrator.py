"""`manage.py create_administrator EMAIL NAME`: the first account, which sets up ICBs and other accounts."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from governance.actions.access import create_administrator


class Command(BaseCommand):
    help = (
        "Make a system administrator. Their password is chosen by the link under “Forgotten your password?”."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("name", nargs="+")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            user = create_administrator(email=options["email"], name=" ".join(options["name"]))
        except ValidationError as error:
            raise CommandError("; ".join(error.messages)) from error
        self.stdout.write(f"{user.name} <{user.email}> is a system administrator.")
