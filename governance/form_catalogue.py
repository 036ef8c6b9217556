"""What each governance form is, and what it helps with, in words for the public (R87, R89–R94).

The five national forms come with different numbers in different documents, so they go by code here; an appraisal of
options keeps the label that its own document gives them.
"""

from __future__ import annotations

from dataclasses import dataclass

from governance.enums import GovernanceForm


@dataclass(frozen=True)
class FormWords:
    """`helpful_for` completes "Helpful for …"; empty for forms that are not a place partnership's choice."""

    definition: str
    helpful_for: str = ""


FORMS: dict[str, FormWords] = {
    GovernanceForm.CONSULTATIVE_FORUM: FormWords(
        "Partners meet to inform and align decisions. It advises: the statutory bodies decide, informed by it.",
        "engaging the widest range of partners to agree a shared direction.",
    ),
    GovernanceForm.COMMITTEE: FormWords(
        "A committee of one statutory body, such as the integrated care board, with authority delegated by it. That "
        "body sets its terms of reference and scope, and the committee agrees to them. Its decisions are that body's "
        "decisions.",
        "making decisions from a range of views, with delegated authority over resources.",
    ),
    GovernanceForm.INDIVIDUAL_EXECUTIVES: FormWords(
        "Statutory bodies delegate functions to individual members of staff, who may convene a committee of partners "
        "to support them. The member of staff decides.",
        "engaging partners in the decisions of statutory bodies while one person stays responsible.",
    ),
    GovernanceForm.JOINT_COMMITTEE: FormWords(
        "A committee that statutory bodies set up together, each delegating functions under its own scheme. "
        "Other providers may take part where those bodies think it right, without being members.",
        "making joint decisions between partners.",
    ),
    GovernanceForm.LEAD_PROVIDER: FormWords(
        "One provider manages resources and delivery for the place under a contract with the integrated care board "
        "or local government, for agreed outcomes of a defined set of services. It subcontracts others and spends "
        "within an agreed payment envelope.",
        "giving leaders of providers more ownership of how services are delivered.",
    ),
    GovernanceForm.STATUTORY_BOARD: FormWords(
        "The board of a body that the law itself sets up. It may delegate, and stays accountable."
    ),
    GovernanceForm.COMMITTEES_IN_COMMON: FormWords(
        "Committees of several bodies that meet at one table with one agenda. Each decides for its own body."
    ),
    GovernanceForm.SUB_COMMITTEE: FormWords(
        "Set up by a committee, with a part of its authority where it is allowed to pass that on."
    ),
}
NATIONAL_FORMS = tuple(code for code, words in FORMS.items() if words.helpful_for)


def form_words(code: str) -> FormWords:
    return FORMS[code]
