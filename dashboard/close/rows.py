"""The rows of a file that was sent, for whoever decides on it, and the file itself."""

from __future__ import annotations

from typing import Any

from flask import Flask, request
from werkzeug.utils import secure_filename

from dashboard import formats, visitor
from dashboard.close.pages import download, page, refuse
from dashboard.close.problem_lines import problem_line
from dashboard.close.sections import sections_of
from dashboard.close.shown import state_words
from dashboard.close.submission import found_submission, shows_rows
from dashboard.close.warned import worth_telling
from dashboard.components.sent_rows import sent_listing
from dashboard.domain.people import Action, folded, may
from dashboard.intake.checks.files import WORKBOOK_MARK
from dashboard.intake.contracts import DATASETS
from dashboard.intake.problems import Problem
from dashboard.private import keep_private
from dashboard.readmodels.returns.sent_rows import SentFile, SentQuery, sent_rows
from dashboard.refusals import FileGoneError
from dashboard.services import Services
from dashboard.store import Submission, VaultError

_HEADING = "There is nothing to see here"
_NOT_SHOWN = "The registers of this council may not be seen row by row here."
_GONE = "The file is no longer kept, so its rows cannot be shown."
_FILE = "The file as it was sent is for whoever sent it and for approvers of this council."


def add_rows(server: Flask, services: Services) -> None:
    """Add the page of a submission's rows, and the file as it was sent."""

    @server.get("/returns/<identity>/rows")
    def rows_page(identity: str) -> Any:
        one = found_submission(services, identity)
        if not shows_rows(services, one):
            refuse(403, _NOT_SHOWN, _HEADING)
        try:
            return _rows(services, one)
        except VaultError:
            refuse(410, _GONE, _HEADING)

    @server.get("/returns/<identity>/file")
    def sent_file(identity: str) -> Any:
        one = found_submission(services, identity)
        if not shows_rows(services, one):
            refuse(403, _NOT_SHOWN, _HEADING)
        if not may_take_file(services, one):
            refuse(403, _FILE, _HEADING)
        try:
            data = services.ingest.vault.get(one.digest)
        except VaultError as gone:
            refuse(410, str(gone), _HEADING)
        keep_private()
        return download(_name(one, data), data)


def _name(one: Submission, data: bytes) -> str:
    """What the file is saved as: the name it was sent under, where that is one here."""
    ending = ".xlsx" if data.startswith(WORKBOOK_MARK) else ".csv"
    return secure_filename(one.filename) or f"{one.id}-{one.dataset}{ending}"


def may_take_file(services: Services, one: Submission) -> bool:
    """Whether whoever asks may have the file as it was sent.

    It may hold columns that were not read, so it is for whoever sent it and for approvers alone.
    """
    person = visitor.person()
    decides = may(person, Action.APPROVE, one.org, sections_of(services, one))
    sent = folded(person.name) == folded(one.by)
    return shows_rows(services, one) and (decides or sent)


def _rows(services: Services, one: Submission) -> Any:
    contract = DATASETS[one.dataset]
    query = SentQuery(one.id, request.args.get("only", ""), request.args.get("page"))
    problems = _problems(services, one)
    beside = services.beside(one)
    view = sent_rows(
        query,
        SentFile(
            whole=services.sent(one),
            names=contract.names,
            key=contract.key,
            old=beside.old,
            changes=None if one.state == "rejected" else beside.changes,
            problems=tuple(map(problem_line, problems or ())),
        ),
    )
    return page(
        "rows.html",
        one.org,
        sections=sections_of(services, one),
        one=one,
        name=services.ingest.catalogue.name_of(one.org),
        dataset=contract,
        state=state_words(one),
        rows=formats.numbered(one.rows, "row").capitalize(),
        view=view,
        table=sent_listing(view),
        unchecked=problems is None,
        may_take=may_take_file(services, one) and services.ingest.vault.has(one.digest),
    )


def _problems(services: Services, one: Submission) -> list[Problem] | None:
    """What the file is warned of, or was before it was published; None where it was purged."""
    try:
        return worth_telling(one, services.ingest.recheck(one.id))
    except FileGoneError:
        return None
