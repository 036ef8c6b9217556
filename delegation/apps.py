from django.apps import AppConfig


class DelegationConfig(AppConfig):
    name = "delegation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Says who does which kind of long work, and what an adoption touches. The modules need the models."""
        from delegation import impact
        from delegation.actions import imports
        from delegation.selectors.comparison import own_touched
        from governance.foundation.jobs import job_handler

        impact.contribute(own_touched)
        job_handler(imports.READ_JOB)(imports.run_read)
        job_handler(imports.ASSESS_JOB)(imports.run_assess)
        job_handler(imports.APPLY_JOB)(imports.run_apply)
        job_handler(imports.UNDO_JOB)(imports.run_undo)
        job_handler(imports.COMPARE_JOB)(imports.run_comparison)
