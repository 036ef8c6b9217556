"""The lists of this section."""

PAGES = (
    ("Who may do what", "delegation:scheme-entry-list"),
    ("Decision map", "delegation:decision-map"),
    ("Ask who may decide", "delegation:authority"),
    ("Gaps and overlaps", "delegation:coverage"),
    ("Schemes", "delegation:scheme-list"),
    ("Versions", "delegation:scheme-version-list"),
    ("Compare versions", "delegation:compare"),
    ("Proposals", "delegation:proposal-list"),
    ("Functions", "delegation:function-list"),
    ("Led elsewhere", "delegation:interface-list"),
    ("Operating models", "delegation:operating-model-list"),
    ("Agreements", "delegation:agreement-list"),
    ("When supported", "delegation:availability-rule-list"),
    ("Imports", "delegation:scheme-import-list"),
)
