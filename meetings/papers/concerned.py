"""Who has work on the papers of a meeting, told to its deadlines."""

from __future__ import annotations

from meetings.papers.models import Paper, PaperVersion
from meetings.planning import concerned
from meetings.planning.models import Meeting


@concerned.contribute
def authors(meeting: Meeting) -> dict[int, str]:
    """Whoever made or wrote a paper that is on the agenda, by the history of the paper."""
    papers = Paper.objects.filter(item__meeting=meeting, is_removed=False, item__is_removed=False)
    made = Paper.history.filter(id__in=papers.values("pk"))
    wrote = PaperVersion.history.filter(paper__in=papers.values("pk"))
    keys = {*made.values_list("history_user", flat=True), *wrote.values_list("history_user", flat=True)}
    return dict.fromkeys(keys - {None}, "writes a paper")
