"""The report of a file that was refused: seen again, given back, and put right by its headings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flask import Flask, redirect, request
from werkzeug.utils import secure_filename

from dashboard import formats, visitor
from dashboard.close.held import Held, HeldFiles, Refused
from dashboard.close.pages import download, page, refuse, require
from dashboard.close.sections import require_dataset
from dashboard.close.taking import checked, every_problem, take_in
from dashboard.domain.people import Action
from dashboard.exports import with_problems
from dashboard.intake.columns import LEFT_OUT
from dashboard.intake.contracts import DATASETS
from dashboard.intake.problems import UnreadableError
from dashboard.readmodels.addresses import address
from dashboard.services import Services

_GONE = "The file is no longer kept, or it is someone else's. Send it again."


def add_refused(server: Flask, services: Services, held: HeldFiles) -> None:
    """Add the report under an address of its own, and what can be done from it."""

    @server.get("/returns/refused/<token>")
    def refused_page(token: str) -> Any:
        return _page(_opened(held, token)[0])

    @server.post("/returns/refused/as")
    def check_as_another() -> Any:
        found, data = _opened(held, request.form.get("token", ""))
        likely = found.report.likely
        if not likely:
            refuse(422, "Its headings are those of no other return.")
        require_dataset(likely)
        as_at = "" if DATASETS[likely].scope else found.held.as_at
        return take_in(services, held, replace(found.held, dataset=likely, as_at=as_at), data)

    @server.post("/returns/refused/discard")
    def discard_refused() -> Any:
        mine = _opened(held, request.form.get("token", ""))[0].held
        held.forget(mine)
        return redirect(address("/returns", org=mine.org), 303)

    @server.post("/returns/headings")
    def name_headings() -> Any:
        found, data = _opened(held, request.form.get("token", ""))
        mine, named = found.held, _named()
        if missed := _unanswered(mine, named):
            said = f"Say which column each of these is, or that it is not needed: {missed}."
            return _page(found, named, said, 422)
        if named:
            services.ingest.remember_headings(mine.dataset, named, org=mine.org, by=mine.by)
        return take_in(services, held, mine, data)

    @server.post("/returns/problems")
    def problems_file() -> Any:
        found, data = _opened(held, request.form.get("token", ""))
        return _marked(services, found.held, data)


def _marked(services: Services, mine: Held, data: bytes) -> Any:
    """The officer's own file with its problems beside the rows."""
    try:
        batch = every_problem(services, mine, data, checked(services, mine, data))
        suffix, marked = with_problems(data, batch)
    except UnreadableError as error:
        refuse(422, f"{error.problem.message} {error.problem.fix}")
    name = f"{secure_filename(mine.filename).rpartition('.')[0] or mine.dataset}-problems"
    return download(f"{name}{suffix}", marked)


def _opened(held: HeldFiles, token: str) -> tuple[Refused, bytes]:
    """The file, for whoever sent it and may still send for its council."""
    found = held.open(token, visitor.person().name)
    if found is None:
        refuse(410, _GONE)
    require(Action.UPLOAD, found[0].held.org, visitor.person().sections)
    require_dataset(found[0].held.dataset)
    return found


def _page(
    found: Refused, named: Mapping[str, str] | None = None, refused: str = "", status: int = 200
) -> Any:
    """The report; `named` is what was answered of headings where not all of them were."""
    mine, report, said = found.held, found.report, named or {}
    again = address(
        "/returns/send", org=mine.org, dataset=mine.dataset, period=mine.period, as_at=mine.as_at
    )
    return page(
        "problems.html",
        mine.org,
        status,
        report=report,
        refused=refused,
        headings=[(typed, said.get(typed, likely)) for typed, likely in report.headings],
        until=formats.moment_words(report.until),
        filename=mine.filename,
        dataset=DATASETS[mine.dataset],
        likely=DATASETS[report.likely] if report.likely else None,
        again=again,
        left_out=LEFT_OUT,
        token=found.token,
    )


def _named() -> dict[str, str]:
    """What the form says headings are, LEFT_OUT where one is not needed; blank where nothing."""
    return dict(zip(request.form.getlist("heading"), request.form.getlist("column"), strict=False))


def _unanswered(mine: Held, named: Mapping[str, str]) -> str:
    """The headings that nothing was said of, or no column there is, as a list in words."""
    known = (LEFT_OUT, *DATASETS[mine.dataset].names)
    return ", ".join(f"“{one}”" for one, column in named.items() if column not in known)
