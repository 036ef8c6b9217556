"""Thin tasks: one call out."""

from celery import shared_task

from governance.foundation import clock
from membership.interests.actions.declaration_days import run_declaration_day
from membership.interests.actions.purge import purge_all
from membership.people.actions.reminders import remind_of_terms


@shared_task(name="membership.remind_of_terms")
def remind_of_terms_task() -> None:
    remind_of_terms(today=clock.today())


@shared_task(name="membership.declaration_day")
def declaration_day() -> None:
    run_declaration_day()


@shared_task(name="membership.purge_interests")
def purge_interests_task() -> None:
    purge_all()
