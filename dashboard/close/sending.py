"""Sending a file: received whole, checked, and either taken in or sent back with every problem."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

from flask import Flask, make_response, redirect, request, url_for
from werkzeug.utils import secure_filename

from dashboard import formats, visitor
from dashboard.close.held import Held, HeldFiles
from dashboard.close.pages import councils, download, page, refuse, require, require_council
from dashboard.close.shown import (
    datasets,
    headline,
    nameable,
    problem_lines,
    to_name,
    unlisted,
)
from dashboard.close.suggesting import suggested, supposed, with_supposed
from dashboard.close.warned import warned
from dashboard.components.problem_table import problem_table
from dashboard.domain.people import Action
from dashboard.domain.periods import Period, PeriodError
from dashboard.exports import csv_bytes, with_problems
from dashboard.intake.batch import Batch
from dashboard.intake.columns import LEFT_OUT, fold
from dashboard.intake.contracts import DATASETS
from dashboard.intake.limits import Limits
from dashboard.intake.problems import UnreadableError
from dashboard.services import Services

_GONE = "The file is no longer kept. Send it again."


def add_sending(server: Flask, services: Services, held: HeldFiles) -> None:
    """Add the form that sends a file, and what follows where it is not yet right."""

    @server.get("/returns/send")
    def send_form() -> Any:
        return _form(services, {})

    @server.post("/returns/send")
    def send() -> Any:
        sent, missing = request.files.get("file"), _missing(services)
        if missing or sent is None:
            return _form(services, missing, 422)
        data = sent.read()
        return _take_in(services, held, _described(services, data, sent.filename or ""), data)

    @server.post("/returns/headings")
    def name_headings() -> Any:
        mine, data = _opened(held, request.form.get("token", ""))
        if named := _named(services, mine):
            services.ingest.remember_headings(mine.dataset, named, org=mine.org, by=mine.by)
        return _take_in(services, held, mine, data)

    @server.get("/returns/template/<dataset>")
    def template(dataset: str) -> Any:
        if dataset not in DATASETS:
            refuse(404, "There is no such return.")
        return download(f"{dataset}.csv", csv_bytes(DATASETS[dataset].columns, []))

    @server.post("/returns/problems")
    def problems_file() -> Any:
        mine, data = _opened(held, request.form.get("token", ""))
        try:
            batch = _supposing(services, mine, data, _checked(services, mine, data))
            suffix, marked = with_problems(data, batch)
        except UnreadableError as error:
            refuse(422, f"{error.problem.message} {error.problem.fix}")
        name = f"{secure_filename(mine.filename).rpartition('.')[0] or mine.dataset}-problems"
        return download(f"{name}{suffix}", marked)


def _form(services: Services, missing: dict[str, str], status: int = 200) -> Any:
    offered = councils(services, Action.UPLOAD)
    if not offered:
        refuse(403, f"You may not {Action.UPLOAD} here. Ask an administrator for another role.")
    asked = request.values
    org = asked.get("org") if asked.get("org") in {one.value for one in offered} else None
    period = _period(asked.get("period", ""))
    return page(
        "send.html",
        org or offered[0].value,
        status,
        councils=offered,
        datasets=datasets(),
        registers=sorted(one.title for one in DATASETS.values() if not one.scope),
        asked=asked,
        period=period,
        as_at=asked.get("as_at", _taken(asked.get("dataset", ""), period)),
        missing=missing,
        today=services.ingest.clock().date(),
        most=Limits().size,
    )


def _missing(services: Services) -> dict[str, str]:
    """What the form lacks, by its field."""
    said = {}
    if request.form.get("dataset") not in DATASETS:
        said["dataset"] = "Choose which return the file is."
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        said["file"] = "Choose a file, or drop one here."
    typed = request.form.get("as_at", "").strip()
    day = _day(typed)
    if typed and day is None:
        said["as_at"] = "Give the day as in 2026-11-30."
    elif day and day > services.ingest.clock().date():
        said["as_at"] = "The day has not come yet. Give the day the register was taken."
    return said


def _named(services: Services, mine: Held) -> dict[str, str]:
    """What the form says headings are, LEFT_OUT where one is not needed; a blank column where one
    is to be forgotten."""
    known = services.ingest.book.headings(mine.org, mine.dataset)
    said = zip(request.form.getlist("heading"), request.form.getlist("column"), strict=False)
    return {
        heading: column
        for heading, column in said
        if column in (LEFT_OUT, *DATASETS[mine.dataset].names)
        or (not column and fold(heading) in known)
    }


def _described(services: Services, data: bytes, filename: str) -> Held:
    org = request.form.get("org", "")
    person = require_council(services, Action.UPLOAD, org)
    return Held(
        org=org,
        dataset=request.form["dataset"],
        filename=filename,
        source=request.form.get("source", "").strip(),
        as_at=request.form.get("as_at", "").strip(),
        digest=hashlib.sha256(data).hexdigest(),
        by=person.name,
    )


def _opened(held: HeldFiles, token: str) -> tuple[Held, bytes]:
    found = held.open(token, visitor.person().name)
    if found is None:
        refuse(410, _GONE)
    require(Action.UPLOAD, found[0].org)
    return found


def _take_in(services: Services, held: HeldFiles, mine: Held, data: bytes) -> Any:
    """Stage a file that has no errors and go to its page; else hold it and say every problem."""
    batch = _checked(services, mine, data)
    if not batch.ok:
        held.keep(data)
        return _problems(held, mine, batch, _supposing(services, mine, data, batch))
    submission, _ = services.ingest.stage(
        mine.dataset,
        data,
        org=mine.org,
        by=mine.by,
        filename=mine.filename,
        source=mine.source,
        as_at=_day(mine.as_at),
        checked=batch,
    )
    held.forget(mine.digest)
    warned(services, submission, batch)  # its page asks for them next
    return _go(url_for("submission_page", identity=submission.id))


def _go(address: str) -> Any:
    """To the page of what was taken in; a script that sent it is told where that is."""
    if request.headers.get("X-Requested-With"):
        return make_response("", 201, {"Location": address})
    return redirect(address, 303)


def _checked(services: Services, mine: Held, data: bytes) -> Batch:
    return services.ingest.check(
        mine.dataset, data, filename=mine.filename, org=mine.org, as_at=_day(mine.as_at)
    )


def _supposing(services: Services, mine: Held, data: bytes, batch: Batch) -> Batch:
    """The file with what is wrong under headings that are taken for what they most likely are."""
    likely = supposed(batch)
    if not likely:
        return batch
    as_at = _day(mine.as_at)
    would = services.ingest.check(
        mine.dataset, data, filename=mine.filename, org=mine.org, as_at=as_at, supposing=likely
    )
    return with_supposed(batch, would)


def _problems(held: HeldFiles, mine: Held, batch: Batch, every: Batch) -> Any:
    """The page of a refused file; `every` has what is wrong under its likely headings too."""
    return page(
        "problems.html",
        mine.org,
        422,
        headline=headline(every),
        filename=mine.filename,
        dataset=DATASETS[mine.dataset],
        rows=formats.numbered(batch.read, "row"),
        table=problem_table(problem_lines(every.problems)),
        unlisted=unlisted(every.problems),
        taken_for=supposed(batch) if every is not batch else {},
        readable=bool(batch.headings),
        headings=suggested(to_name(batch), [one.value for one in nameable(batch)]),
        columns=nameable(batch),
        left_out=LEFT_OUT,
        token=held.token(mine),
    )


def _period(text: str) -> Period | None:
    try:
        return Period.parse(text)
    except PeriodError:
        return None


def _taken(dataset: str, period: Period | None) -> str:
    """The day that a register of a period asked for is of; blank for what has no such day."""
    whole = dataset in DATASETS and not DATASETS[dataset].scope
    return period.end.isoformat() if whole and period else ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
