"""Which permission guards what on this floor."""

from governance.enums import Permission
from governance.foundation.permissions import DEPLOYMENT

READ_SCHEME = Permission.VIEW_SCHEME
KEEP_SCHEME = Permission.CHANGE_SCHEME
PROPOSE_CHANGE = Permission.PROPOSE_SCHEME_CHANGE
# The shared catalogue belongs to no ICB: it is loaded by whoever sets up ICBs.
LOAD_CATALOGUE = Permission.CREATE_ICB
CATALOGUE_ANCHOR = DEPLOYMENT
