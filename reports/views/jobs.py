"""The page of one long work: its progress survives a reload, and it can be cancelled."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from governance.enums import Permission
from governance.foundation.models import Job
from governance.foundation.permissions import can
from governance.foundation.screens.views import REFUSALS
from reports import presenters
from reports.packs.actions import cancel_job
from reports.views.base import ReportsView
from reports.work import Work, work_for


class JobDetail(ReportsView):
    def get(self, request: HttpRequest, job_id: UUID) -> HttpResponse:
        work = self.opened(job_id)
        context = presenters.work(work) | {
            "job": work.job,
            "may_cancel": self.may_cancel(work),
            "crumbs": self.crumbs(None, *presenters.work_crumbs(work, self.ask)),
        }
        if request.GET.get("part") == "progress":  # asked by the page itself, once a second
            return self.show("jobs/progress", context | {"is_part": True})
        return self.show("jobs/detail", context)

    def opened(self, job_id: UUID) -> Work:
        work: Work = self.found(work_for(self.ask.user, job_id, on=self.ask.today))
        return work

    def may_cancel(self, work: Work) -> bool:
        if work.job.state not in ("queued", "running"):
            return False
        mine = work.job.created_by_id == self.ask.user.pk
        return mine or can(self.ask.user, Permission.BUILD_PACK, work.subject, on=self.ask.today).ok


class JobCancel(JobDetail):
    def get(self, request: HttpRequest, job_id: UUID) -> HttpResponse:
        return redirect("reports:job-detail", job_id)

    def post(self, request: HttpRequest, job_id: UUID) -> HttpResponse:
        work = self.opened(job_id)
        job: Job = work.job
        try:
            cancel_job(job, subject=work.subject, by=request.user)
        except REFUSALS as error:
            messages.error(request, presenters.refusal_words(error))
        else:
            messages.success(request, "It was cancelled.")
        return redirect("reports:job-detail", job.pk)
