"""The chair's agreement to an agenda and its papers."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from governance.foundation.audit import Recorded
from governance.foundation.permissions import Anchor
from meetings.planning.models import Meeting


class AgendaAgreement(Recorded):
    """The chair of a committee agreed the agenda and papers as they stood (R170). A later change asks for a new one."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="agreements")
    committee = models.ForeignKey(
        "governance.Committee", models.PROTECT, null=True, blank=True, related_name="agenda_agreements"
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    name = models.CharField("agreed by (name and post)", max_length=200)
    comment = models.TextField(blank=True)
    agenda_hash = models.CharField("hash of the agenda as agreed", max_length=64)
    at = models.DateTimeField()

    class Meta:
        app_label = "meetings"
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.name} agreed the agenda of {self.meeting}"

    def anchors(self) -> tuple[Anchor, ...]:
        return self.meeting.anchors()
