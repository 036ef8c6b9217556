"""Screens of a meeting as somebody else will read it: the public, or a person at the table."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from governance.foundation import clock
from meetings.models import Meeting
from reports import seeing_as
from reports.models import Publication
from reports.public import pages
from reports.public import presenters as public
from reports.publication.asking import asking
from reports.publication.gather_meeting import meeting_draft
from reports.publication.selectors import current
from reports.publication.shapes import Draft
from reports.views.base import ReportsView


class SeeAsView(ReportsView):
    def opened(self, pk: str) -> Meeting:
        meeting = self.meeting(pk)
        self.demand(seeing_as.may_see_as(meeting, self.ask.user, on=self.ask.today))
        return meeting


class SeeAs(SeeAsView):
    """Whose eyes to look with."""

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.opened(pk)
        context = {
            "meeting": meeting,
            "readers": seeing_as.readers(meeting, self.ask.user, on=self.ask.today),
            "crumbs": self.crumbs(meeting),
        }
        return self.show("seeing/choose", context)


class SeeAsPerson(SeeAsView):
    """The agenda and papers as one person at the table will have them."""

    def get(self, request: HttpRequest, pk: str, person: str) -> HttpResponse:
        meeting = self.opened(pk)
        readers = seeing_as.readers(meeting, self.ask.user, on=self.ask.today)
        reader = next((one for one in readers if one.person.slug == person), None)
        if reader is None:
            raise Http404
        choose = ("See it as somebody else", self.ask.link("reports:see-as", meeting.slug))
        context = {
            "meeting": meeting,
            "reader": reader,
            "seen": seeing_as.as_person(meeting, reader.person, self.ask.user, on=self.ask.today),
            "crumbs": self.crumbs(meeting, choose),
        }
        return self.show("seeing/person", context)


class SeeAsPublic(SeeAsView):
    """The page of the public site as it would be if the meeting were published now: the same snapshot, the same
    templates. It says on top that it is not published."""

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.opened(pk)
        draft = self.draft(meeting)
        return self.as_public("meeting", meeting, draft, public.frame(as_publication(draft)) | {"files": []})

    def draft(self, meeting: Meeting) -> Draft:
        facts = seeing_as.facts_for(meeting, self.ask.user, on=self.ask.today)
        return meeting_draft(facts, pack=None, asking=asking(meeting, on=self.ask.today))

    def as_public(self, name: str, meeting: Meeting, draft: Draft, context: dict[str, Any]) -> HttpResponse:
        def address_of(item_id: str) -> str:
            return reverse("reports:see-as-public-item", args=[meeting.slug, item_id])

        banner = {
            "back": self.ask.link("reports:see-as", meeting.slug),
            "agenda": reverse("reports:see-as-public", args=[meeting.slug]),
            "address_of": address_of,
            "files": [file.title for file in draft.files],
        }
        response = pages.page(name, **context, preview=banner)
        response["X-Robots-Tag"] = "noindex"
        response["Cache-Control"] = "no-store, private"
        return response


class SeeAsPublicItem(SeeAsPublic):
    """The page of one item in the same way."""

    def get(self, request: HttpRequest, pk: str, item: UUID) -> HttpResponse:  # type: ignore[override]
        meeting = self.opened(pk)
        draft = self.draft(meeting)
        publication = as_publication(draft)
        found = public.item_of(
            publication,
            str(item),
            files={},
            address=lambda row: reverse("reports:see-as-public-item", args=[meeting.slug, row["id"]]),
        )
        if found is None:
            raise Http404
        return self.as_public("item", meeting, draft, public.frame(publication) | found)


def as_publication(draft: Draft) -> Publication:
    """A snapshot that is never saved: what the templates of the public site read."""
    before = current(draft.subject_key)
    return Publication(
        kind=draft.kind,
        subject_key=draft.subject_key,
        slug=draft.slug,
        title=draft.title,
        icb_slug=draft.icb_slug,
        number=before.number + 1 if before else 1,
        state="published",
        content=draft.content,
        event_date=draft.event_date,
        published_at=clock.now(),
    )
