"""People: entered and changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from governance.foundation import actions
from governance.foundation.slugs import unique_slug
from governance.models import IntegratedCareBoard, Organisation
from membership.models import Person
from membership.permissions import KEEP_PEOPLE


def create_person(
    *,
    icb: IntegratedCareBoard,
    name: str,
    by: Any,
    reason: str = "",
    employers: Iterable[Organisation] = (),
    **values: Any,
) -> Person:
    """Enter somebody who will hold seats or posts. `values` are further fields of Person; e-mail and phone stay
    private. Raises NotPermitted or ValidationError."""
    values.setdefault("slug", unique_slug(Person, name))
    person = Person(icb=icb, name=name, **values)
    return actions.create(
        person,
        by=by,
        permission=KEEP_PEOPLE,
        event="person.created",
        summary=f"Entered {person}",
        reason=reason,
        many={"employers": employers},
    )


def change_person(
    person: Person,
    values: Mapping[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
    many: Mapping[str, Iterable[Any]] | None = None,
) -> Person:
    """Change a person's particulars. Raises NotPermitted, ValidationError or StaleEdit."""
    return actions.update(
        person,
        values,
        by=by,
        permission=KEEP_PEOPLE,
        event="person.changed",
        summary=f"Changed the particulars of {person}",
        reason=reason,
        expected_version=expected_version,
        many=many,
    )
