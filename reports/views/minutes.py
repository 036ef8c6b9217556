"""Minutes as files: PDF and Word for the reader, tracked changes between versions, and the corrected Word back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from governance.foundation import clock
from governance.foundation.errors import StaleEdit
from governance.foundation.files.findings import FileRefused
from governance.foundation.screens import views
from governance.foundation.text.redline import Piece, redline
from governance.foundation.words import moment
from meetings.planning.models import Meeting
from meetings.planning.views.base import refusal_words
from meetings.record.actions.minutes import write_entry
from meetings.record.forms.minutes import EntryForm
from meetings.record.models.minutes import Minutes, MinutesVersion
from meetings.record.rules.minutes_content import read
from meetings.record.rules.minutes_import import FIELDS, Change, Known, Matched, match_file
from meetings.record.selectors import minutes as selectors
from meetings.record.selectors.minutes_facts import entries_by_key, working_content
from meetings.record.selectors.minutes_numbers import texts_by_version
from meetings.record.views.minutes_base import MinutesView
from reports.documents.minutes import EDITIONS, FULL, PUBLIC, MinutesPaper, by_clerk, name_of
from reports.documents.minutes_changes_word import changes_bytes
from reports.documents.minutes_pdf import minutes_pdf
from reports.documents.minutes_word import record_of, word_bytes
from reports.documents.minutes_word_read import edition_of, lines_of_word
from reports.forms import MinutesWordForm

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"


class MinutesFilesView(MinutesView):
    """Base: papers of the minutes for this reader; `edition` as asked, public unless the full one may be read."""

    def edition(self, may: set[str]) -> str:
        asked = self.request.GET.get("edition", FULL)
        if asked not in EDITIONS:
            raise Http404
        return asked if may else PUBLIC

    def paper(
        self, meeting: Meeting, content: Any, edition: str, may: set[str], made: datetime
    ) -> MinutesPaper:
        minutes = selectors.minutes_of(meeting)
        signed = ""
        if minutes is not None and minutes.signed_by and content["public"]["status"] == "confirmed":
            signed = f"{minutes.signed_by}, {moment(minutes.signed_at)}"
        return MinutesPaper(
            head=content["public"],
            entries=read(content, private=may if edition == FULL else ()),
            edition=edition,
            made=made,
            author=str(meeting.icb.organisation),
            signed=signed,
        )

    def of_version(
        self, meeting: Meeting, version: MinutesVersion, edition: str, may: set[str]
    ) -> MinutesPaper:
        return self.paper(meeting, version.content, edition, may, version.made_at)

    def of_draft(
        self, meeting: Meeting, minutes: Minutes | None, edition: str, may: set[str]
    ) -> MinutesPaper:
        content = working_content(minutes, meeting, on=self.ask.today)
        return self.paper(meeting, content, edition, may, clock.now())

    def asked_version(self, minutes: Minutes, name: str) -> MinutesVersion | None:
        """The version that the address names; the last one where it names none."""
        asked = self.request.GET.get(name, "")
        if not asked:
            return selectors.last_version(minutes)
        if not asked.isdecimal() or len(asked) > 4:
            raise Http404
        return self.version(minutes, int(asked))

    def send(self, data: bytes, media_type: str, file_name: str) -> HttpResponse:
        headers = {
            "Content-Disposition": f'attachment; filename="{file_name}"',
            "Cache-Control": "no-store, private",
        }
        return HttpResponse(data, content_type=media_type, headers=headers)


class MinutesPdf(MinutesFilesView):
    """A version that went out, as far as the reader may read it."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.meeting(pk)
        minutes = self.minutes(meeting)
        version, may = self.asked_version(minutes, "version"), self.may_read(meeting)
        if version is None:
            raise Http404
        paper = self.of_version(meeting, version, self.edition(may), may)
        return self.send(minutes_pdf(paper), PDF, f"{paper.file_name}.pdf")


class MinutesWord(MinutesFilesView):
    """The draft as a Word file to be corrected, for who keeps the minutes."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.meeting(pk)
        self.demand(self.keeps(meeting))
        minutes, may = selectors.minutes_of(meeting), self.may_read(meeting)
        paper = self.of_draft(meeting, minutes, self.edition(may), may)
        data = word_bytes(paper, versions_of(minutes, paper))
        return self.send(data, DOCX, f"{paper.file_name}.docx")


def versions_of(minutes: Minutes | None, paper: MinutesPaper) -> dict[str, int]:
    """The versions of the entries that the file opens; 0 where nothing was written yet."""
    entries = entries_by_key(minutes) if minutes is not None else {}
    return {row.key: entries[row.key].version if row.key in entries else 0 for row in paper.entries}


class MinutesChanges(MinutesFilesView):
    """Two versions with tracked changes: by default the last one against the one before."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.meeting(pk)
        minutes, may = self.minutes(meeting), self.may_read(meeting)
        after = self.asked_version(minutes, "to")
        before = self.asked_version(minutes, "from") if "from" in request.GET else before_of(minutes, after)
        if after is None or before is None:
            raise Http404
        edition = self.edition(may)
        papers = [self.of_version(meeting, row, edition, may) for row in (before, after)]
        name = f"minutes-{meeting.slug}-v{before.number}-to-v{after.number}.docx"
        return self.send(changes_bytes(*papers), DOCX, name)


def before_of(minutes: Minutes, after: MinutesVersion | None) -> MinutesVersion | None:
    return None if after is None else selectors.version_or_none(minutes, after.number - 1)


@dataclass(frozen=True)
class Proposed:
    """One change of the file as it is shown, to be taken or left."""

    change: Change
    pieces: tuple[Piece, ...]
    what: str

    @property
    def field(self) -> str:
        return f"take-{self.change.key}-{self.change.region}"


class MinutesWordBack(MinutesFilesView):
    """The corrected file is checked and held against the minutes; nothing is written before Apply."""

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.opened(pk)
        return self.answer(meeting, MinutesWordForm())

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.opened(pk)
        if "apply" in request.POST:
            return self.apply(meeting)
        form = MinutesWordForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.answer(meeting, form)
        upload = form.cleaned_data["upload"]
        try:
            lines = lines_of_word(upload.read(), filename=upload.name)
        except FileRefused as refused:
            form.add_error("upload", refused.finding.message)
            return self.answer(meeting, form)
        found = match_file(lines, self.known(meeting, edition_of(lines)))
        return self.answer(meeting, form, found)

    def opened(self, pk: str) -> Meeting:
        meeting = self.meeting(pk)
        self.demand(self.keeps(meeting))
        return meeting

    def known(self, meeting: Meeting, edition: str) -> list[Known]:
        """The entries that this person writes, as they stand, with every version that they had."""
        minutes, may = selectors.minutes_of(meeting), self.may_read(meeting)
        entries = entries_by_key(minutes) if minutes is not None else {}
        opened = texts_by_version(entries.values())
        paper = self.of_draft(meeting, minutes, edition if may else PUBLIC, may)
        found = []
        for row in paper.entries:
            entry = entries.get(row.key)
            with_private = edition == FULL and row.key in may and not row.is_private
            found.append(
                Known(
                    row.key,
                    name_of(row),
                    entry.version if entry else 0,
                    by_clerk(row, private=row.is_private),
                    by_clerk(row, private=True) if with_private else None,
                    record_of(row),
                    opened.get(entry.pk, {}) if entry else {},
                )
            )
        return found

    def apply(self, meeting: Meeting) -> HttpResponse:
        """What was ticked, entry by entry; the texts come back with the form, so that nothing was kept meanwhile."""
        given = self.request.POST
        taken, stale = [], []
        for row in self.known(meeting, FULL):
            regions = [region for region in FIELDS if given.get(f"take-{row.key}-{region}")]
            form = self.taken_form(row, regions)
            if not regions or not form.is_valid():
                continue
            texts = {
                name: text for name, text in form.texts().items() if name in [FIELDS[one] for one in regions]
            }
            version = form.cleaned_data["version"]
            try:
                write_entry(meeting, row.key, by=self.ask.user, expected_version=version, **texts)
            except StaleEdit:
                stale.append(row.name)
            except views.REFUSALS as error:
                messages.error(self.request, refusal_words(error))
                return redirect(self.ask.link("reports:minutes-word-back", meeting.slug))
            else:
                taken.append(row.name)
        if stale:
            messages.error(
                self.request, f"Changed meanwhile and not taken: {', '.join(stale)}. Upload the file again."
            )
        said = f"Taken from the file: {', '.join(taken)}." if taken else "Nothing was taken from the file."
        messages.success(self.request, said)
        return redirect(self.address(meeting, "write"))

    def taken_form(self, row: Known, regions: list[str]) -> EntryForm:
        """What was ticked of one entry, judged as if it had been written on the page."""
        given = {f"{row.key}-version": self.request.POST.get(f"version-{row.key}", "")}
        for region in regions:
            given[f"{row.key}-{FIELDS[region]}"] = self.request.POST.get(f"text-{row.key}-{region}", "")
        with_private = row.private_text is not None
        return EntryForm(given, prefix=row.key, name=row.name, is_private=False, with_private=with_private)

    def answer(self, meeting: Meeting, form: Any, found: Matched | None = None) -> HttpResponse:
        proposed = [
            Proposed(row, redline(row.before, row.after), "Private text" if row.region == "s" else "Text")
            for row in (found.changes if found else ())
        ]
        context = {
            "meeting": meeting,
            "form": form,
            "found": found,
            "proposed": proposed,
            "record": [
                (name, redline("\n".join(wanted), "\n".join(said)))
                for name, wanted, said in (found.record if found else ())
            ],
            "may": selectors.may_write(meeting, selectors.minutes_of(meeting)),
            "way": self.way(meeting),
        }
        return self.show("minutes_word", context)
