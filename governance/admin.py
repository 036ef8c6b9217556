"""The technical admin shows machinery only: jobs and mail. Content is kept by actions, never here."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from governance.models import Job, OutboxMessage


class ReadOnlyAdmin(admin.ModelAdmin):
    """Rows to look at: no adding, no changing, no removing."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Job)
class JobAdmin(ReadOnlyAdmin):
    list_display = (
        "kind",
        "state",
        "attempt",
        "progress_done",
        "progress_total",
        "created_at",
        "finished_at",
    )
    list_filter = ("state", "kind")
    exclude = ("payload", "result")  # may name content, which this role does not open


@admin.register(OutboxMessage)
class OutboxMessageAdmin(ReadOnlyAdmin):
    list_display = ("recipient", "subject", "created_at", "sent_at", "attempt")
    exclude = ("body",)
