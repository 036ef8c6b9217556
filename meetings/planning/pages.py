"""The lists of the section "Meetings"."""

PAGES = (
    ("Meetings", "meetings:meeting-list"),
    ("Calendar", "meetings:calendar-list"),
    ("My calendar", "meetings:calendar-mine"),
    ("How committees meet", "meetings:series-list"),
    ("Deadlines", "meetings:deadline-list"),
    ("Papers waited for", "meetings:awaited-paper-list"),
    ("Rules of deadlines", "meetings:deadline-rule-list"),
    ("Sign-off routes", "meetings:sign-off-route-list"),
    ("Signing while away", "meetings:stand-in-list"),
    ("Grounds for refusing a question", "meetings:refusal-ground-list"),
    ("Private business", "meetings:exemption-list"),
    ("Grounds for private business", "meetings:private-ground-list"),
)
