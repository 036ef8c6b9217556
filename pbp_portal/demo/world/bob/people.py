"""BOB: invented people."""

from pbp_portal.demo.world.bob.organisations import ICB_KEY
from pbp_portal.demo.world.shapes import Person

BOARD = (
    Person("rosalind-okafor-hughes", "Rosalind Okafor-Hughes", "Chair", ICB_KEY),
    Person("gareth-llewellyn-price", "Gareth Llewellyn-Price", "Chief Executive", ICB_KEY),
    Person("julian-castellane", "Julian Castellane", "Chief Finance Officer", ICB_KEY),
    Person("hannah-brockbank", "Hannah Brockbank", "Chief Nursing Officer", ICB_KEY),
    Person("ifeoma-adeyemi", "Ifeoma Adeyemi", "Chief Medical Officer", ICB_KEY, "Dr"),
    Person("prudence-wetherby", "Prudence Wetherby", "Non-executive member (audit)", ICB_KEY),
    Person("samir-haddad", "Samir Haddad", "Non-executive member", ICB_KEY),
    Person("aileen-garrick-moss", "Aileen Garrick-Moss", "Chief Executive", "buckinghamshire-healthcare"),
    Person("callum-thistlethwaite", "Callum Thistlethwaite", "General practitioner", ICB_KEY, "Dr"),
    Person("yasmin-qureshi-bell", "Yasmin Qureshi-Bell", "Chief Executive", "oxfordshire-county-council"),
    Person("dominic-arkwright", "Dominic Arkwright", "Chief Executive", "oxford-health"),
    Person("meera-chandrasekar", "Meera Chandrasekar", "Interim Chief Delivery Officer", ICB_KEY),
    Person("tobias-fenwick-rao", "Tobias Fenwick-Rao", "Director of Governance", ICB_KEY),
    Person("lowri-castleton", "Lowri Castleton", "Governance Officer", ICB_KEY),
    Person("kofi-brandwood", "Kofi Brandwood", "Board Secretary", ICB_KEY),
    Person("anjali-hotchkiss", "Anjali Hotchkiss", "Head of Performance", ICB_KEY),
)

BUCKINGHAMSHIRE = (
    Person("philippa-denholm", "Philippa Denholm", "ICB Place Director, Buckinghamshire", ICB_KEY),
    Person(
        "theodore-amadi", "Theodore Amadi", "Corporate Director, Adults and Health", "buckinghamshire-council"
    ),
    Person(
        "ruth-castlemaine", "Ruth Castlemaine", "Director of Public Health", "buckinghamshire-council", "Dr"
    ),
    Person("graham-solanki", "Graham Solanki", "Chief Operating Officer", "buckinghamshire-healthcare"),
    Person(
        "isobel-farquharson", "Isobel Farquharson", "Executive Director, Buckinghamshire", "oxford-health"
    ),
    Person("nikhil-durrant", "Nikhil Durrant", "PCN Clinical Director", ICB_KEY, "Dr"),
    Person("jocelyn-abiola", "Jocelyn Abiola", "PCN Clinical Director", ICB_KEY, "Dr"),
    Person("stellan-warwick", "Stellan Warwick", "PCN Clinical Director", ICB_KEY, "Dr"),
    Person("zara-pennington", "Zara Pennington", "Chief Executive", "healthwatch-bucks"),
    Person("martha-oyinlola", "Martha Oyinlola", "Place Finance Lead", ICB_KEY),
)

OXFORDSHIRE = (
    Person("kwame-asante-boyd", "Kwame Asante-Boyd", "ICB Place Director, Oxfordshire", ICB_KEY),
    Person(
        "helena-vasquez-moor",
        "Helena Vasquez-Moor",
        "Director of Adult Services",
        "oxfordshire-county-council",
    ),
    Person("peter-inkersole", "Peter Inkersole", "Chief Executive", "cherwell-district-council"),
    Person("noor-eldridge", "Noor Eldridge", "Director of Public Health", "oxfordshire-county-council", "Dr"),
    Person("sebastian-oyebanji", "Sebastian Oyebanji", "Chief Officer", "oxford-university-hospitals"),
    Person("cordelia-nash-ali", "Cordelia Nash-Ali", "Executive Director, Oxfordshire", "oxford-health"),
    Person("efua-standish", "Efua Standish", "PCN Clinical Director", ICB_KEY, "Dr"),
    Person("laurence-pike", "Laurence Pike", "PCN Clinical Director", ICB_KEY, "Dr"),
    Person("maryam-colebrook", "Maryam Colebrook", "Executive Director", "healthwatch-oxfordshire"),
    Person("bartholomew-singh", "Bartholomew Singh", "Place Finance Lead", ICB_KEY),
)

BERKSHIRE_WEST = (
    Person("bronwen-treharne", "Bronwen Treharne", "ICB Place Director, Berkshire West", ICB_KEY),
    Person(
        "andrew-falconbridge", "Andrew Falconbridge", "Executive Director, People", "west-berkshire-council"
    ),
    Person(
        "keziah-monteith", "Keziah Monteith", "Executive Director of Social Care", "reading-borough-council"
    ),
    Person(
        "rupinder-halloway", "Rupinder Halloway", "Director of Adult Services", "wokingham-borough-council"
    ),
    Person(
        "miriam-osterley", "Miriam Osterley", "Director of Public Health", "reading-borough-council", "Dr"
    ),
    Person("jerome-whitcombe", "Jerome Whitcombe", "Chief Operating Officer", "royal-berkshire"),
    Person("shanice-aldridge", "Shanice Aldridge", "Chief Operating Officer", "berkshire-healthcare"),
    Person("colm-ravenscroft", "Colm Ravenscroft", "PCN Clinical Director", ICB_KEY, "Dr"),
    Person("amara-lindqvist", "Amara Lindqvist", "PCN Clinical Director", ICB_KEY, "Dr"),
    Person("dev-hathaway", "Dev Hathaway", "PCN Clinical Director", ICB_KEY, "Dr"),
    Person("olive-trescothick", "Olive Trescothick", "Chair", "healthwatch-berkshire-west"),
    Person("gwen-adomako", "Gwen Adomako", "Place Finance Lead", ICB_KEY),
)

PEOPLE = (*BOARD, *BUCKINGHAMSHIRE, *OXFORDSHIRE, *BERKSHIRE_WEST)
