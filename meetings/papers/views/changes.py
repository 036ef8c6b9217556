"""What changed between two versions of a paper, for who reads both."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from meetings.papers.forms.changes import ChangesForm
from meetings.papers.presenters.changes import tally
from meetings.papers.selectors.changes import changed_parts
from meetings.papers.selectors.versions import readable_versions
from meetings.papers.views.base import PaperView


class PaperChanges(PaperView):
    """The newest version against the one before, until two are chosen."""

    def get(self, request: HttpRequest, paper: UUID) -> HttpResponse:
        found = self.found(paper)
        self.newest(found)
        versions = readable_versions(found, request.user, on=self.today)
        start = {"before": versions[min(1, len(versions) - 1)].number, "after": versions[0].number}
        chosen = {name: request.GET[name] for name in start if name in request.GET}
        form = ChangesForm(start | chosen, versions=versions)
        context = {"form": form, "versions": versions}
        if form.is_valid():
            by_number = {version.number: version for version in versions}
            before, after = (by_number[form.cleaned_data[name]] for name in ("before", "after"))
            parts = changed_parts(before, after, request.user, on=self.today)
            context |= {
                "before": before,
                "after": after,
                "parts": [part for part in parts if part.differs],
                "tally": tally(parts),
            }
        return self.show_paper("changes", found, context)
