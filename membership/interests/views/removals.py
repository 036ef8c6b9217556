"""The list of records that will be removed at the end of their private term: told before it happens (LP39)."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, path

from governance.foundation.screens import Ask, Column, FilterForm, Register
from governance.foundation.screens import views as screen_views
from membership.interests.models import Interest
from membership.interests.presenters_gifts import removal_columns, removal_notes
from membership.interests.selectors.policy import policy_on
from membership.interests.selectors.removals import SOON, removals
from membership.interests.views.pages import PAGES
from membership.permissions import KEEP_INTERESTS, VIEW_INTERESTS


class InterestRemovals(Register):
    app = "membership"
    noun, plural = "record to be removed", "records to be removed"
    key, path = "interest-removal", "interest-removals"
    model = Interest
    view_permission, permission = VIEW_INTERESTS, KEEP_INTERESTS
    filters = FilterForm
    pages = PAGES
    intro = (
        "Interests that ended, and gifts that were declared, so long ago that their years in the private record are "
        f"over, or will be within {SOON.days} days. The portal removes each by itself on the day after its last day, "
        "with its history. To keep one, correct the last day of the interest, or the policy."
    )
    empty = "No record comes to the end of its private term soon."

    def list_columns(self, ask: Ask) -> tuple[Column, ...]:
        return removal_columns(ask)

    def notes(self, ask: Ask) -> list[str]:
        policy = policy_on(ask.icb, on=ask.on)
        return removal_notes(policy)

    def rows(self, ask: Ask) -> list[Any]:
        found = removals(ask.user, ask.own_icb, on=ask.on, rights_on=ask.today)
        wanted = str(ask.filters.get("q") or "").casefold()
        return [one for one in found if wanted in str(one.record).casefold()]

    def urls(self) -> list[URLPattern]:
        routes = (("list", "", screen_views.ListView), ("csv", "csv/", screen_views.CsvView))
        return [
            path(f"{self.path}/{tail}", view.as_view(register=self), name=f"{self.key}-{verb}")
            for verb, tail, view in routes
        ]
