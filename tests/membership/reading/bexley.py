"""The lists of the Bexley terms of reference as written, slips included; the people are invented (R160–R162)."""

BODY = """\
| Member Organisation | Member |
|---|---|
| Bexley Care | ✓ |
| Bexley Health Neighbourhood Care CiC | ✓ |
| Bexley Voluntary Sector Council | ✓ |
| Dartford & Gravesham NHS Trust | ✓ |
| Greenwich & Bexley Community Hospice | ✓ |
| Healthwatch | ✓ |
| Hurley Group | ✓ |
| Lewisham & Greenwich NHS Trust | ✓ |
| Local Medical Committee | ✓ |
| Local Pharmacy Committee | ✓ |
| London Borough of Bexley | ✓ |
| NHS SEL CCG – Bexley Place | ✓ |
| Oxleas NHS Foundation Trust | ✓ |
| Primary Care Networks: APL, Frognaal, North Bexley and Erith | ✓ |
"""
PARAGRAPH = "with Clinical representation from each of the Primary Care Networks; APL, Frogna, North Bexley and Erith."
APPENDIX = """\
| Organisation | Attendee |
|---|---|
| Bexley Care | Sadia Vance / Yvonne Marlowe |
| Bexley Health Neighbourhood Care CiC | Ama Thornbury |
| Bexley Voluntary Service Council | Verity Lockyer |
| Bromley Healthcare | Anders Hollis |
| Dartford and Gravesham NHS Trust | Selma Pryce |
| Greenwich and Bexley Community Hospice | Kofi Denholm |
| Healthwatch Bexley | Juno Farleigh |
| The Hurley Group | Ravi Castell |
| Lewisham and Greenwich NHS Trust | Saskia Umber |
| Local Medical Committee | Dr Rowan Ashby |
| Local Pharmaceutical Committee | Bina Kestrel |
| London Borough of Bexley | Dr Amir Golding (Public Health) |
| | Stellan Kirkwood (Children's & Young People) |
| London Borough of Bexley & NHS SEL CCG | Suki Rowanfield |
| NHS South East London Clinical Commissioning Group | Dagny Braithe (LCP SRO) |
| Oxleas NHS Foundation Trust | Idris Dunmore, Chief Operating Officer |
| Primary Care Networks | APL: Dr Jonah Stainton; Clocktower: Dr Wen Cotterell; \
North Bexley: Dr Pia Anders; Froggnal: Dr Said Desmond |
"""
