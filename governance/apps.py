from django.apps import AppConfig
from django.db.models.signals import post_migrate


class GovernanceConfig(AppConfig):
    name = "governance"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from governance.foundation.triggers import lay_history_triggers

        # After every migrate, so that a new recorded model cannot be forgotten.
        post_migrate.connect(lay_history_triggers, dispatch_uid="lay_history_triggers")
