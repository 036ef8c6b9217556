"""Which permission guards what on this floor."""

from governance.enums import Permission

READ_PEOPLE = Permission.VIEW_PEOPLE
# People hang from their ICB; an appointment or deputy from its seat's committee or from its post.
KEEP_PEOPLE = Permission.CHANGE_PEOPLE
AGREE_DEPUTY = Permission.AGREE_DEPUTY
# Declared interests hang from their person's ICB; how far a right reaches: `models.interests.people_whose_interests`.
VIEW_INTERESTS = Permission.VIEW_INTERESTS
KEEP_INTERESTS = Permission.KEEP_INTERESTS
REVIEW_INTERESTS = Permission.REVIEW_INTERESTS
