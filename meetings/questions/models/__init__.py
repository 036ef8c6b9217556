"""Questions and petitions from the public, what was sent and answered, and grounds on which one is refused."""

from meetings.questions.models.grounds import RefusalGround
from meetings.questions.models.moves import QuestionMove
from meetings.questions.models.questions import Answer, PublicQuestion, SentQuestion

__all__ = ["Answer", "PublicQuestion", "QuestionMove", "RefusalGround", "SentQuestion"]
