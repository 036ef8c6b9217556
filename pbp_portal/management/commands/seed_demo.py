"""`manage.py seed_demo`: the demonstration world, loaded through the portal's own actions."""

from __future__ import annotations

import time
from typing import Any

from django.core.management.base import BaseCommand

from pbp_portal.demo.load import load_world
from pbp_portal.demo.world.shapes import Account
from pbp_portal.demo.world.systems import SYSTEMS, WHOLE_SERVICE_ACCOUNTS


class Command(BaseCommand):
    help = "Loads five systems with invented people. Loading again completes what is missing and changes nothing else."

    def handle(self, *args: Any, **options: Any) -> None:
        self._loud = options["verbosity"] > 0
        started = time.monotonic()
        load_world(say=self._say)
        self._say(f"The demonstration is loaded ({time.monotonic() - started:.0f} s).")
        self._list_accounts()

    def _say(self, line: str) -> None:
        if self._loud:
            self.stdout.write(line)
            self.stdout.flush()

    def _list_accounts(self) -> None:
        groups: list[tuple[str, tuple[Account, ...]]] = [("All five systems", WHOLE_SERVICE_ACCOUNTS)]
        groups += [(system.icb.key.upper(), system.accounts) for system in SYSTEMS]
        for title, accounts in groups:
            self._say(f"\n{title}")
            for account in accounts:
                self._say(f"  {account.email:<28} {account.label}")
