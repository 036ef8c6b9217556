"""People as they sign."""

from __future__ import annotations

from typing import Any

from membership.models import Person


def printed_name(user: Any) -> str:
    """Name and job title of the person behind a user, to start a signature with."""
    person = Person.objects.filter(user=user).first()
    return f"{person}, {person.job_title}" if person is not None and person.job_title else str(user)
