"""Entries as the functions and decisions map says them; each floor gives its own addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from delegation.models import SchemeEntry
from delegation.presenters import limit_words, terms, terms_counted
from delegation.rules.map import MapEntry, MapHolder, placed
from governance.enums import CommitteeKind, GovernanceForm
from governance.foundation import words
from governance.foundation.chart import Placed
from governance.models import Committee, IntegratedCareBoard, Place, Post

OF_PARTNERS = (CommitteeKind.ICP, CommitteeKind.HWB, CommitteeKind.SCRUTINY)
DESCRIPTION = (
    "Four bands from top to bottom: partners, the integrated care board, its committees and posts, and places. "
    "Each box is who holds or leads, with a line for each function. The list after the picture says the same."
)
Address = Callable[[Any], str]


def map_title(icb: IntegratedCareBoard, *, on: date, place: Place | None = None, group: str = "") -> str:
    """The name of the map, with what it is narrowed to. `group` in words."""
    narrowed = [str(place)] if place else []
    narrowed += [group.lower()] if group else []
    only = f" ({', '.join(narrowed)} only)" if narrowed else ""
    return f"Functions and decisions map of {icb}{only}, {words.day(on)}"


def placed_entries(
    entries: Iterable[SchemeEntry], *, icb: IntegratedCareBoard, address: Address
) -> list[Placed]:
    """Each entry where it stands. Read them with `map_entries`."""
    return [placed(map_entry(entry, icb=icb, address=address)) for entry in entries]


def map_entry(entry: SchemeEntry, *, icb: IntegratedCareBoard, address: Address) -> MapEntry:
    """The entry for the rule that places it. `address` leads to an entry, a committee, a post or a place, or is "".

    Read the entry with `MAP_RELATIONS` and its parts.
    """
    givers = [row.organisation for row in entry.delegators.all()]
    own = [giver for giver in givers if giver.pk == icb.organisation_id]
    above = entry.parent
    return MapEntry(
        function=entry.function.title,
        treatment=entry.treatment,
        place=entry.place.name if entry.place else "",
        holder=_holder(entry, icb, address),
        verb=entry.verb,
        verb_words=entry.get_verb_display(),
        from_icb=bool(own) or not givers,
        from_others=tuple(str(giver) for giver in givers if giver not in own),
        passed_on_by=_holder(above, icb, address) if above else None,
        terms=terms_of(entry),
        sentences=tuple(terms(entry)),
        href=address(entry),
        place_href=_place_address(entry, address),
    )


def terms_of(entry: SchemeEntry) -> tuple[str, ...]:
    """Limits in words, then how many conditions there are and how much is kept back."""
    limits = [limit_words(entry)] if entry.limits.all() else []
    return (*limits, *terms_counted(entry))


def _holder(entry: SchemeEntry, icb: IntegratedCareBoard, address: Address) -> MapHolder | None:
    holder = entry.holder
    if isinstance(holder, Committee):
        return MapHolder(
            "committee",
            holder.name,
            place=holder.place.name if holder.place else "",
            form=holder.form,
            form_words=holder.get_form_display(),
            is_board=holder.kind == CommitteeKind.BOARD or holder.form == GovernanceForm.STATUTORY_BOARD,
            is_of_partners=holder.kind in OF_PARTNERS,
            href=address(holder),
        )
    if isinstance(holder, Post):
        place = holder.place.name if holder.place else ""
        return MapHolder("post", holder.title, place=place, href=address(holder))
    if holder is not None:
        return MapHolder("body", holder.name, is_icb=holder.pk == icb.organisation_id)
    if entry.lead_body:
        own_names = (icb.organisation.name, icb.organisation.short_name, icb.short_name)
        return MapHolder("named", entry.lead_body, is_icb=entry.lead_body in own_names)
    return None


def _place_address(entry: SchemeEntry, address: Address) -> str:
    """Of the place in whose box the entry stands."""
    place = getattr(entry.holder, "place", None) or entry.place
    return address(place) if place else ""
