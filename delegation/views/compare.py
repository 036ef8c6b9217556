"""Two versions of a scheme side by side: what changed, row by row and word by word."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from delegation.forms.compare import CompareForm
from delegation.permissions import READ_SCHEME
from delegation.presenters import redlines, whole_redline
from delegation.rules.compare import SAME, summary
from delegation.selectors.comparison import compare_sides, compare_wholes, side_of
from delegation.selectors.scheme import versions_visible_to
from governance.foundation.screens.access import require_in
from governance.foundation.screens.present import pages
from governance.foundation.screens.views import ScreenView


class CompareView(ScreenView):
    """Any two versions that this person may see, or a version and what was in force on a day."""

    def get(self, request: HttpRequest) -> HttpResponse:
        ask = self.ask
        require_in(ask.user, READ_SCHEME, ask.icb, on=ask.today)
        versions = versions_visible_to(ask.user, on=ask.today).filter(scheme__icb=ask.own_icb)
        form = CompareForm(request.GET if "after" in request.GET else None, versions=versions)
        context: dict[str, Any] = {
            "form": form,
            "subnav": pages(self.register, ask, here="delegation:compare"),
        }
        if form.is_bound and form.is_valid():
            context |= self.compared(form.cleaned_data)
        return self.page("delegation/compare.jinja", context)

    def compared(self, given: dict[str, Any]) -> dict[str, Any]:
        after = side_of(given["after"])
        before = side_of(given["before"], icb=self.ask.icb, day=given["day"], kind=given["after"].scheme.kind)
        changes = compare_sides(before, after)
        whole = compare_wholes(before, after)
        shown = [change for change in changes if given["everything"] or change.kind != SAME]
        return {
            "before": before,
            "after": after,
            "summary": summary(changes, whole),
            "whole": whole_redline(whole),
            "rows": redlines(shown),
            "query": self.request.GET.urlencode(),
            "same": sum(1 for change in changes if change.kind == SAME),
        }
