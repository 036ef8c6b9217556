"""The lists of the section about interests."""

PAGES = (
    ("Register of interests", "membership:interest-list"),
    ("Declarations", "membership:declaration-list"),
    ("Campaigns", "membership:campaign-list"),
    ("Kept off the register", "membership:interest-redaction-list"),
    ("Gifts and hospitality", "membership:gift-list"),
    ("Bring in from a file", "membership:interest-import-list"),
    ("Records to be removed", "membership:interest-removal-list"),
    ("Policy", "membership:interest-policy-list"),
)
