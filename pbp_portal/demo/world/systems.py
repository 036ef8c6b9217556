"""All five systems in the order in which they are loaded."""

from pbp_portal.demo.world import accounts
from pbp_portal.demo.world.bob import SYSTEM as BOB
from pbp_portal.demo.world.bsw import SYSTEM as BSW
from pbp_portal.demo.world.lsc import SYSTEM as LSC
from pbp_portal.demo.world.nel import SYSTEM as NEL
from pbp_portal.demo.world.sel import SYSTEM as SEL

SYSTEMS = (BOB, LSC, NEL, BSW, SEL)
WHOLE_SERVICE_ACCOUNTS = accounts.WHOLE_SERVICE
