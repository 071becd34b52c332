"""One submission: what it would change, and what whoever looks at it may decide."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from flask import Flask, redirect, request, url_for

from dashboard import formats, visitor
from dashboard.close.pages import page, refuse, require
from dashboard.close.shown import history, rows_words, state_words
from dashboard.close.tasks import again
from dashboard.close.warned import Warned, warned
from dashboard.components.commentary import proposals
from dashboard.components.moved_table import moved_table, neighbour_table
from dashboard.components.problem_table import problem_table
from dashboard.domain.people import Action, may
from dashboard.ingest import Ingest
from dashboard.intake.columns import LEFT_OUT
from dashboard.intake.contracts import DATASETS
from dashboard.readmodels.commentaries import Proposed, proposed
from dashboard.readmodels.preview import MOST, Preview
from dashboard.refusals import FileGoneError, IngestError, MissingWordsError, NotSubmittedError
from dashboard.services import Services
from dashboard.store import StoreError, Submission, UnknownSubmissionError, WrongStateError

Decision = Callable[[Ingest, Submission, str, str], Submission]  # the write path, who, why


def _submit(ingest: Ingest, one: Submission, by: str, why: str) -> Submission:
    """Submit it: where there are warnings, only with the tick and a reason."""
    if request.form.get("looked"):
        return ingest.submit(one.id, by=by, why=why)
    try:
        return ingest.submit(one.id, by=by)
    except MissingWordsError:
        raise MissingWordsError(_LOOK) from None


def _approve(ingest: Ingest, one: Submission, by: str, why: str) -> Submission:
    """Publish what was submitted, if nothing was published since this page was looked at."""
    if one.state == "staged":
        raise NotSubmittedError(one)
    return ingest.publish(one.id, by=by, why=why, seen=_seen())


def _discard(ingest: Ingest, one: Submission, by: str, why: str) -> Submission:
    """Put away what was only checked; what was submitted is for others to decide on."""
    if one.state != "staged":
        raise WrongStateError(one.id, one.state, "discarded")
    return ingest.reject(one.id, by=by, why=why.strip() or _NOT_WANTED)


_NOT_FOR_YOU = (
    "What was sent is for this council's officers and approvers to see. "
    "Ask an administrator for another role."
)
_NOT_WANTED = "Not wanted: it was only checked."
_LOOK = "Look at what is named below, tick that you have, and say why the file is right."
_DECISIONS: dict[str, tuple[Action, Decision]] = {
    "submit": (Action.SUBMIT, _submit),
    "send-back": (
        Action.REJECT,
        lambda ingest, one, by, why: ingest.reject(one.id, by=by, why=why),
    ),
    "withdraw": (
        Action.WITHDRAW,
        lambda ingest, one, by, why: ingest.rollback(one.id, by=by, why=why),
    ),
    "approve": (Action.APPROVE, _approve),
    "discard": (Action.UPLOAD, _discard),
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
        why = request.form.get("why", "")
        try:
            decided(services.ingest, found, person.name, why)
        except (IngestError, StoreError) as refused:
            return _page(services, _found(services, identity), refused, {decision: why}, 409)
        return redirect(url_for("submission_page", identity=identity), 303)

    @server.post("/returns/<identity>/headings")
    def own_headings(identity: str) -> Any:
        """Forget what the file's headings were named, or leave those that were not read out."""
        found = _found(services, identity)
        person = require(Action.UPLOAD, found.org)
        said, leave = _warned(services, found), "leave" in request.form
        about = (said.unread if leave else said.own) if said else ()
        if own := {heading.typed: LEFT_OUT if leave else "" for heading in about}:
            services.ingest.remember_headings(found.dataset, own, org=found.org, by=person.name)
        if leave:
            return redirect(url_for("submission_page", identity=identity), 303)
        return redirect(url_for("send_form", org=found.org, dataset=found.dataset), 303)


def _found(services: Services, identity: str) -> Submission:
    try:
        found = services.ingest.store.submission(identity)
    except UnknownSubmissionError:
        refuse(404, f"There is no submission {identity[:20]}.")
    if not may(visitor.person(), Action.SEE_ROWS, found.org):
        refuse(403, _NOT_FOR_YOU)
    return found


def _seen() -> int | None:
    said = request.form.get("seen", "")
    return int(said) if said.isdecimal() else None


def _page(
    services: Services,
    one: Submission,
    refused: Exception | None = None,
    typed: Mapping[str, str] | None = None,
    status: int = 200,
) -> Any:
    """The page of a submission; `typed` is what was typed for a decision that was refused."""
    waiting = one.state in ("staged", "submitted")
    found = _warned(services, one) if waiting else None
    would = services.preview(one.id) if found else None
    return page(
        "submission.html",
        one.org,
        status,
        one=one,
        refused=refused,
        newer=getattr(refused, "newer", None),
        typed=typed or _reasons(one, would),
        state=state_words(one),
        headline=_headline(one, would),
        rows=formats.numbered(one.rows, "row"),
        counted=rows_words(would.rows) if would else "",
        dataset=DATASETS[one.dataset],
        name=services.ingest.catalogue.name_of(one.org),
        would=would,
        ratings=moved_table([m for m in would.moved if m.rating_moves]) if would else None,
        others=moved_table([m for m in would.moved if not m.rating_moves]) if would else None,
        neighbours=neighbour_table(would.neighbours) if would else None,
        warned=formats.numbered(found.count, "thing") if found and found.count else "",
        warning_table=problem_table(found.lines) if found and found.lines else None,
        own_headings=found.own if found else (),
        unread_headings=found.unread if found else (),
        left_out=LEFT_OUT,
        gone=waiting and found is None,
        twins=[(it.id, state_words(it)) for it in _twins(services, one)],
        as_at=_as_at(one),
        again=again(services.ingest.store, one) if _came_back(one) else None,
        alone=not services.ingest.may_publish(one, _who()),
        proposals=proposals(_commentaries(services, one)),
        history=history(one),
    )


def _twins(services: Services, one: Submission) -> list[Submission]:
    """The other submissions of the very same file."""
    return [services.ingest.store.submission(other) for other in one.same_file]


def _as_at(one: Submission) -> str:
    """The day that a whole register says it was taken, in words."""
    said = one.as_at if one.whole_register else ""
    return formats.date_words(date.fromisoformat(said)) if said else ""


def _came_back(one: Submission) -> bool:
    """Whether an approver sent it back, so that whoever may send returns can send it again."""
    back = one.state == "rejected" and one.submitted_at is not None
    return back and may(visitor.person(), Action.UPLOAD, one.org)


def _reasons(one: Submission, would: Preview | None) -> dict[str, str]:
    """What stands in the approver's field of a locked correction: the reason it was sent with."""
    return {"approve": one.submitted_why} if would and would.locked_periods else {}


def _commentaries(services: Services, one: Submission) -> tuple[Proposed, ...]:
    """What a submission of commentaries says: it changes words, and no figure."""
    if one.dataset != "commentaries":
        return ()
    rows = services.ingest.store.rows_of(one.id)[:MOST]
    return proposed(services.read.books(), one.org, rows)


def _who() -> str:
    return visitor.person().name


def _warned(services: Services, one: Submission) -> Warned | None:
    """What the file is warned of; None where it was purged."""
    try:
        return warned(services, one)
    except FileGoneError:
        return None


def _headline(one: Submission, would: Preview | None) -> str:
    if would is None:
        return f"{one.id} is {state_words(one).casefold()}"
    if one.dataset == "commentaries":
        said = formats.numbered(one.rows, "commentary", "commentaries").capitalize()
        return f"{said} would be published"
    if would.ratings_moving:
        return f"{formats.numbered(would.ratings_moving, 'rating').capitalize()} would move"
    changed = len(would.moved) + would.more
    if changed:
        return f"{formats.numbered(changed, 'figure').capitalize()} would change, no rating"
    return "No figure would change"
