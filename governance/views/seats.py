"""Screens of posts and seats."""

from __future__ import annotations

from datetime import date
from typing import Any

from governance.actions import posts as post_actions
from governance.actions import seats as seat_actions
from governance.forms.committees import PostFilters, PostForm, SeatFilters, SeatForm
from governance.foundation.screens import Ask, Column, Panel, Register
from governance.models import Post, Seat
from governance.selectors import structure
from governance.views.committees import DATES, PAGES, SEAT_COLUMNS, committee_column


class Posts(Register):
    app = "governance"
    noun, plural = "post", "posts"
    model = Post
    form, filters = PostForm, PostFilters
    search_fields = ("title",)
    related = ("icb", "place", "reports_to")
    prefetch = ("employers",)
    pages = PAGES
    intro = "Offices such as Place Director. Who holds them, and when, is kept under People."
    empty = "No post is in force on this day. Add the offices that hold delegations or sit by right."
    columns = (
        Column("Title", "title", link=True),
        Column("Place", "place.name", unset="Whole ICB"),
        Column("Employers", "employers"),
        Column("Reports to", "reports_to.title"),
        Column("Status", "status"),
        *DATES,
    )
    particulars = (*columns[1:5], Column("Responsibilities", "responsibilities"), *DATES)

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> Post:
        return post_actions.create_post(icb=ask.own_icb, by=ask.user, **values, **many)

    def change(self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None) -> Post:
        return post_actions.change_post(
            row, values, many=many, by=ask.user, reason=reason, expected_version=version
        )

    def end(self, ask: Ask, row: Any, *, last_day: date, reason: str) -> Post:
        return post_actions.end_post(row, last_day=last_day, by=ask.user, reason=reason)

    def panels(self, row: Any, ask: Ask) -> list[Panel]:
        return [
            Panel(
                "Seats held by right of this post",
                (Column("Committee", "committee.name"), *SEAT_COLUMNS[:3]),
                structure.seats_by_post(row, on=ask.on),
                empty="No seat goes with this post on this day.",
                url_name="governance:seat-detail",
            ),
            Panel(
                "Posts that report to it",
                (Column("Title", "title", link=True),),
                structure.posts_below(row, on=ask.on),
                empty="No post reports to this one on this day.",
                url_name="governance:post-detail",
            ),
        ]


class Seats(Register):
    app = "governance"
    noun, plural = "seat", "seats"
    model = Seat
    form, filters = SeatForm, SeatFilters
    search_fields = ("title", "committee__name", "organisation__name")
    related = ("committee__icb", "part", "organisation", "post")
    pages = PAGES
    intro = "Places at the table. Who sits in them, and when, is kept under People."
    empty = "No seat is in force on this day. Open a committee and add the seats of its terms of reference."
    columns = (Column("Committee", "committee.name"), *SEAT_COLUMNS, *DATES)

    def in_icb(self, rows: Any, ask: Ask) -> Any:
        return rows.filter(committee__icb=ask.icb)

    def details(self, row: Any, ask: Ask) -> tuple[Column, ...]:
        return (
            committee_column(row, ask),
            *SEAT_COLUMNS[1:],
            Column("The office-holder may nominate somebody", "nominee_allowed"),
            Column("Rule that made it", "rule"),
            *DATES,
        )

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> Seat:
        return seat_actions.create_seat(by=ask.user, **values)

    def change(self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None) -> Seat:
        return seat_actions.change_seat(row, values, by=ask.user, reason=reason, expected_version=version)

    def end(self, ask: Ask, row: Any, *, last_day: date, reason: str) -> Seat:
        return seat_actions.end_seat(row, last_day=last_day, by=ask.user, reason=reason)
