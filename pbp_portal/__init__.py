"""The roof of the house: settings, URLs, Celery application and the demonstration."""

from pbp_portal.celery import app as celery_app

__all__ = ["celery_app"]
