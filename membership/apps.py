from django.apps import AppConfig


class MembershipConfig(AppConfig):
    name = "membership"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Says who does which kind of long work. The modules need the models."""
        from governance.foundation.jobs import job_handler
        from membership.interests.actions import campaigns

        job_handler(campaigns.ASK_JOB)(campaigns.run_asking)
