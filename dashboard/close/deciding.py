"""One submission: what it would change, and what whoever looks at it may decide."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Flask, redirect, request, url_for

from dashboard import formats, visitor
from dashboard.close.pages import page, refuse, require
from dashboard.close.shown import STATES, history, problem_lines
from dashboard.components.commentary import proposals
from dashboard.components.moved_table import moved_table, neighbour_table
from dashboard.components.problem_table import problem_table
from dashboard.domain.people import Action
from dashboard.ingest import Ingest
from dashboard.intake.contracts import DATASETS
from dashboard.readmodels.commentaries import Proposed, proposed
from dashboard.readmodels.preview import MOST, Preview
from dashboard.refusals import FileGoneError, IngestError
from dashboard.services import Services
from dashboard.store import StoreError, Submission, UnknownSubmissionError

Decision = Callable[[Ingest, str, str, str], Submission]  # the write path, id, who, why

_DECISIONS: dict[str, tuple[Action, Decision]] = {
    "submit": (Action.SUBMIT, lambda ingest, one, by, why: ingest.submit(one, by=by, why=why)),
    "send-back": (Action.REJECT, lambda ingest, one, by, why: ingest.reject(one, by=by, why=why)),
    "withdraw": (
        Action.WITHDRAW,
        lambda ingest, one, by, why: ingest.rollback(one, by=by, why=why),
    ),
    "approve": (
        Action.APPROVE,
        lambda ingest, one, by, why: ingest.publish(one, by=by, why=why, seen=_seen()),
    ),
}


def add_deciding(server: Flask, services: Services) -> None:
    """Add the page of a submission, and what may be decided on it."""

    @server.get("/returns/<identity>")
    def submission_page(identity: str) -> Any:
        return _page(services, _found(services, identity))

    @server.post("/returns/<identity>/<decision>")
    def decide(identity: str, decision: str) -> Any:
        if decision not in _DECISIONS:
            refuse(404, "There is no such decision.")
        found = _found(services, identity)
        action, decided = _DECISIONS[decision]
        person = require(action, found.org)
        try:
            decided(services.ingest, identity, person.name, request.form.get("why", ""))
        except (IngestError, StoreError) as refused:
            return _page(services, _found(services, identity), str(refused), 409)
        return redirect(url_for("submission_page", identity=identity, done=decision), 303)


def _found(services: Services, identity: str) -> Submission:
    try:
        found = services.ingest.store.submission(identity)
    except UnknownSubmissionError:
        refuse(404, f"There is no submission {identity[:20]}.")
    require(Action.SEE_ROWS, found.org)
    return found


def _seen() -> int | None:
    said = request.form.get("seen", "")
    return int(said) if said.isdigit() else None


def _page(services: Services, one: Submission, refused: str = "", status: int = 200) -> Any:
    waiting = one.state in ("staged", "submitted")
    would = services.preview(one.id) if waiting else None
    warnings, gone = _warnings(services, one) if waiting else ([], False)
    return page(
        "submission.html",
        one.org,
        status,
        one=one,
        refused=refused,
        state=STATES[one.state],
        headline=_headline(one, would),
        dataset=DATASETS[one.dataset],
        name=services.ingest.catalogue.name_of(one.org),
        would=would,
        ratings=moved_table([m for m in would.moved if m.rating_moves]) if would else None,
        others=moved_table([m for m in would.moved if not m.rating_moves]) if would else None,
        neighbours=neighbour_table(would.neighbours) if would else None,
        warnings=len(warnings),
        warning_table=problem_table(problem_lines(warnings)) if warnings else None,
        gone=gone,
        alone=not services.ingest.may_publish(one, _who()),
        proposals=proposals(_commentaries(services, one)),
        history=history(one),
    )


def _commentaries(services: Services, one: Submission) -> tuple[Proposed, ...]:
    """What a submission of commentaries says: it changes words, and no figure."""
    if one.dataset != "commentaries":
        return ()
    rows = services.ingest.store.rows_of(one.id)[:MOST]
    return proposed(services.read.books(), one.org, rows)


def _who() -> str:
    return visitor.person().name


def _warnings(services: Services, one: Submission) -> tuple[list[Any], bool]:
    """The warnings of the file, and whether it was purged."""
    try:
        return list(services.ingest.recheck(one.id).problems), False
    except FileGoneError:
        return [], True


def _headline(one: Submission, would: Preview | None) -> str:
    if would is None:
        return f"{one.id} is {STATES[one.state].casefold()}"
    if one.dataset == "commentaries":
        said = formats.numbered(one.rows, "commentary", "commentaries").capitalize()
        return f"{said} would be published"
    if would.ratings_moving:
        return f"{formats.numbered(would.ratings_moving, 'rating').capitalize()} would move"
    changed = len(would.moved) + would.more
    if changed:
        return f"{formats.numbered(changed, 'figure').capitalize()} would change, no rating"
    return "No figure would change"
