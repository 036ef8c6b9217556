"""Screens of a folder: dropped, looked at, its table, filed, undone."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from governance.foundation.outcome import Outcome
from governance.foundation.screens import views
from meetings.papers.actions import filing
from meetings.papers.actions import folders as actions
from meetings.papers.forms.folders import DropForm, FilingForm
from meetings.papers.models import Folder
from meetings.papers.presenters import folders as presenters
from meetings.papers.selectors import folders as selectors
from meetings.papers.views.agenda import AgendaView
from meetings.planning.models import Meeting
from meetings.planning.views.base import refusal_words


class MeetingFolders(AgendaView):
    """Bring files in; those that were brought in before."""

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        return self.answer(self.asked(pk), DropForm())

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.asked(pk)
        form = DropForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                folder = actions.drop_folder(
                    meeting=meeting, uploads=form.cleaned_data["upload"], by=request.user
                )
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                return redirect(self.ask.link("meetings:folder-detail", folder.public_id))
        return self.answer(meeting, form)

    def asked(self, pk: str) -> Meeting:
        meeting: Meeting = self.row(pk)
        self.demand(selectors.may_drop(meeting, self.ask.user, on=self.ask.today))
        return meeting

    def answer(self, meeting: Meeting, form: DropForm) -> HttpResponse:
        folders = selectors.folders_of(meeting, self.ask.user, on=self.ask.today)
        return self.show(
            "folders", {"meeting": meeting, "form": form, "folders": folders, "words": presenters}
        )


class FolderView(AgendaView):
    """Base: a page of one folder."""

    def found(self, public_id: UUID) -> Folder:
        folder = selectors.folder_or_none(self.ask.user, public_id, on=self.ask.today)
        if folder is None:
            raise Http404
        self.turn_to_icb(folder.meeting.icb_id)
        return folder

    def kept(self, public_id: UUID) -> Folder:
        folder = self.found(public_id)
        self.demand(self.may(folder))
        return folder

    def may(self, folder: Folder) -> Outcome:
        return selectors.may_drop(folder.meeting, self.ask.user, on=self.ask.today)

    def page_of(self, folder: Folder) -> HttpResponse:
        return redirect(self.ask.link("meetings:folder-detail", folder.public_id))

    def form(self, folder: Folder, *data: Any) -> FilingForm:
        places = selectors.places_of(folder.meeting)
        return FilingForm(*data, files=list(selectors.files_of(folder)), places=places)


class FolderPage(FolderView):
    """One page for a folder's life: its progress, then its table, then what came of it."""

    def get(self, request: HttpRequest, folder: UUID) -> HttpResponse:
        found = self.found(folder)
        is_part = request.GET.get("part") == "progress"
        if found.state == "checking":
            told = presenters.progress(selectors.folder_job(found))
            return self.answer(found, "folder_progress" if is_part else "folder_working", told)
        if is_part:
            return self.answer(found, "folder_ready", {})
        return self.table(found, self.form(found))

    def post(self, request: HttpRequest, folder: UUID) -> HttpResponse:
        """The choices are kept; with “File them” they are carried out at once."""
        found = self.kept(folder)
        form = self.form(found, request.POST)
        if form.is_valid():
            try:
                actions.choose_files(found, form.choices(), by=request.user)
                if request.POST.get("then") == "file":
                    filing.apply_folder(found, by=request.user)
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                filed = request.POST.get("then") == "file"
                messages.success(request, "The files were filed." if filed else "Your choices were kept.")
                return self.page_of(found)
        return self.table(found, form)

    def table(self, found: Folder, form: FilingForm) -> HttpResponse:
        files = list(selectors.files_of(found))
        context = {"form": form, "files": files, "counts": presenters.counts(files)}
        return self.answer(found, "folder" if found.state == "matched" else "folder_over", context)

    def answer(self, found: Folder, template: str, context: dict[str, Any]) -> HttpResponse:
        shared = {"folder": found, "meeting": found.meeting, "words": presenters, "may": self.may(found)}
        return self.show(template, shared | context)


class FolderButton(FolderView):
    """Base: one press on the page of a folder."""

    http_method_names = ["post"]
    said = ""

    def post(self, request: HttpRequest, folder: UUID) -> HttpResponse:
        found = self.kept(folder)
        try:
            self.act(found)
        except views.REFUSALS as error:
            messages.error(request, refusal_words(error))
        else:
            messages.success(request, self.said)
        return self.page_of(found)

    def act(self, found: Folder) -> None:
        raise NotImplementedError


class FolderUndo(FolderButton):
    said = "The folder was undone: every paper stands as it stood before."

    def act(self, found: Folder) -> None:
        filing.undo_folder(found, by=self.request.user)


class FolderAbandon(FolderButton):
    said = "The folder was given up. Nothing of it was filed."

    def act(self, found: Folder) -> None:
        actions.abandon_folder(found, by=self.request.user)
