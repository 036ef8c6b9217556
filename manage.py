#!/usr/bin/env python
"""Django's command line; starts the embedded PostgreSQL first when no DATABASE_URL is set."""

import os
import sys
from pathlib import Path


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pbp_portal.settings")
    handle = None
    if not os.environ.get("DATABASE_URL"):
        from pbp_portal.embedded import ensure_postgres

        handle = ensure_postgres(Path(__file__).resolve().parent)
    try:
        from django.core.management import execute_from_command_line

        execute_from_command_line(sys.argv)
    finally:
        # The last to leave stops the server; one that others use stays.
        if handle is not None:
            handle.stop()


if __name__ == "__main__":
    main()
