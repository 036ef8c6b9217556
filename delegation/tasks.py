"""Thin tasks: one call out."""

from celery import shared_task

from delegation.actions.imports import sweep_comparisons


@shared_task(name="delegation.sweep_comparisons")
def sweep_comparisons_task() -> None:
    sweep_comparisons()
