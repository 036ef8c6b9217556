"""Thin tasks: ids in, one call out."""

from celery import shared_task

from reports.packs import warming


@shared_task(name=warming.TASK)
def render_paper(public_id: str) -> None:
    warming.render_paper(public_id)
