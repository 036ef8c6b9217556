"""Accounts for further members of Bexley's board, by the portal's own acts: `python -m tests.journeys.more_members`.

Runs as a process of its own against the database of one journey, before that journey's portal starts.
"""

from __future__ import annotations

import os
import subprocess
import sys

from tests import databases

MEMBERS = ("Hemali Joshipura", "Owen Trevanion")


def give_accounts(database: str) -> None:
    """To the people of MEMBERS, in `database`."""
    environment = os.environ | {"DATABASE_URL": databases.url_of(database), "DEMO": "1"}
    subprocess.run([sys.executable, "-m", __name__], check=True, env=environment, cwd=databases.BASE)


def main() -> None:
    import django

    django.setup()
    from django.db import transaction

    from governance.models import Committee, User
    from membership.models import Person
    from membership.people.actions import change_person
    from pbp_portal.demo.load_access import create_user, grant_role
    from pbp_portal.demo.world.shared import SERVICE_START

    lead = User.objects.get(email="lead@sel.example")
    administrator = User.objects.get(email="administrator@portal.example")
    board = Committee.objects.get(slug="bexley-strategic-board")
    for name in MEMBERS:
        person = Person.objects.get(name=name)
        with transaction.atomic():
            user = create_user(
                email=f"{person.slug}@sel.example",
                name=name,
                by=administrator,
                reason="A member of the board",
            )
            grant_role(
                user=user,
                role="member",
                committee=board,
                effective_from=SERVICE_START,
                by=lead,
                reason="Member",
            )
            change_person(person, {"user": user}, by=lead, reason="Their own account")


if __name__ == "__main__":
    main()
