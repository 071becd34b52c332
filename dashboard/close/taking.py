"""What comes of a file that was sent: taken in, or held with a report of every problem."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from flask import make_response, redirect, request, url_for

from dashboard import formats
from dashboard.close.held import Held, HeldFiles, Report
from dashboard.close.problem_lines import listed, unlisted
from dashboard.close.sections import require_own
from dashboard.close.shown import headline, likely, nameable
from dashboard.close.suggesting import preselected, supposed, with_supposed
from dashboard.close.warned import warned
from dashboard.components.drawn import as_html
from dashboard.components.problem_table import problem_table
from dashboard.intake.batch import Batch
from dashboard.services import Services


def checked(services: Services, mine: Held, data: bytes) -> Batch:
    """Every problem of a file, as it would be loaded; refused before anything is said of other
    people's sections."""
    batch = services.ingest.check(
        mine.dataset, data, filename=mine.filename, org=mine.org, as_at=day(mine.as_at)
    )
    require_own(services, mine.org, batch)
    return batch


def every_problem(services: Services, mine: Held, data: bytes, batch: Batch) -> Batch:
    """The file with what is wrong under headings that are taken for what they most likely are."""
    likely = supposed(batch)
    if not likely:
        return batch
    as_at = day(mine.as_at)
    would = services.ingest.check(
        mine.dataset, data, filename=mine.filename, org=mine.org, as_at=as_at, supposing=likely
    )
    return with_supposed(batch, would)


def take_in(services: Services, held: HeldFiles, mine: Held, data: bytes) -> Any:
    """Stage a file that has no errors and go to its page; else hold it and go to its report."""
    batch = checked(services, mine, data)
    if not batch.ok:
        report = _report(batch, every_problem(services, mine, data, batch))
        token = held.keep(mine, report, data)
        return _go(url_for("refused_page", token=token), 422)
    submission, _ = services.ingest.stage(
        mine.dataset,
        data,
        org=mine.org,
        by=mine.by,
        filename=mine.filename,
        source=mine.source,
        as_at=day(mine.as_at),
        checked=batch,
    )
    held.forget(mine)
    warned(services, submission, batch)  # its page asks for them next
    return _go(url_for("submission_page", identity=submission.id), 201)


def day(text: str) -> date | None:
    """The day of an ISO date, None for what is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _go(address: str, status: int) -> Any:
    """To the page of what came of it; a script that sent it is told where that is."""
    if request.headers.get("X-Requested-With"):
        return make_response("", status, {"Location": address})
    return redirect(address, 303)


def _report(batch: Batch, every: Batch) -> Report:
    """What is wrong with a file; `every` has what is wrong under its likely headings too."""
    return Report(
        at=datetime.now(UTC).isoformat(),
        headline=headline(every),
        rows=formats.numbered(batch.read, "row"),
        table=as_html(problem_table(listed(every.problems))),
        unlisted=unlisted(every.problems),
        readable=bool(batch.headings),
        headings=tuple((one.typed, one.column) for one in preselected(batch)),
        columns=tuple((one.value, one.label) for one in nameable(batch)),
        taken_for=tuple(supposed(batch).items()) if every is not batch else (),
        likely=likely(batch),
    )
