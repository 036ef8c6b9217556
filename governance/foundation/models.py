"""The rows under every floor: ledger, jobs, stored files and the mail outbox."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from governance.foundation.lifecycle import Lifecycle, Transition


class LedgerChain(models.Model):
    """The head of one hash chain: one chain an ICB, and one (no ICB) for the deployment."""

    icb = models.OneToOneField(
        "governance.IntegratedCareBoard", models.PROTECT, null=True, related_name="ledger_chain"
    )
    size = models.PositiveBigIntegerField(default=0)
    head = models.CharField(max_length=64, default="0" * 64)

    class Meta:
        app_label = "governance"
        constraints = [
            models.UniqueConstraint(
                models.Value(1),
                condition=Q(icb__isnull=True),
                name="governance_ledgerchain_one_for_deployment",
            )
        ]


class GovernanceEvent(models.Model):
    """One act by somebody, as one readable line. Append-only (database triggers), hash-chained."""

    chain = models.ForeignKey(LedgerChain, models.PROTECT, related_name="events")
    sequence = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    code = models.CharField(max_length=80)
    # The actor is copied, never only a foreign key; the name stands in LedgerActor so that it can be erased.
    actor_id = models.BigIntegerField(null=True)
    actor_hash = models.CharField(max_length=64)
    subject_type = models.CharField(max_length=80)
    subject_id = models.CharField(max_length=64)
    subject_label = models.TextField(blank=True)
    summary = models.TextField()
    reason = models.TextField(blank=True)
    before = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    after = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    previous_hash = models.CharField(max_length=64)
    row_hash = models.CharField(max_length=64)

    class Meta:
        app_label = "governance"
        ordering = ["chain_id", "sequence"]
        constraints = [
            models.UniqueConstraint(fields=["chain", "sequence"], name="governance_event_one_per_sequence"),
        ]
        indexes = [models.Index(fields=["subject_type", "subject_id"]), models.Index(fields=["at"])]

    def __str__(self) -> str:
        return f"{self.sequence} {self.code} {self.summary}"


class LedgerActor(models.Model):
    """The name behind an event's actor hash. Erasing it leaves the chain whole (salted hash)."""

    event = models.OneToOneField(GovernanceEvent, models.PROTECT, related_name="actor")
    name = models.CharField(max_length=200, blank=True)
    salt = models.CharField(max_length=32)

    class Meta:
        app_label = "governance"


class StoredFile(models.Model):
    """A file by the hash of its content; the bytes lie in the private storage."""

    sha256 = models.CharField(max_length=64, unique=True)
    media_type = models.CharField(max_length=100)
    byte_size = models.PositiveBigIntegerField()
    pages = models.PositiveIntegerField(null=True)
    inspection = models.JSONField(default=dict)  # what was found and cleaned: see foundation/files
    created_at = models.DateTimeField()

    class Meta:
        app_label = "governance"

    def __str__(self) -> str:
        return f"{self.media_type} {self.sha256[:12]}"


JOB_LIFECYCLE = Lifecycle(
    noun="job",
    states={
        "queued": "Waiting to start",
        "running": "Running",
        "done": "Done",
        "failed": "Failed",
        "cancelled": "Cancelled",
    },
    initial="queued",
    transitions=(
        Transition("claim", ("queued", "running"), "running", "start this work"),
        Transition("finish", ("running",), "done", "finish this work"),
        Transition("retry", ("running", "failed"), "queued", "try this work again"),
        Transition("fail", ("running", "queued"), "failed", "stop this work"),
        Transition("cancel", ("queued", "running"), "cancelled", "cancel this work"),
    ),
)


class Job(models.Model):
    """The row behind every long work. Celery carries its id only; the row is the truth."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=60)
    icb = models.ForeignKey("governance.IntegratedCareBoard", models.PROTECT, null=True, related_name="jobs")
    unique_key = models.CharField(max_length=64)  # hash of the inputs: the same work is not queued twice
    payload = models.JSONField(default=dict)
    state = models.CharField(max_length=12, choices=JOB_LIFECYCLE.choices, default="queued")
    progress_done = models.PositiveIntegerField(default=0)
    progress_total = models.PositiveIntegerField(default=0)
    message = models.CharField(max_length=300, blank=True)
    attempt = models.PositiveSmallIntegerField(default=0)
    max_attempts = models.PositiveSmallIntegerField(default=3)
    lease_until = models.DateTimeField(null=True)
    result = models.JSONField(default=dict)
    error_code = models.CharField(max_length=80, blank=True)
    error = models.TextField(blank=True)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    finished_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "governance"
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "unique_key"],
                condition=Q(state__in=["queued", "running"]),
                name="governance_job_one_at_work",
            )
        ]
        indexes = [models.Index(fields=["state", "lease_until"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.get_state_display()}"


class OutboxMessage(models.Model):
    """A mail, written in the transaction that caused it and sent afterwards; once per person and event."""

    recipient = models.EmailField()
    subject = models.CharField(max_length=200)
    body = models.TextField()
    calendar = models.TextField("invitation as an iCalendar file", blank=True)
    calendar_method = models.CharField(max_length=10, blank=True)
    once_key = models.CharField(max_length=120, unique=True)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    attempt = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)

    class Meta:
        app_label = "governance"
        indexes = [models.Index(fields=["sent_at", "created_at"])]
