"""The lists of the section "Compliance"."""

PAGES = (
    ("Compliance", "meetings:compliance-list"),
    ("Attendance", "meetings:attendance-list"),
    ("Votes", "meetings:vote-list"),
    ("Decisions between meetings", "meetings:between-decision-list"),
    ("Conflicts at meetings", "meetings:conflict-list"),
)
