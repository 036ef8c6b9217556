"""`manage.py verify_ledger`: walks every chain of the ledger; exit status 1 names the first bad row of each."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from governance.foundation import ledger
from governance.models import LedgerChain


class Command(BaseCommand):
    help = "Prove that no row of the governance ledger was changed, removed or added outside the portal."

    def handle(self, *args: Any, **options: Any) -> None:
        flaws = []
        for chain in LedgerChain.objects.select_related("icb").order_by("pk"):
            flaw = ledger.verify(chain)
            whose = str(chain.icb) if chain.icb else "the deployment"
            if flaw is None:
                self.stdout.write(f"{whose}: {chain.size} rows hold, head {chain.head}")
            else:
                flaws.append(f"{whose}: row {flaw.sequence}: {flaw.problem}")
        if flaws:
            raise CommandError("\n".join(flaws))
