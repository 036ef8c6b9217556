"""Life cycles of the meetings floor: the states of each thing and the moves between them."""

from governance.foundation.lifecycle import Lifecycle, Transition

MEETING_LIFECYCLE = Lifecycle(
    noun="meeting",
    states={"planned": "Planned", "issued": "Papers issued", "held": "Held", "cancelled": "Cancelled"},
    initial="planned",
    transitions=(
        Transition("issue", ("planned", "issued"), "issued", "issue the papers of this meeting"),
        Transition("hold", ("issued",), "held", "mark this meeting as held"),
        Transition("cancel", ("planned", "issued"), "cancelled", "cancel this meeting"),
    ),
)

TOGETHER_LIFECYCLE = Lifecycle(
    noun="together_request",
    states={"asked": "Asked", "joined": "Takes part", "declined": "Declined", "withdrawn": "Withdrawn"},
    initial="asked",
    transitions=(
        Transition("join", ("asked",), "joined", "agree to meet together"),
        Transition("decline", ("asked",), "declined", "decline to meet together"),
        Transition("withdraw", ("asked",), "withdrawn", "withdraw this request"),
    ),
)

PLAN_IMPORT_LIFECYCLE = Lifecycle(
    noun="plan_import",
    states={
        "ready": "To be looked through",
        "applied": "Applied",
        "undone": "Undone",
        "abandoned": "Given up",
    },
    initial="ready",
    transitions=(
        Transition("apply", ("ready",), "applied", "apply this import"),
        Transition("undo", ("applied",), "undone", "undo this import"),
        Transition("abandon", ("ready",), "abandoned", "give this import up"),
    ),
)

PAPER_LIFECYCLE = Lifecycle(
    noun="paper",
    states={"draft": "Draft", "submitted": "Waiting for sign-off", "signed_off": "Signed off"},
    initial="draft",
    transitions=(
        Transition("edit", ("draft",), "draft", "edit this paper"),
        Transition("submit", ("draft",), "submitted", "submit this paper for sign-off"),
        Transition("sign_off", ("submitted",), "signed_off", "sign this paper off"),
        Transition("send_back", ("submitted",), "draft", "send this paper back"),
        Transition("recall", ("submitted",), "draft", "recall this paper"),
        Transition("revise", ("signed_off",), "draft", "revise this paper"),
    ),
)

LATE_LIFECYCLE = Lifecycle(
    noun="late",
    states={
        "asked": "Waiting for the chair",
        "accepted": "Accepted",
        "declined": "Declined",
        "withdrawn": "Withdrawn",
    },
    initial="asked",
    transitions=(
        Transition("accept", ("asked",), "accepted", "accept this"),
        Transition("decline", ("asked", "accepted"), "declined", "decline this"),
        Transition("withdraw", ("asked", "accepted"), "withdrawn", "withdraw this request"),
    ),
)

COMMISSION_LIFECYCLE = Lifecycle(
    noun="commission",
    states={
        "asked": "Asked",
        "accepted": "Accepted",
        "draft_in": "Draft is in",
        "withdrawn": "Withdrawn",
    },
    initial="asked",
    transitions=(
        Transition("accept", ("asked",), "accepted", "accept this request"),
        Transition("receive", ("asked", "accepted", "draft_in"), "draft_in", "say that this draft is in"),
        Transition("withdraw", ("asked", "accepted", "draft_in"), "withdrawn", "withdraw this request"),
    ),
)

SUBMISSION_LIFECYCLE = Lifecycle(
    noun="sent file",
    states={"waiting": "Waiting to be taken in", "taken_in": "Taken in", "set_aside": "Set aside"},
    initial="waiting",
    transitions=(
        Transition("take_in", ("waiting",), "taken_in", "take this file in"),
        Transition("set_aside", ("waiting",), "set_aside", "set this file aside"),
    ),
)

FOLDER_LIFECYCLE = Lifecycle(
    noun="folder",
    states={
        "checking": "Being checked",
        "matched": "To be confirmed",
        "applied": "Filed",
        "undone": "Undone",
        "abandoned": "Given up",
    },
    initial="checking",
    transitions=(
        Transition("match", ("checking",), "matched", "match the files of this folder"),
        Transition("apply", ("matched",), "applied", "file this folder"),
        Transition("undo", ("applied",), "undone", "undo this folder"),
        Transition("abandon", ("checking", "matched"), "abandoned", "give this folder up"),
    ),
)

QUESTION_LIFECYCLE = Lifecycle(
    noun="question",
    states={
        "received": "Address not confirmed",
        "confirmed": "To be looked at",
        "accepted": "Accepted",
        "refused": "Refused",
        "merged": "Taken with another",
        "withdrawn": "Withdrawn",
    },
    initial="received",
    transitions=(
        Transition("confirm", ("received",), "confirmed", "confirm this"),
        Transition("accept", ("confirmed",), "accepted", "accept this"),
        Transition("refuse", ("confirmed", "accepted"), "refused", "refuse this"),
        Transition("merge", ("confirmed", "accepted"), "merged", "take this with another"),
        Transition("reopen", ("refused", "merged", "accepted"), "confirmed", "look at this again"),
        Transition("withdraw", ("received", "confirmed", "accepted", "merged"), "withdrawn", "withdraw this"),
    ),
)

ANSWER_LIFECYCLE = Lifecycle(
    noun="answer",
    states={"draft": "Draft", "signed_off": "Signed off"},
    initial="draft",
    transitions=(
        Transition("edit", ("draft",), "draft", "change this answer"),
        Transition("sign_off", ("draft",), "signed_off", "sign this answer off"),
        Transition("revise", ("signed_off",), "draft", "open this answer again"),
    ),
)

CONFLICT_LIFECYCLE = Lifecycle(
    noun="conflict",
    states={"declared": "Waiting for a ruling", "ruled": "Ruled on", "withdrawn": "Withdrawn"},
    initial="declared",
    transitions=(
        Transition("rule", ("declared", "ruled"), "ruled", "rule on this conflict"),
        Transition("withdraw", ("declared", "ruled"), "withdrawn", "withdraw this declaration"),
    ),
)

DECISION_LIFECYCLE = Lifecycle(
    noun="decision",
    states={"draft": "Being prepared", "recorded": "Recorded", "abandoned": "Given up"},
    initial="draft",
    transitions=(
        Transition("edit", ("draft",), "draft", "change this draft"),
        Transition("record", ("draft",), "recorded", "record this decision"),
        Transition("abandon", ("draft",), "abandoned", "give this draft up"),
    ),
)

VOTE_LIFECYCLE = Lifecycle(
    noun="vote",
    states={"open": "Open", "closed": "Closed", "void": "Void"},
    initial="open",
    transitions=(
        Transition("cast", ("open",), "open", "cast a vote"),
        Transition("close", ("open",), "closed", "close this vote"),
        Transition("void", ("open", "closed"), "void", "declare this vote void"),
    ),
)

EFFECTIVENESS_LIFECYCLE = Lifecycle(
    noun="effectiveness_review",
    states={"draft": "Being prepared", "agreed": "Agreed by the committee", "abandoned": "Given up"},
    initial="draft",
    transitions=(
        Transition("edit", ("draft",), "draft", "change this review"),
        Transition("agree", ("draft",), "agreed", "record that the committee agreed this review"),
        Transition("abandon", ("draft",), "abandoned", "give this review up"),
    ),
)

MINUTES_LIFECYCLE = Lifecycle(
    noun="minutes",
    states={"writing": "Being written", "circulated": "Circulated", "approved": "Approved"},
    initial="writing",
    transitions=(
        Transition("circulate", ("writing",), "circulated", "circulate these minutes"),
        Transition("correct", ("circulated",), "circulated", "circulate these minutes again"),
        Transition("approve", ("circulated",), "approved", "approve these minutes"),
        Transition("mend", ("approved",), "approved", "mend a slip in these minutes"),
    ),
)

MINUTE_COMMENT_LIFECYCLE = Lifecycle(
    noun="minute_comment",
    states={"open": "To be answered", "taken": "Taken", "not_taken": "Not taken"},
    initial="open",
    transitions=(
        Transition("take", ("open",), "taken", "take this comment"),
        Transition("decline", ("open",), "not_taken", "decline this comment"),
    ),
)

ACTION_LIFECYCLE = Lifecycle(
    noun="action",
    states={"open": "Open", "done": "Said to be done", "closed": "Closed", "dropped": "No longer needed"},
    initial="open",
    transitions=(
        Transition("edit", ("open",), "open", "change this action"),
        Transition("say", ("open",), "open", "say how this action stands"),
        Transition("finish", ("open",), "done", "say that this action is done"),
        Transition("close", ("open", "done"), "closed", "close this action"),
        Transition("drop", ("open", "done"), "dropped", "say that this action is no longer needed"),
        Transition("reopen", ("done", "closed", "dropped"), "open", "open this action again"),
    ),
)

REFERRAL_LIFECYCLE = Lifecycle(
    noun="referral",
    states={
        "sent": "Sent",
        "received": "Received",
        "placed": "To be taken",
        "answered": "Answered",
        "declined": "Declined",
        "withdrawn": "Withdrawn",
    },
    initial="sent",
    transitions=(
        Transition("receive", ("sent",), "received", "receive this"),
        Transition("place", ("sent", "received", "placed"), "placed", "take this up"),
        Transition("answer", ("sent", "received", "placed"), "answered", "answer this"),
        Transition("decline", ("sent", "received", "placed"), "declined", "decline this"),
        Transition("withdraw", ("sent", "received", "placed"), "withdrawn", "withdraw this"),
    ),
)

ASSURANCE_LIFECYCLE = Lifecycle(
    noun="assurance_report",
    states={"draft": "Being prepared", "sent": "Sent"},
    initial="draft",
    transitions=(
        Transition("edit", ("draft",), "draft", "change this report"),
        Transition("send", ("draft",), "sent", "send this report"),
    ),
)
