"""The lists of the section "Meetings"."""

PAGES = (
    ("Meetings", "meetings:meeting-list"),
    ("Deadlines", "meetings:deadline-list"),
    ("Rules of deadlines", "meetings:deadline-rule-list"),
)
