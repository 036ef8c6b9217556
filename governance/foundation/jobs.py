"""The database row is the job: claim, progress, finish, and a sweeper for leases that ran out.

A claim is one conditional UPDATE. The attempt number fences late writers: whoever lost the lease can no longer
report progress or finish. A handler is registered for each kind by the floor that knows the work.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Q

from governance.foundation import clock
from governance.foundation.errors import Refused
from governance.foundation.models import Job
from governance.foundation.queue import enqueue

logger = logging.getLogger(__name__)
LEASE = timedelta(seconds=120)
RUN_TASK = "governance.run_job"

Handler = Callable[["Attempt"], dict[str, Any]]
_handlers: dict[str, Handler] = {}


class LeaseLost(Exception):
    """Another worker has the job now; stop without writing anything."""


class JobCancelled(Exception):
    """Somebody cancelled the job while it ran."""


def job_handler(kind: str) -> Callable[[Handler], Handler]:
    """Register the function that does the work of `kind`; it returns the result as plain values."""

    def register(function: Handler) -> Handler:
        _handlers[kind] = function
        return function

    return register


@dataclass
class Attempt:
    """One try at a job, given to its handler."""

    job: Job
    number: int

    def progress(self, done: int, total: int, message: str) -> None:
        """Show progress and renew the lease. Raises LeaseLost or JobCancelled."""
        updated = self._mine().update(
            progress_done=done, progress_total=total, message=message[:300], lease_until=clock.now() + LEASE
        )
        if not updated:
            state = Job.objects.values_list("state", flat=True).get(pk=self.job.pk)
            raise JobCancelled if state == "cancelled" else LeaseLost

    def hold(self, span: timedelta) -> None:
        """Keep the lease for longer than usual, before work in one transaction: what that says of its progress is
        seen by nobody until it is over. A worker that dies meanwhile is replaced when the span has passed."""
        if not self._mine().update(lease_until=clock.now() + span):
            raise LeaseLost

    def _mine(self) -> Any:
        return Job.objects.filter(pk=self.job.pk, state="running", attempt=self.number)


def input_key(*inputs: Any) -> str:
    """A stable hash of a job's inputs."""
    return hashlib.sha256(json.dumps(inputs, sort_keys=True, default=str).encode()).hexdigest()


def create_job(kind: str, *, icb: Any, by: Any, unique_key: str, payload: dict[str, Any]) -> Job:
    """Queue a job, or return the one that already waits or runs for the same inputs."""
    existing = Job.objects.filter(kind=kind, unique_key=unique_key, state__in=["queued", "running"])
    if found := existing.first():
        return found
    try:
        with transaction.atomic():
            job = Job.objects.create(
                kind=kind,
                icb=icb,
                created_by=by,
                unique_key=unique_key,
                payload=payload,
                created_at=clock.now(),
            )
    except IntegrityError:
        return existing.get()
    enqueue(RUN_TASK, str(job.pk))
    return job


def claim(job_id: str) -> Attempt | None:
    """Take the job if it waits or its lease ran out; None when somebody else has it or it is over."""
    now = clock.now()
    takeable = Q(state="queued") | Q(state="running", lease_until__lt=now)
    taken = Job.objects.filter(takeable, pk=job_id, attempt__lt=F("max_attempts")).update(
        state="running", attempt=F("attempt") + 1, lease_until=now + LEASE, error="", error_code=""
    )
    if not taken:
        return None
    job = Job.objects.select_related("icb", "created_by").get(pk=job_id)
    return Attempt(job, job.attempt)


def run(job_id: str) -> str:
    """Claim and do one job; returns its state afterwards, or "not taken"."""
    attempt = claim(job_id)
    if attempt is None:
        return "not taken"
    try:
        result = _handlers[attempt.job.kind](attempt)
    except (LeaseLost, JobCancelled):
        return Job.objects.values_list("state", flat=True).get(pk=job_id)
    except Refused as refused:
        return _close(attempt, "failed", error_code=refused.outcome.code, error=refused.outcome.reason)
    except Exception as error:
        logger.exception("Job %s failed at attempt %s", job_id, attempt.number)
        return _after_failure(attempt, error)
    return _close(attempt, "done", result=result)


def cancel(job: Job) -> bool:
    """Stop a job that waits or runs; its worker finds out at its next word of progress. False when it was over."""
    unfinished = Job.objects.filter(pk=job.pk, state__in=["queued", "running"])
    return bool(unfinished.update(state="cancelled", lease_until=None, finished_at=clock.now()))


def _close(attempt: Attempt, state: str, **values: Any) -> str:
    attempt._mine().update(state=state, lease_until=None, finished_at=clock.now(), **values)
    return state


def _after_failure(attempt: Attempt, error: Exception) -> str:
    """Queue it again, or park it after the last attempt with its reason."""
    words = f"{type(error).__name__}: {error}"[:2000]
    if attempt.number >= attempt.job.max_attempts:
        return _close(
            attempt,
            "failed",
            error_code="job.gave_up",
            error=f"This did not work after {attempt.number} attempts. ({words})",
        )
    attempt._mine().update(state="queued", lease_until=None, error=words, error_code="job.retrying")
    enqueue(RUN_TASK, str(attempt.job.pk))
    return "queued"


def sweep() -> int:
    """Send waiting jobs again, take up leases that ran out, park what ran out of attempts; how many were sent."""
    now = clock.now()
    lost = Q(state="running", lease_until__lt=now)
    Job.objects.filter(lost, attempt__gte=F("max_attempts")).update(
        state="failed",
        lease_until=None,
        finished_at=now,
        error_code="job.gave_up",
        error="The worker stopped at every attempt. Ask your system administrator to look at the log.",
    )
    waiting = Q(state="queued", created_at__lt=now - timedelta(seconds=30))
    ids = list(Job.objects.filter(lost | waiting).values_list("pk", flat=True))
    for job_id in ids:
        enqueue(RUN_TASK, str(job_id))
    return len(ids)
