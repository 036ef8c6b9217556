"""Thin tasks: one call out."""

from celery import shared_task

from membership.actions.declaration_days import run_declaration_day


@shared_task(name="membership.declaration_day")
def declaration_day() -> None:
    run_declaration_day()
