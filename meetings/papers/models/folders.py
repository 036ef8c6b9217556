"""A folder of files dropped for one meeting: what each is, which paper it belongs to, and what came of it.

The folder itself is recorded. Its files are work in progress: what came of them stands in the history of the papers
and in the ledger.
"""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any, Self

from django.db import models

from governance.enums import Permission
from governance.foundation.audit import Recorded
from governance.foundation.permissions import Anchor
from meetings.enums import FileUse
from meetings.lifecycles import FOLDER_LIFECYCLE
from meetings.papers.models.agenda import AgendaItem
from meetings.papers.models.papers import Paper, PaperWithholding
from meetings.planning.models import Meeting


class FolderQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        """Names of files may tell what is private: for who prepares the whole meeting, private business included, and
        from whom no paper of it is withheld."""
        meetings = Meeting.objects.visible_to(user, on=on)
        for right in (Permission.VIEW_DRAFTS, Permission.VIEW_PRIVATE):
            meetings = meetings.filter(Meeting.objects.all().held_by_q(user, right, on=on))
        shown = self.filter(meeting__in=meetings.values("pk"))
        return shown.exclude(meeting__in=withheld_in(user, on=on)).exclude(meeting__in=others_in(user, on=on))


def others_in(user: Any, *, on: date) -> Any:
    """The keys of meetings with a paper that another committee prepares, which this person does not see."""
    others = Paper.objects.filter(prepared_by__isnull=False, is_removed=False)
    return others.exclude(Paper.objects.drafts_q(user, on=on)).values("item__meeting")


def withheld_in(user: Any, *, on: date) -> Any:
    """The keys of meetings of which a paper is withheld from this person."""
    held_back = PaperWithholding.objects.in_force(on)
    if not getattr(user, "is_authenticated", False):
        return held_back.none().values("paper__item__meeting")
    return held_back.filter(person__user=user).values("paper__item__meeting")


class Folder(Recorded):
    """Files brought in together; applied and undone as one act."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="folders")
    state = models.CharField(
        max_length=12, choices=FOLDER_LIFECYCLE.choices, default=FOLDER_LIFECYCLE.initial
    )
    created_on = models.DateField()

    objects = FolderQuerySet.as_manager()

    class Meta:
        app_label = "meetings"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"Folder for {self.meeting}"

    def anchors(self) -> tuple[Anchor, ...]:
        return self.meeting.anchors()


class FolderFile(models.Model):
    """One file. `raw` is its hash in quarantine until it was looked at, `file` the checked copy, `refusal` why it was
    not kept. `use` with `item` or `paper` is what is to become of it, first by `confidence` (0 to 100) and `why`.

    `done` is what Apply did, as undo needs it: {"paper", "paper_added", "version", "version_added", "was", "annex"}.
    """

    folder = models.ForeignKey(Folder, models.CASCADE, related_name="files")
    position = models.PositiveIntegerField()
    filename = models.CharField(max_length=200)
    raw = models.CharField(max_length=64, blank=True)
    file = models.ForeignKey("governance.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField("title in the document", max_length=300, blank=True)
    refusal_code = models.CharField(max_length=80, blank=True)
    refusal = models.TextField(blank=True)
    use = models.CharField(max_length=10, choices=FileUse.choices, default=FileUse.LEAVE_OUT)
    item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, blank=True, related_name="+")
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="+")
    confidence = models.PositiveSmallIntegerField(default=0)
    why = models.CharField(max_length=300, blank=True)
    is_changed = models.BooleanField("chosen by a person", default=False)
    done = models.JSONField(default=dict)

    class Meta:
        app_label = "meetings"
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["folder", "position"], name="meetings_folderfile_once")
        ]

    def __str__(self) -> str:
        return self.filename

    @property
    def is_looked_at(self) -> bool:
        return self.file_id is not None or bool(self.refusal)
