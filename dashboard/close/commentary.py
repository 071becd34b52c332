"""Writing the commentary of one measure and period: a draft, then submitted for approval."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import Flask, redirect, request, url_for

from dashboard import formats
from dashboard.close.pages import page, refuse, require
from dashboard.close.sections import sections_of_measures
from dashboard.close.shown import when, written_anew
from dashboard.components.commentary import commentary
from dashboard.components.tile import tile_row
from dashboard.domain.commentaries import LONGEST, Commentary
from dashboard.domain.people import Action, Person, folded
from dashboard.domain.periods import Period, PeriodError
from dashboard.exports import csv_bytes
from dashboard.intake.batch import Batch
from dashboard.intake.checks.published import loaded_before
from dashboard.intake.contracts import DATASETS
from dashboard.intake.problems import Problem, Severity
from dashboard.readmodels.returns.commentaries import Slot, slot
from dashboard.refusals import IngestError
from dashboard.services import Services
from dashboard.store import StoreError, Submission

_DATASET = DATASETS["commentaries"]
_FIELDS = tuple(name for name in _DATASET.names if name not in _DATASET.key)
_LABELS = {
    "what": "What happened",
    "why": "Why",
    "action": "Action",
    "owner_role": "Who sees to it",
    "action_due": "By when",
}
_WAITING = ("staged", "submitted")
_SOURCE = "Written in the browser."


@dataclass(frozen=True, slots=True)
class _Place:
    """Whose commentary, of what, and who writes it."""

    org: str
    measure: str
    period: Period
    slot: Slot
    person: Person


@dataclass(frozen=True, slots=True)
class _Draft:
    """A commentary of this place that waits, and its words by field."""

    submission: Submission
    fields: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Kept:
    """What there is of this place: the drafts that wait, newest first, and what came back last."""

    drafts: list[_Draft]
    back: _Draft | None


def add_commentary(server: Flask, services: Services) -> None:
    """Add the form that commentary is written in."""

    @server.get("/returns/commentary")
    def commentary_form() -> Any:
        place = _place(services)
        there = _there(services, place)
        return _form(place, there, _begun(place, there))

    @server.post("/returns/commentary")
    def write_commentary() -> Any:
        place = _place(services)
        return _taken(services, place, _there(services, place))


def _place(services: Services) -> _Place:
    org, measure = request.values.get("org", ""), request.values.get("measure", "")
    person = require(Action.COMMENT, org, sections_of_measures(services, org, {measure}))
    try:
        period = Period.parse(request.values.get("period", ""))
    except PeriodError as error:
        refuse(404, str(error))
    found = slot(services.read.books(), org, measure, period)
    if found is None or not services.may_comment(org):
        refuse(404, f"There is no measure {measure[:40]} to comment on.")
    return _Place(org, measure, period, found, person)


def _there(services: Services, place: _Place) -> _Kept:
    """The commentaries of this place that wait, and the last one where it was sent back."""
    store = services.ingest.store
    sent = [
        one
        for one in reversed(store.submissions(place.org))
        if one.dataset == _DATASET.name and (one.submitted_at or one.state in _WAITING)
    ]
    found = [
        _Draft(one, {name: record.row[name] or "" for name in _FIELDS})
        for one in sent
        for record in store.rows_of(one.id)
        if (record.row["measure"], record.row["period"]) == (place.measure, str(place.period))
    ]
    back = next((one for one in found[:1] if one.submission.state == "rejected"), None)
    return _Kept([one for one in found if one.submission.state in _WAITING], back)


def _begun(place: _Place, there: _Kept) -> dict[str, str]:
    """What the fields start with: the newest that waits or came back, else what is published."""
    if there.drafts or there.back:
        return (there.back or there.drafts[0]).fields
    one = place.slot.published
    return {name: _text(one, name) for name in _FIELDS} if one else dict.fromkeys(_FIELDS, "")


def _text(one: Commentary, name: str) -> str:
    value = getattr(one, name)
    return value.isoformat() if isinstance(value, date) else value or ""


def _taken(services: Services, place: _Place, there: _Kept) -> Any:
    """Keep what was written; submit it too where that is asked and its warnings are answered."""
    fields = {name: " ".join(request.form.get(name, "").split()) for name in _FIELDS}
    row = {"measure": place.measure, "period": str(place.period), **fields}
    data = csv_bytes(_DATASET.columns, [row])
    name = f"commentary-{place.period.slug}.csv"
    batch = services.ingest.check(_DATASET.name, data, filename=name, org=place.org)
    submitting = "submit" in request.form
    why = request.form.get("why_right", "").strip()
    warned = [one for one in batch.problems if one.code != loaded_before.code]
    answered = bool(why) and "accept" in request.form
    if not batch.ok or (submitting and warned and not answered):
        return _form(place, there, fields, warned, 422)
    try:
        kept = _kept(services, place, there.drafts, batch, data)
        if submitting:
            services.ingest.submit(kept.id, by=place.person.name, why=why)
            return redirect(url_for("submission_page", identity=kept.id), 303)
    except (IngestError, StoreError) as refused:
        return _form(place, there, fields, warned, 409, str(refused))
    return redirect(f"{request.path}?{_query(place)}", 303)


def _kept(
    services: Services, place: _Place, drafts: list[_Draft], batch: Batch, data: bytes
) -> Submission:
    """The draft: one's own of the very same words, else a new one in place of one's own."""
    ingest, by = services.ingest, place.person.name
    own = [
        one.submission
        for one in drafts
        if one.submission.state == "staged" and one.submission.by == by and one.submission.rows == 1
    ]
    digest = hashlib.sha256(data).hexdigest()
    same = next((one for one in own if one.digest == digest), None)
    kept = (
        same
        or ingest.stage(
            _DATASET.name,
            data,
            org=place.org,
            by=by,
            filename=batch.filename,
            source=_SOURCE,
            checked=batch,
        )[0]
    )
    for one in own:
        if one.id != kept.id:
            ingest.reject(one.id, by=by, why=written_anew(kept.id))
    return kept


def _query(place: _Place) -> str:
    return place.slot.href.partition("?")[2]


def _form(
    place: _Place,
    there: _Kept,
    fields: dict[str, str],
    problems: list[Problem] | None = None,
    status: int = 200,
    refused: str = "",
) -> Any:
    found = problems or []
    errors = _sentences(one for one in found if one.severity is Severity.ERROR)
    warnings = _sentences(one for one in found if one.severity is not Severity.ERROR)
    return page(
        "commentary.html",
        place.org,
        status,
        place=place,
        period=place.period,
        figure=tile_row(place.slot.cell),
        last=commentary(place.slot.last) if place.slot.last else None,
        fields=fields,
        longest=LONGEST,
        missing=dict(errors),
        warnings=warnings,
        asked=request.form,
        refused=refused,
        waiting=[_line(one.submission, place.person) for one in there.drafts],
        back=there.back.submission if there.back else None,
    )


def _sentences(problems: Iterable[Problem]) -> list[tuple[str, str]]:
    """What is wrong and what to do, each with the field that it is about."""
    return [
        (one.column if one.column in _FIELDS else "what", f"{_message(one)} {one.fix}")
        for one in problems
    ]


def _message(one: Problem) -> str:
    """What is wrong, with the field called as the form calls it: "What seems to name a person"
    would be a question."""
    name, _, rest = one.message.partition(" ")
    if name == one.column and name in _LABELS:
        return f"“{_LABELS[name]}” {rest}"
    return formats.capital(one.message)


def _line(one: Submission, person: Person) -> dict[str, str]:
    """A commentary that waits, in a sentence around its id: whose, since when, where it stands."""
    mine = folded(one.by) == folded(person.name)
    if one.state == "submitted" and one.submitted_at:
        whose = "Your commentary" if mine else f"A commentary by {one.by}"
        stands = f" waits for approval since {when(one.submitted_at)}."
    else:
        whose = "Your draft is kept as" if mine else f"A draft by {one.by} is kept as"
        stands = f", since {when(one.created_at)}. It is not submitted yet."
    return {"id": one.id, "whose": whose, "stands": stands}
