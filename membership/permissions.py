"""Which permission guards what on this floor."""

from governance.enums import Permission

READ_PEOPLE = Permission.VIEW_PEOPLE
# People hang from their ICB; an appointment or deputy from its seat's committee or from its post.
KEEP_PEOPLE = Permission.CHANGE_PEOPLE
