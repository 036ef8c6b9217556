from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "meetings"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.db.models.signals import post_save

        from delegation import impact
        from governance.foundation.jobs import job_handler
        from meetings.conduct.actions.ratifying import on_committee_meets  # brings what waits onto agendas
        from meetings.papers import (
            concerned,  # noqa: F401  tells who writes a paper
            evidence,  # noqa: F401  tells when drafts were in and papers signed off
            placed,  # noqa: F401  tells on which agenda a planned item stands
        )
        from meetings.papers.actions import (
            folders,
            issues,  # noqa: F401  writes down which papers went out
        )
        from meetings.papers.actions.settling import on_meeting_saved
        from meetings.papers.selectors.matching import reviews_of_interest
        from meetings.papers.selectors.scheme_impact import pending_items
        from meetings.planning.models import Meeting, MeetingCommittee
        from meetings.planning.selectors import deadline_acts  # noqa: F401  tells when papers were issued
        from meetings.questions import at_items  # noqa: F401  tells packs what the public asked
        from meetings.record import (
            action_evidence,  # noqa: F401  tells when actions were sent out
            compliance_measures,  # noqa: F401  tells compliance of actions and of what is owed
            matters_arising,  # noqa: F401  brings the action log onto agendas and into packs
            minutes_blocks,  # noqa: F401  tells the minutes what the meeting wrote down
            minutes_evidence,  # noqa: F401  tells when minutes went to the members
        )
        from membership.interests import removal

        job_handler(folders.CHECK_JOB)(folders.run_check)
        impact.contribute(pending_items)
        removal.contribute(reviews_of_interest)
        post_save.connect(
            on_meeting_saved, sender=Meeting, dispatch_uid="resolution follows the kind of meeting"
        )
        post_save.connect(
            on_committee_meets, sender=MeetingCommittee, dispatch_uid="chair's actions go to the next meeting"
        )
