"""Writing minutes: every item on one page, or one item alone. What somebody else saved meanwhile is never lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from markupsafe import Markup

from governance.foundation.errors import StaleEdit
from governance.foundation.screens import views
from governance.foundation.text import render_markdown
from governance.foundation.text.redline import Piece, redline
from meetings.planning.models import Meeting
from meetings.record import presenters_minutes as words
from meetings.record.actions.minutes import write_entry
from meetings.record.actions.minutes_approval import mend_entry
from meetings.record.forms.minutes import EntryForm, MendForm
from meetings.record.models.minutes import MinuteEntry, Minutes
from meetings.record.rules.minutes_content import Read, read
from meetings.record.selectors import minutes as selectors
from meetings.record.selectors.minutes_facts import entries_by_key, working_content
from meetings.record.selectors.minutes_numbers import texts_by_version
from meetings.record.views.minutes_base import MinutesForm, MinutesView

TEXTS = ("public_text", "private_text")


@dataclass
class Writing:
    """One entry beside its form: what the record tells, who saved it, and what another saved meanwhile."""

    read: Read
    entry: MinuteEntry | None
    form: EntryForm
    shown: words.Entry
    saved: str
    theirs: str = ""
    marked: tuple[tuple[str, str, tuple[Piece, ...]], ...] = ()
    preview: str = ""


class MinutesWrite(MinutesView):
    """All entries; `only` is the key of one of them."""

    def get(self, request: HttpRequest, pk: str, only: str = "") -> HttpResponse:
        meeting = self.opened(pk)
        return self.answer(meeting, self.rows(meeting, only), only)

    def post(self, request: HttpRequest, pk: str, only: str = "") -> HttpResponse:
        meeting = self.opened(pk)
        rows = self.rows(meeting, only, request.POST)
        if [row for row in rows if not row.form.is_valid()]:  # every form is judged, not up to the first
            return self.answer(meeting, rows, only)
        if "preview" in request.POST:
            for row in rows:
                row.preview = self.preview_of(row)
            return self.answer(meeting, rows, only)
        before = {row.read.key: row.entry.version if row.entry else 0 for row in rows}
        refused = False
        saved: list[str] = []
        for row in rows:
            try:
                entry = self.save(meeting, row)
            except StaleEdit as stale:
                self.stale(row, stale.current)
                refused = True
            except views.REFUSALS as error:
                row.form.add_refusal(error)
                refused = True
            else:
                saved += [words.name_of(row.read)] if self.is_new(entry, before[row.read.key]) else []
                self.renew(row, entry)
        if refused:
            return self.answer(meeting, rows, only, saved=saved, status=409)
        messages.success(request, f"Saved: {', '.join(saved)}." if saved else "Nothing was changed.")
        if only or "leave" in request.POST:
            return redirect(self.address(meeting, "write") + (f"#{words.anchor(only)}" if only else ""))
        return redirect(request.path)

    def is_new(self, entry: MinuteEntry, before: int) -> bool:
        """Was it this person's save that made this version?"""
        return (entry.version or 0) > before and entry.saved_by == self.ask.user

    def opened(self, pk: str) -> Meeting:
        meeting = self.meeting(pk)
        self.demand(self.keeps(meeting))
        return meeting

    def save(self, meeting: Meeting, row: Writing) -> MinuteEntry:
        version = row.form.cleaned_data["version"]
        return write_entry(
            meeting, row.read.key, by=self.ask.user, expected_version=version, **row.form.texts()
        )

    def rows(self, meeting: Meeting, only: str, *data: Any) -> list[Writing]:
        """The entries that this person writes: a private item that is kept from them is not among them."""
        minutes = selectors.minutes_of(meeting)
        entries = entries_by_key(minutes) if minutes is not None else {}
        may = self.may_read(meeting)
        content = working_content(minutes, meeting, on=self.ask.today)
        read_ = [row for row in read(content, private=may) if row.shows_private or not row.is_private]
        chosen = [row for row in read_ if not only or row.key == only]
        found = [
            self.writing(row, shown, entries.get(row.key), row.key in may, bool(only), *data)
            for row, shown in zip(chosen, words.entries(chosen), strict=True)
        ]
        if only and not found:
            raise Http404
        return found

    def writing(
        self,
        row: Read,
        shown: words.Entry,
        entry: MinuteEntry | None,
        with_private: bool,
        alone: bool,
        *data: Any,
    ) -> Writing:
        """What the record tells stands beside the form, without the clerk's own text."""
        name = words.name_of(row)
        form = EntryForm(
            *data,
            prefix=row.key,
            initial=initial_of(entry),
            name=name,
            is_private=row.is_private,
            with_private=with_private,
            rows=16 if alone else 5,
        )
        return Writing(row, entry, form, words.without_clerk(shown, row), self.saved_words(entry))

    def saved_words(self, entry: MinuteEntry | None) -> str:
        return words.saved_words(entry, today=self.ask.today)

    def renew(self, row: Writing, entry: MinuteEntry) -> None:
        """The form goes on from what stands now, should another one be refused: also what somebody else wrote where
        this person changed nothing."""
        row.entry, row.saved = entry, self.saved_words(entry)
        self.take_version(row, entry, *(name for name in TEXTS if name in row.form.fields))

    def take_version(self, row: Writing, entry: MinuteEntry, *texts: str) -> None:
        data: Any = row.form.data.copy()  # type: ignore[attr-defined]
        data[row.form.add_prefix("version")] = str(entry.version)
        for name in texts:
            data[row.form.add_prefix(name)] = getattr(entry, name)
        row.form.data = data

    def stale(self, row: Writing, current: MinuteEntry) -> None:
        """Both are shown: what is saved now, and what this person wrote, which stays in the box to be merged."""
        given = row.form.cleaned_data
        row.entry, row.saved = current, self.saved_words(current)
        row.theirs = self.saved_words(current)
        row.marked = tuple(
            (label, getattr(current, name), redline(getattr(current, name), given[name].strip()))
            for name, label in (("public_text", "Text"), ("private_text", "Private text"))
            if name in given and getattr(current, name) != given[name].strip()
        )
        row.form.add_error(
            "public_text", "Somebody else changed this item meanwhile. Nothing of yours is saved yet."
        )
        opened = texts_by_version([current]).get(current.pk, {}).get(given["version"], ("", ""))
        untouched = [
            name
            for name, was in zip(TEXTS, opened, strict=True)
            if name in given and given[name].strip() == was
        ]
        self.take_version(row, current, *untouched)

    def preview_of(self, row: Writing) -> str:
        given = row.form.cleaned_data
        texts = [given.get("public_text", ""), given.get("private_text", "")]
        return Markup("").join(
            render_markdown(text, prefix=f"preview-{n}-") for n, text in enumerate(texts) if text
        )

    def answer(
        self,
        meeting: Meeting,
        rows: list[Writing],
        only: str,
        saved: list[str] | None = None,
        status: int = 200,
    ) -> HttpResponse:
        minutes = selectors.minutes_of(meeting)
        way = self.way(meeting, *([("Write", self.address(meeting, "write"))] if only else []))
        context = {
            "meeting": meeting,
            "minutes": minutes,
            "tag": words.state_tag(minutes),
            "may": selectors.may_write(meeting, minutes),
            "rows": rows,
            "alone": bool(only),
            "saved": saved or [],
            "has_errors": any(row.form.errors for row in rows if row.form.is_bound),
            "way": way,
        }
        return self.show("minutes_write", context, status=status)


def initial_of(entry: MinuteEntry | None) -> dict[str, Any]:
    if entry is None:
        return {"version": 0}
    return {
        "public_text": entry.public_text,
        "private_text": entry.private_text,
        "version": entry.version,
    }


class MinutesMend(MinutesForm):
    """A slip in approved minutes."""

    heading, button = "Mend a slip in the approved minutes", "Save the correction"
    done = "The correction is another version. The approved one stays as it was."

    def find(self, **keys: Any) -> None:
        only = keys["only"]
        may = self.may_read(self.of)
        content = working_content(self.kept, self.of, on=self.ask.today)
        rows = {row.key: row for row in read(content, private=may)}
        self.shown = rows.get(only)
        self.entry = entries_by_key(self.kept).get(only)
        if (
            self.shown is None
            or self.entry is None
            or (self.shown.is_private and not self.shown.shows_private)
        ):
            raise Http404
        self.with_private = only in may

    def form(self, data: Any = None) -> MendForm:
        assert self.shown is not None, "`find` refuses an entry that is not there"
        return MendForm(
            data,
            initial=initial_of(self.entry),
            name=words.name_of(self.shown),
            is_private=self.shown.is_private,
            with_private=self.with_private,
            rows=12,
        )

    def act(self, form: Any) -> Any:
        assert self.shown is not None, "`find` refuses an entry that is not there"
        given = form.cleaned_data
        mended: Minutes = self.kept
        return mend_entry(
            mended,
            self.shown.key,
            by=self.ask.user,
            reason=given["reason"],
            expected_version=given["version"],
            **form.texts(),
        )
