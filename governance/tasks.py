"""Thin tasks: ids in, one call out."""

from celery import shared_task
from django.core.cache import cache

from governance.foundation import clock, jobs, outbox

HEARTBEAT_KEY = "worker-heartbeat"


@shared_task(name="governance.run_job")
def run_job(job_id: str) -> None:
    jobs.run(job_id)


@shared_task(name="governance.sweep_jobs")
def sweep_jobs() -> None:
    jobs.sweep()


@shared_task(name="governance.deliver_mail")
def deliver_mail(message_id: int) -> None:
    outbox.deliver(message_id)


@shared_task(name="governance.sweep_outbox")
def sweep_outbox() -> None:
    for message_id in outbox.waiting_ids():
        outbox.deliver(message_id)


@shared_task(name="governance.heartbeat")
def heartbeat() -> None:
    """Sent by beat, done by a worker: its age tells /health/ whether work is being done."""
    cache.set(HEARTBEAT_KEY, clock.now().isoformat(), timeout=None)
