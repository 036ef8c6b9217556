from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "reports"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Says who does which kind of long work. The modules need the models, so they are imported here."""
        from django.db.models.signals import post_save

        from governance.foundation.jobs import job_handler
        from meetings.models import Exemption, SignOff
        from reports.checking.actions import CHECK_JOB, run_check
        from reports.documents import publishing  # noqa: F401  joins the files of a published scheme
        from reports.documents.laying_out import LAY_OUT_JOB, run_lay_out
        from reports.models import Publication
        from reports.packs.actions import BUILD_JOB, run_build
        from reports.packs.warming import on_sign_off
        from reports.public.pages import state
        from reports.publication import (
            asked_about,  # noqa: F401  tells what of a meeting is public, to the form for questions
            deadline_acts,  # noqa: F401  tells when a meeting was published
            scheme_map,  # noqa: F401  joins the files of a published scheme
        )
        from reports.publication.meetings import PUBLISH_JOB, run_publish
        from reports.publication.releases import RELEASE_JOB, on_release, run_release
        from reports.publication.schemes import PUBLISH_SCHEME_JOB, run_publish_scheme

        job_handler(BUILD_JOB)(run_build)
        job_handler(CHECK_JOB)(run_check)
        job_handler(PUBLISH_JOB)(run_publish)
        job_handler(PUBLISH_SCHEME_JOB)(run_publish_scheme)
        job_handler(LAY_OUT_JOB)(run_lay_out)
        job_handler(RELEASE_JOB)(run_release)
        post_save.connect(on_release, sender=Exemption, dispatch_uid="publish what was released")
        post_save.connect(state.forget, sender=Publication, dispatch_uid="public site state")
        post_save.connect(on_sign_off, sender=SignOff, dispatch_uid="lay out a signed-off paper")
