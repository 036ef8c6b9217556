from django.apps import AppConfig


class PbpPortalConfig(AppConfig):
    """The roof: settings, URLs, Celery and the demonstration. It owns no rule and no model."""

    name = "pbp_portal"
