"""The form that sends a file, and what it lacks; what comes of the file is `taking`."""

from __future__ import annotations

import hashlib
from typing import Any

from flask import Flask, request

from dashboard import visitor
from dashboard.close.held import Held, HeldFiles
from dashboard.close.pages import councils, download, page, refuse, require_council
from dashboard.close.sections import own_datasets
from dashboard.close.taking import day, take_in
from dashboard.domain.people import Action
from dashboard.domain.periods import Period, PeriodError
from dashboard.exports import csv_bytes
from dashboard.intake.contracts import DATASETS
from dashboard.intake.limits import Limits
from dashboard.services import Services


def add_sending(server: Flask, services: Services, held: HeldFiles) -> None:
    """Add the form that sends a file, and empty files with the right headings."""

    @server.get("/returns/send")
    def send_form() -> Any:
        return _form(services, {})

    @server.post("/returns/send")
    def send() -> Any:
        sent, missing = request.files.get("file"), _missing(services)
        if missing or sent is None:
            return _form(services, missing, 422)
        data = sent.read()
        return take_in(services, held, _described(services, data, sent.filename or ""), data)

    @server.get("/returns/template/<dataset>")
    def template(dataset: str) -> Any:
        if dataset not in DATASETS:
            refuse(404, "There is no such return.")
        return download(f"{dataset}.csv", csv_bytes(DATASETS[dataset].columns, []))


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
        datasets=own_datasets(),
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
    taken = day(typed)
    if typed and taken is None:
        said["as_at"] = "Give the day as in 2026-11-30."
    elif taken and taken > services.ingest.clock().date():
        said["as_at"] = "The day has not come yet. Give the day the register was taken."
    return said


def _described(services: Services, data: bytes, filename: str) -> Held:
    org = request.form.get("org", "")
    person = require_council(services, Action.UPLOAD, org, visitor.person().sections)
    return Held(
        org=org,
        dataset=request.form["dataset"],
        filename=filename,
        source=request.form.get("source", "").strip(),
        as_at=request.form.get("as_at", "").strip(),
        digest=hashlib.sha256(data).hexdigest(),
        by=person.name,
        period=str(_period(request.form.get("period", "")) or ""),
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
