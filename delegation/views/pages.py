"""The lists of this section."""

ANSWERS, SCHEME, RECORDS = "Answers", "The scheme", "Beside it"
ROAD, ENGAGEMENT = "Road ahead", "Engagement"

PAGES = (
    ("Ask who may decide", "delegation:authority", ANSWERS),
    ("Who may do what", "delegation:scheme-entry-list", ANSWERS),
    ("Decision map", "delegation:decision-map", ANSWERS),
    ("Gaps and overlaps", "delegation:coverage", ANSWERS),
    ("Led elsewhere", "delegation:interface-list", ANSWERS),
    ("Schemes", "delegation:scheme-list", SCHEME),
    ("Versions", "delegation:scheme-version-list", SCHEME),
    ("Compare versions", "delegation:compare", SCHEME),
    ("Imports", "delegation:scheme-import-list", SCHEME),
    ("Proposals", "delegation:proposal-list", SCHEME),
    ("Functions", "delegation:function-list", RECORDS),
    ("Other names", "delegation:function-alias-list", RECORDS),
    ("Agreements", "delegation:agreement-list", RECORDS),
    ("Operating models", "delegation:operating-model-list", RECORDS),
    ("When supported", "delegation:availability-rule-list", RECORDS),
    ("Roadmap", "delegation:roadmap", ROAD),
    ("Phases", "delegation:roadmap-phase-list", ROAD),
    ("Indicators", "delegation:indicator-list", ROAD),
    ("Milestone plan", "delegation:milestone-list", ROAD),
    ("Conditions evidenced", "delegation:assurance-condition-list", ROAD),
    ("Concerns by group", "delegation:concern-list", ENGAGEMENT),
    ("Stances", "delegation:stance-list", ENGAGEMENT),
    ("Groups", "delegation:stakeholder-group-list", ENGAGEMENT),
    ("Themes", "delegation:concern-theme-list", ENGAGEMENT),
)
