"""Words that stand in most papers and in most declarations, and so tell nothing about either."""

from __future__ import annotations

_ENGLISH = """
about above according across actual after again against ahead allow almost along already although always
among amount another around based because become before began begin being below between beyond both bring
build built could current currently daily despite different directly does doing done during each early
either enough ensure entire especially even every example except few first following former formerly forward
from full fully further future general given going great group grouped having held help here however include
included including into issue itself joined joint keep large largely last later latest least leave less
level likely long longer made main mainly make making many might month monthly more most mostly much must
near nearly need never next nothing number offer often once only open order other others otherwise over
overall part particular perhaps please point possible present previous previously process provide provided
provides providing public quarter rather really recent recently regular relate related relating remain
report reported reporting request require required result review right same second section several shall
should show shown since single small some someone start started still such support supported supporting
taken their them themselves then there therefore these they thing third this those three through throughout
time today together towards type under until upon used useful using usual usually various very week weekly
were what when where whether which while whole whose will with within without work worked working works
would year yearly years your
"""

_FIELD = """
access action activity agenda agree agreed agreement annex annexes annual appendix approach approval approve
approved area arrangement assurance authority benefit board body borough budget business capacity care chair
challenge change children citizen clinical collaboration collaborative commission commissioned commissioner
commissioning committee common communication community condition consider consultation contract contribute
core council councillor county cover data deadline decide decision delegate delegated delegation deliver
delivered delivery demand department deputy develop developed development director discharge discuss
discussion district document draft effect employee engage engagement england equality establish established
evidence executive federation finance financial forum foundation framework function fund funded funding
further governance guidance health healthcare holder hospital icb icp icsn icss impact implement
implementation improve improvement inequalities inequality information initiative integrate integrated
integration interest item lead leader leadership learn legal limited local london manage management manager
matter measure medical meeting member membership mental minute model monitor name national neighbourhood
network nhs note noted objective office officer operate operating operation operational opportunity option
organisation organise outcome outline paper partner partnership patient people performance person personal
phase place plan planned planning policy population position practice primary principle priority private
professional profile programme progress project proposal propose proposed provider provision purpose quality
question recommend recommendation recommended record reference region regional resident residents resource
responsibility responsible risk role scheme secretary sector senior service services share shared social
society specialist staff stage stakeholder standard statement status statutory strategic strategy structure
summary system target team term terms timetable transform transformation trust update value vision voluntary
wellbeing workforce
"""

_DECLARATIONS = """
advice adviser advisor applied appointed aunt brother charity close company consultancy consultant cousin
daughter declaration declare declared employ employed employer employment family father firm friend governor
holding honorary husband income mother nephew niece non-executive none owned owner paid parent partner
relation relative remuneration retired salary self shareholder shareholding shares sibling sister sponsor
spouse supplier trustee uncle unpaid volunteer wife
"""

COMMON = frozenset(f"{_ENGLISH} {_FIELD} {_DECLARATIONS}".replace("-", " ").split())
