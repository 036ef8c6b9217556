"""What this floor adds to pages of the floors below: packs and publication of a meeting, the public page of a body."""

from __future__ import annotations

from typing import Any

from governance.enums import Permission
from governance.foundation.outcome import met
from governance.foundation.permissions import can
from governance.foundation.screens import Action, Ask, Column, Panel
from meetings.models import Meeting
from meetings.planning.panels import MeetingPanel, contribute
from meetings.planning.selectors.together import may_service
from reports import presenters
from reports.packs import selectors as packs
from reports.publication import selectors as publication
from reports.publication.decisions import decisions_to_publish, may_publish_decision
from reports.publication.gather_decision import decision_key, publicity
from reports.publication.minutes import minutes_key, minutes_to_publish
from reports.publication.plans import plan_key
from reports.seeing_as import may_see_as


@contribute(order=30)
def packs_panel(meeting: Meeting, ask: Ask) -> MeetingPanel | None:
    """Packs to read, and for who builds them the way to do so. None for people who may do neither."""
    right = may_service(meeting, ask.user, Permission.BUILD_PACK, on=ask.today)
    builds = packs.readable_builds(ask.user, meeting, on=ask.today)
    may_read = can(ask.user, Permission.READ_PACK, meeting, on=ask.today).ok
    if not right.ok and not may_read:
        return None
    states = packs.pack_states(meeting, on=ask.today) if right.ok else []
    states += packs.supplement_states(meeting, on=ask.today) if right.ok else []
    context = {
        "packs": [presenters.build_line(build) for build in newest(builds)],
        "states": [presenters.pack_line(state, builds) for state in states],
        "needs_own_copy": may_read and bool(packs.withheld_from(meeting, ask.user, on=ask.today)),
    }
    actions = (
        (Action("Build a pack", ask.link("reports:pack-list", meeting.slug), right),) if right.ok else ()
    )
    return MeetingPanel("packs", "Packs", "reports/packs/panel.jinja", context, actions)


def newest(builds: list[Any]) -> list[Any]:
    """The latest pack of each audience, and the reader's own copy."""
    found: dict[tuple[str, str, bool], Any] = {}
    for build in builds:
        found.setdefault((build.which, build.audience, bool(build.left_out)), build)
    return list(found.values())


@contribute(order=40)
def publication_panel(meeting: Meeting, ask: Ask) -> MeetingPanel | None:
    right = may_service(meeting, ask.user, Permission.PUBLISH, on=ask.today)
    rows = publication.versions_of(meeting)
    if not right.ok and not rows and not may_see_as(meeting, ask.user, on=ask.today).ok:
        return None
    context: dict[str, Any] = {
        "rows": [_version(row) for row in rows],
        "empty": "This meeting is not on the public site yet.",
    }
    actions: tuple[Action, ...] = ()
    if may_see_as(meeting, ask.user, on=ask.today).ok:
        look = met("meeting.see_as")
        actions = (Action("See it as somebody else", ask.link("reports:see-as", meeting.slug), look),)
    if right.ok:
        actions += (Action("Publish", ask.link("reports:meeting-publish", meeting.slug), right),)
    return MeetingPanel(
        "publication", "On the public site", "reports/publication/panel.jinja", context, actions
    )


def _version(row: Any) -> dict[str, Any]:
    return {
        "link": presenters.publication_link(row),
        "tag": presenters.publication_tag(row),
        "published_at": row.published_at,
        "because": row.closed_because,
    }


PUBLISHED_COLUMNS = (
    Column("Version", presenters.publication_link),
    Column("State", presenters.publication_tag),
    Column("Published", "published_at"),
    Column("Reason it was replaced or withdrawn", "closed_because"),
)


def of_profile(row: Any, ask: Ask) -> list[Panel]:
    """The public page of an ICB, a place or a committee on its workspace page."""
    kind, _, _ = publication.subject_key(row).partition(":")
    right = can(ask.user, Permission.PUBLISH, row, on=ask.today)
    panel = Panel(
        "On the public site",
        PUBLISHED_COLUMNS,
        publication.versions_of(row),
        empty="Its page is not public yet.",
        actions=(Action("Publish its page", ask.link("reports:profile-publish", kind, row.slug), right),),
    )
    return [panel]


def of_calendar(committee: Any, ask: Ask) -> list[Panel]:
    """What the public reads of a committee's dates, and the way to publish them."""
    right = can(ask.user, Permission.PUBLISH, committee, on=ask.today)
    if not right.ok:
        return []
    panel = Panel(
        "Calendar on the public site",
        PUBLISHED_COLUMNS,
        publication.versions_of_key(publication.calendar_key(committee)),
        empty="The dates of its public meetings are not public yet.",
        actions=(
            Action("Publish its calendar", ask.link("reports:calendar-publish", committee.slug), right),
        ),
    )
    return [panel]


REGISTER_COLUMNS = (
    Column("Register", lambda row: row.way),
    Column("On the public site", lambda row: row.version, unset="Not published"),
    Column("State", lambda row: row.tag),
    Column("Published", lambda row: row.published),
)


def of_registers(icb: Any, ask: Ask) -> list[Panel]:
    """The registers of an ICB on its workspace page: what the public reads, and the way to publish."""
    if not can(ask.user, Permission.PUBLISH, icb, on=ask.today).ok:
        return []
    rows = [presenters.register_line(kind, row, ask, icb) for kind, row in publication.register_states(icb)]
    return [Panel("Registers on the public site", REGISTER_COLUMNS, rows, empty="")]


def of_plan(row: Any, ask: Ask) -> list[Panel]:
    """The public forward plan of a committee, and the way to publish it."""
    right = can(ask.user, Permission.PUBLISH, row, on=ask.today)
    if not right.ok:
        return []
    panel = Panel(
        "Forward plan on the public site",
        PUBLISHED_COLUMNS,
        publication.series(plan_key(row)),
        empty="Its forward plan is not public yet.",
        actions=(Action("Publish its forward plan", ask.link("reports:plan-publish", row.slug), right),),
    )
    return [panel]


def of_decision(row: Any, ask: Ask) -> list[Panel]:
    """What the public reads of a recorded decision, and the way to publish it; the reason where it may not go out."""
    right = may_publish_decision(row, ask.user)
    rows = publication.versions_of_key(decision_key(row))
    if not right.ok and not rows:
        return []
    may = publicity(row)
    panel = Panel(
        "On the public site",
        PUBLISHED_COLUMNS,
        rows,
        empty="This decision is not public yet." if may.ok else may.reason,
        actions=(Action("Publish this decision", ask.link("reports:decision-publish", row.public_id), right),)
        if right.ok and may.ok
        else (),
    )
    return [panel]


@contribute(order=42)
def decisions_panel(meeting: Meeting, ask: Ask) -> MeetingPanel | None:
    """How many of a meeting's decisions the public reads; none before one is recorded, or for who publishes nothing."""
    right = may_service(meeting, ask.user, Permission.PUBLISH, on=ask.today)
    found = decisions_to_publish(meeting) if right.ok else []
    if not found:
        return None
    counts = presenters.decision_counts(found)
    action = Action("Publish decisions", ask.link("reports:decisions-publish", meeting.slug), right)
    return MeetingPanel(
        "decisions-public",
        "Decisions on the public site",
        "reports/publication/decisions_panel.jinja",
        {"counts": counts},
        (action,),
    )


@contribute(order=43)
def minutes_panel(meeting: Meeting, ask: Ask) -> MeetingPanel | None:
    """What the public reads of the minutes; none before they went to the members, or for who publishes nothing."""
    right = may_service(meeting, ask.user, Permission.PUBLISH, on=ask.today)
    found = minutes_to_publish(meeting) if right.ok else None
    if found is None or found.draft is None:
        return None
    action = Action("Publish the minutes", ask.link("reports:minutes-publish", meeting.slug), found.outcome)
    rows = publication.series(minutes_key(meeting))
    return MeetingPanel(
        "minutes-public",
        "Minutes on the public site",
        "reports/publication/panel.jinja",
        {"rows": [_version(row) for row in rows], "empty": "These minutes are not on the public site yet."},
        (action,),
    )


def of_scheme_version(row: Any, ask: Ask) -> list[Panel]:
    """The public copies of a version, and the way to publish it. Nothing on a draft: it is not published."""
    if row.state != "adopted":
        return []
    right = can(ask.user, Permission.PUBLISH, row, on=ask.today)
    panel = Panel(
        "On the public site",
        PUBLISHED_COLUMNS,
        publication.versions_of(row),
        empty="This version is not public yet.",
        actions=(Action("Publish this version", ask.link("reports:scheme-publish", row.pk), right),),
    )
    return [panel]
