"""How service areas work between place and system."""

from __future__ import annotations

from delegation.actions.operating import create_operating_model
from delegation.models import Function, OperatingModel
from governance.models import Place, Post
from pbp_portal.demo.book import Desk, dates


def load_operating(desk: Desk) -> None:
    for row in desk.system.operating:
        desk.enter(
            OperatingModel,
            row.key,
            create_operating_model,
            icb=desk.icb,
            function=Function.objects.get(code=row.function),
            place=desk.row(Place, row.place),
            place_responsibilities="\n".join(row.at_place),
            system_responsibilities="\n".join(row.at_system),
            team=row.team,
            reports_to=desk.row(Post, row.reports_to),
            reports_to_team=row.reports_to_team,
            further_lines="\n".join(row.further_lines),
            focus_year=row.focus_year,
            focus="\n".join(row.focus),
            later_year=row.later_year,
            later_work="\n".join(row.later),
            restrictions="\n".join(row.restrictions),
            strategy=row.strategy,
            accountable_post=desk.row(Post, row.accountable),
            accountable_note=row.accountable_note,
            review_by=row.review_by,
            review_question=row.review_question,
            source=row.source,
            **dates(row),
        )
