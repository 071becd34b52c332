"""What whoever looks at a submission may decide: submit, approve, send back, withdraw."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flask import Flask, redirect, request, url_for

from dashboard.close.pages import refuse, require
from dashboard.close.sections import sections_of
from dashboard.close.submission import found_submission, submission_page, warned_of
from dashboard.close.withdrawing import withdrawal_page
from dashboard.domain.people import Action
from dashboard.ingest import Ingest
from dashboard.intake.columns import LEFT_OUT
from dashboard.refusals import IngestError, MissingWordsError, NotSubmittedError
from dashboard.services import Services
from dashboard.store import ChangedSinceError, StoreError, Submission, WrongStateError

Decision = Callable[[Services, Submission, str, str], Submission]  # by whom and why


def _submit(services: Services, one: Submission, by: str, why: str) -> Submission:
    """Submit it: where there are warnings, only with the tick and a reason."""
    ingest = services.ingest
    if request.form.get("looked"):
        return ingest.submit(one.id, by=by, why=why)
    try:
        return ingest.submit(one.id, by=by)
    except MissingWordsError:
        raise MissingWordsError(_LOOK) from None


def _approve(services: Services, one: Submission, by: str, why: str) -> Submission:
    """Publish what was submitted, if nothing was published since this page was looked at.

    A published figure changes only with a reason, of whoever sent it or of whoever approves it: it
    goes into the restatements.
    """
    ingest = services.ingest
    if one.state == "staged":
        raise NotSubmittedError(one)
    seen = _seen()
    decides = one.state == "submitted" and ingest.may_publish(one, by)
    unsaid = not (why.strip() or one.submitted_why)
    if decides and unsaid and not _changed_since(ingest, one, seen):
        would = services.preview(one.id)
        if would.restated and not would.locked_periods:  # the store speaks of locked ones
            raise MissingWordsError(_CORRECTS)
    return ingest.publish(one.id, by=by, why=why, seen=seen)


def _withdraw(services: Services, one: Submission, by: str, why: str) -> Submission:
    """Withdraw it, if what would show again is what was looked at."""
    seen = _seen()
    if one.state == "published" and (changed := _changed_since(services.ingest, one, seen)):
        raise changed
    return services.ingest.rollback(one.id, by=by, why=why, seen=seen)


def _changed_since(ingest: Ingest, one: Submission, seen: int | None) -> ChangedSinceError | None:
    """What changed figures of the same return after a revision: that is said before all else."""
    made = [
        (revision, it.id, kind, by, at)
        for it in ingest.store.submissions(one.org)
        if it.dataset == one.dataset
        for revision, kind, by, at in (
            (it.revision, "published", it.published_by, it.published_at),
            (it.withdrawn_revision, "withdrawn", it.closed_by, it.closed_at),
        )
        if revision and by and at
    ]
    if seen is None or not made:
        return None
    newest, identity, kind, by, at = max(made)
    return ChangedSinceError(identity, kind, by, at) if newest > seen else None


def _discard(services: Services, one: Submission, by: str, why: str) -> Submission:
    """Put away what was only checked; what was submitted is for others to decide on."""
    if one.state != "staged":
        raise WrongStateError(one.id, one.state, "discarded")
    return services.ingest.reject(one.id, by=by, why=why.strip() or _NOT_WANTED)


_NOT_WANTED = "Not wanted: it was only checked."
_LOOK = "Look at what is named below, tick that you have, and say why the file is right."
_CORRECTS = "Figures that were published would change. Say why they are corrected."
_DECISIONS: dict[str, tuple[Action, Decision]] = {
    "submit": (Action.SUBMIT, _submit),
    "send-back": (
        Action.REJECT,
        lambda services, one, by, why: services.ingest.reject(one.id, by=by, why=why),
    ),
    "withdraw": (Action.WITHDRAW, _withdraw),
    "approve": (Action.APPROVE, _approve),
    "discard": (Action.UPLOAD, _discard),
}


def add_deciding(server: Flask, services: Services) -> None:
    """Add the page of a submission, and what may be decided on it."""

    @server.get("/returns/<identity>", endpoint="submission_page")
    def show(identity: str) -> Any:
        return submission_page(services, found_submission(services, identity))

    @server.get("/returns/<identity>/withdraw")
    def look_before_withdrawing(identity: str) -> Any:
        found = found_submission(services, identity)
        require(Action.WITHDRAW, found.org, sections_of(services, found))
        if found.state != "published":
            return redirect(url_for("submission_page", identity=identity), 303)
        return withdrawal_page(services, found)

    @server.post("/returns/<identity>/<decision>")
    def decide(identity: str, decision: str) -> Any:
        if decision not in _DECISIONS:
            refuse(404, "There is no such decision.")
        found = found_submission(services, identity)
        action, decided = _DECISIONS[decision]
        person = require(action, found.org, sections_of(services, found))
        why = request.form.get("why", "")
        try:
            decided(services, found, person.name, why)
        except (IngestError, StoreError) as refused:
            return _refused(services, identity, refused, {decision: why})
        return redirect(url_for("submission_page", identity=identity), 303)

    @server.post("/returns/<identity>/headings")
    def own_headings(identity: str) -> Any:
        return _renamed(services, found_submission(services, identity))


def _renamed(services: Services, found: Submission) -> Any:
    """Forget what the file's headings were named, or leave those that were not read out."""
    person = require(Action.UPLOAD, found.org, sections_of(services, found))
    said, leave = warned_of(services, found), "leave" in request.form
    about = (said.unread if leave else said.own) if said else ()
    if own := {heading.typed: LEFT_OUT if leave else "" for heading in about}:
        services.ingest.remember_headings(found.dataset, own, org=found.org, by=person.name)
    if leave:
        return redirect(url_for("submission_page", identity=found.id), 303)
    return redirect(url_for("send_form", org=found.org, dataset=found.dataset), 303)


def _refused(
    services: Services, identity: str, refused: Exception, typed: Mapping[str, str]
) -> Any:
    """The page that was decided on, as it now stands, with what was refused and what was typed."""
    found = found_submission(services, identity)
    if "withdraw" in typed and found.state == "published":
        return withdrawal_page(services, found, refused, typed["withdraw"], 409)
    return submission_page(services, found, refused, typed, 409)


def _seen() -> int | None:
    said = request.form.get("seen", "")
    return int(said) if said.isdecimal() else None
