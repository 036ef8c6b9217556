"""Packs of a meeting: what can be built, what was built, and the file itself."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from governance.enums import Permission
from governance.foundation.screens.views import REFUSALS
from meetings.models import Meeting
from meetings.papers.selectors.packs import pack_warnings
from meetings.planning.selectors.together import may_service
from reports import presenters
from reports.forms import BuildForm
from reports.models import PackBuild
from reports.packs import selectors
from reports.packs.actions import build_own_copy, build_pack, read_pack
from reports.public.views.documents import FILE_CSP
from reports.views.base import ReportsView


class PackList(ReportsView):
    """For who builds packs: the state of each audience's pack, and the form that builds one."""

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.opened(pk)
        packs = selectors.packs_of(meeting)
        start = {"audience": "members", "which": packs[-2][0] if len(packs) > 1 else ""}
        return self.answer(meeting, BuildForm(packs=packs, initial=start))

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.opened(pk)
        form = BuildForm(request.POST, packs=selectors.packs_of(meeting))
        if form.is_valid():
            try:
                build = build_pack(
                    meeting,
                    audience=form.cleaned_data["audience"],
                    which=form.cleaned_data.get("which", ""),
                    by=request.user,
                )
            except REFUSALS as error:
                form.add_refusal(error)
            else:
                return self.onward(build)
        return self.answer(meeting, form)

    def opened(self, pk: str) -> Meeting:
        meeting = self.meeting(pk)
        self.demand(may_service(meeting, self.ask.user, Permission.BUILD_PACK, on=self.ask.today))
        return meeting

    def onward(self, build: PackBuild) -> HttpResponse:
        if build.file_id:
            messages.info(self.request, "Nothing has changed since this pack was built.")
            return redirect("reports:pack-detail", build.public_id)
        return redirect("reports:job-detail", build.job_id)

    def answer(self, meeting: Meeting, form: BuildForm) -> HttpResponse:
        states = selectors.pack_states(meeting, on=self.ask.today)
        states += selectors.supplement_states(meeting, on=self.ask.today)
        may_read = selectors.readable_builds(self.ask.user, meeting, on=self.ask.today)
        context = {
            "meeting": meeting,
            "form": form,
            "states": [presenters.pack_state(state, may_read) for state in states],
            "warnings": [outcome.reason for outcome in pack_warnings(meeting, on=self.ask.today)],
            "builds": [presenters.build_line(build) for build in may_read],
            "crumbs": self.crumbs(meeting),
        }
        return self.show("packs/list", context)


class PackDetail(ReportsView):
    """One build: its manifest, and whether it still says what the papers say."""

    def get(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        build = self.found(selectors.visible_build(self.ask.user, public_id, on=self.ask.today))
        if not build.file_id:
            return redirect("reports:job-detail", build.job_id)
        may_build = may_service(build.meeting, self.ask.user, Permission.BUILD_PACK, on=self.ask.today)
        packs = (str(build.meeting), self.ask.link("meetings:meeting-detail", build.meeting.slug))
        context = {
            "build": build,
            "pack": presenters.build_line(build),
            "manifest": build.manifest,
            "is_current": selectors.is_current(build, on=self.ask.today),
            "may_build": may_build,
            "crumbs": self.crumbs(None, packs),
        }
        return self.show("packs/detail", context)


class PackFile(ReportsView):
    """The pack itself. Reading private business is written down before the first byte leaves."""

    def get(self, request: HttpRequest, public_id: UUID, filename: str = "") -> HttpResponseBase:
        build = self.found(selectors.visible_build(self.ask.user, public_id, on=self.ask.today))
        if not build.file_id:
            raise Http404
        name = presenters.filename(build)
        if filename != name:
            return redirect(reverse("reports:pack-file", args=[public_id, name]))
        response = FileResponse(
            read_pack(build, by=request.user), filename=name, content_type="application/pdf"
        )
        response["Content-Security-Policy"] = FILE_CSP
        return response


class OwnCopy(ReportsView):
    """A reader from whom papers are withheld gets a copy without them (R9)."""

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.meeting(pk)
        left_out = selectors.withheld_from(meeting, request.user, on=self.ask.today)
        if not left_out:
            raise Http404
        which = selectors.packs_of(meeting)[-1][0]  # with the supplements in it, once there are any
        build = build_own_copy(meeting, audience="members", left_out=left_out, which=which, by=request.user)
        if build.file_id:
            return redirect("reports:pack-detail", build.public_id)
        return redirect("reports:job-detail", build.job_id)
