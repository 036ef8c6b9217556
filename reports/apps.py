from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "reports"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Says who does which kind of long work. The modules need the models, so they are imported here."""
        from governance.foundation.jobs import job_handler
        from reports.packs.actions import BUILD_JOB, run_build
        from reports.publication.meetings import PUBLISH_JOB, run_publish

        job_handler(BUILD_JOB)(run_build)
        job_handler(PUBLISH_JOB)(run_publish)
