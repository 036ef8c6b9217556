"""`manage.py load_functions EMAIL`: the starter catalogue of functions, shared by every ICB."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from delegation.actions import load_starter_functions
from governance.foundation.errors import NotPermitted
from governance.selectors.access import user_by_email
from pbp_portal.demo import reference_data


class Command(BaseCommand):
    help = "Loads the shared functions that schemes name, each with its source. Loading again changes what differs."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="the system administrator in whose name it is done")

    def handle(self, *args: Any, **options: Any) -> None:
        by = user_by_email(options["email"])
        if by is None:
            raise CommandError(f"No open account has the address {options['email']}.")
        try:
            loaded = load_starter_functions(by=by, rows=reference_data.functions())
        except NotPermitted as error:
            raise CommandError(error.outcome.reason) from error
        self.stdout.write(
            f"{loaded.added} functions added, {loaded.changed} changed, {loaded.unchanged} as they were."
        )
