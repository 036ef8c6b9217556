"""The row is the job: one claim, fenced late writers, retries, parking, sweeping."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connections, transaction

from governance.foundation import clock, jobs
from governance.foundation.errors import RuleNotMet
from governance.foundation.models import Job
from governance.foundation.outcome import not_met

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
LATER = NOON + jobs.LEASE + timedelta(seconds=1)


@pytest.fixture
def kind():
    """A kind of job whose handler the test sets."""
    name = "test.kind"
    yield name
    jobs._handlers.pop(name, None)


def make(kind, key="k", **values):
    with clock.set_to(NOON):
        return jobs.create_job(kind, icb=None, by=None, unique_key=key, payload=values)


def reload(job):
    return Job.objects.get(pk=job.pk)


@pytest.mark.django_db
def test_same_inputs_are_queued_once(kind):
    assert make(kind).pk == make(kind).pk
    assert make(kind, key="other").pk != make(kind).pk


@pytest.mark.django_db
def test_finished_job_may_be_queued_again(kind):
    jobs.job_handler(kind)(lambda attempt: {"n": 1})
    first = make(kind)
    assert jobs.run(str(first.pk)) == "done"
    assert reload(first).result == {"n": 1}
    assert make(kind).pk != first.pk


@pytest.mark.django_db
def test_claimed_job_is_not_taken_again_while_its_lease_holds(kind):
    job = make(kind)
    with clock.set_to(NOON):
        assert jobs.claim(str(job.pk)).number == 1
        assert jobs.claim(str(job.pk)) is None
    with clock.set_to(LATER):
        assert jobs.claim(str(job.pk)).number == 2


def test_one_of_many_workers_gets_the_job(django_db_setup, django_db_blocker):
    """Eight workers, each with its own connection, ask at once."""

    def ask(job_id):
        try:
            return jobs.claim(job_id) is not None
        finally:
            connections.close_all()

    with django_db_blocker.unblock():
        job = Job.objects.create(kind="test.race", unique_key="race", created_at=NOON)
        try:
            with ThreadPoolExecutor(8) as pool:
                answers = list(pool.map(ask, [str(job.pk)] * 8))
            assert sum(answers) == 1
            assert Job.objects.get(pk=job.pk).attempt == 1
        finally:
            Job.objects.filter(pk=job.pk).delete()
            connections.close_all()


@pytest.mark.django_db
def test_late_writer_is_fenced(kind):
    job = make(kind)
    with clock.set_to(NOON):
        slow = jobs.claim(str(job.pk))
    with clock.set_to(LATER):
        quick = jobs.claim(str(job.pk))
        with pytest.raises(jobs.LeaseLost):
            slow.progress(1, 2, "still here")
        quick.progress(2, 2, "done by the other")
        jobs._close(slow, "done", result={"by": "slow"})
    row = reload(job)
    assert (row.state, row.result, row.message) == ("running", {}, "done by the other")


@pytest.mark.django_db
def test_progress_renews_the_lease(kind):
    job = make(kind)
    with clock.set_to(NOON):
        attempt = jobs.claim(str(job.pk))
    with clock.set_to(NOON + timedelta(seconds=90)):
        attempt.progress(1, 3, "one of three")
    with clock.set_to(LATER):
        assert jobs.claim(str(job.pk)) is None


@pytest.mark.django_db
def test_cancelled_job_stops_at_its_next_progress(kind):
    job = make(kind)

    def work(attempt):
        Job.objects.filter(pk=attempt.job.pk).update(state="cancelled")
        attempt.progress(1, 2, "half")
        return {"finished": True}

    jobs.job_handler(kind)(work)
    assert jobs.run(str(job.pk)) == "cancelled"
    assert reload(job).result == {}


@pytest.mark.django_db
def test_failing_job_is_tried_three_times_and_parked_with_its_reason(kind):
    def fail(attempt):
        raise OSError("disk full")

    jobs.job_handler(kind)(fail)
    job = make(kind)
    assert [jobs.run(str(job.pk)) for _ in range(4)] == ["queued", "queued", "failed", "not taken"]
    row = reload(job)
    assert (row.attempt, row.error_code) == (3, "job.gave_up")
    assert "disk full" in row.error


@pytest.mark.django_db
def test_refused_work_is_not_tried_again(kind):
    def refuse(attempt):
        raise RuleNotMet(not_met("pack.incomplete", "Two papers are missing."))

    jobs.job_handler(kind)(refuse)
    job = make(kind)
    assert jobs.run(str(job.pk)) == "failed"
    assert (reload(job).error_code, reload(job).error) == ("pack.incomplete", "Two papers are missing.")


@pytest.mark.django_db
def test_sweeper_takes_up_lost_leases_and_parks_what_ran_out(kind):
    waiting, lost, spent, fresh = (make(kind, key=key) for key in ("waiting", "lost", "spent", "fresh"))
    past = NOON - timedelta(seconds=1)
    Job.objects.filter(pk=lost.pk).update(state="running", attempt=1, lease_until=past)
    Job.objects.filter(pk=spent.pk).update(state="running", attempt=3, lease_until=past)
    Job.objects.filter(pk=waiting.pk).update(created_at=NOON - timedelta(minutes=5))
    with clock.set_to(NOON):
        assert jobs.sweep() == 2
    assert reload(spent).state == "failed"
    assert reload(spent).finished_at == NOON
    assert reload(fresh).state == "queued"


@pytest.mark.django_db
def test_job_is_sent_only_after_commit(kind, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as sent, transaction.atomic():
        make(kind)
        assert sent == []
    assert len(sent) == 1
