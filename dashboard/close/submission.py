"""The page of one submission: what it would change or did, what it is warned of, what was said."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from dashboard import formats, visitor
from dashboard.close.beside import others
from dashboard.close.pages import page, refuse
from dashboard.close.sections import sections_of
from dashboard.close.shown import history, replaced_by, rows_words, state_words, when
from dashboard.close.tasks import again
from dashboard.close.warned import Warned, warned
from dashboard.components.commentary import proposals
from dashboard.components.moved_table import DID, WOULD, moved_table, neighbour_table, totals_table
from dashboard.components.problem_table import problem_table
from dashboard.domain.people import Action, may
from dashboard.intake.columns import LEFT_OUT
from dashboard.intake.contracts import DATASETS
from dashboard.readmodels.returns.commentaries import Proposed, proposed
from dashboard.readmodels.returns.preview import MOST, Preview
from dashboard.refusals import FileGoneError
from dashboard.registers.clocks import KEPT_WHOLE
from dashboard.services import Services
from dashboard.store import Submission, UnknownSubmissionError, VaultError

_AT_ONCE = 25  # ratings shown at once; the others are folded away
WAITING, PUBLISHED = ("staged", "submitted"), ("published", "withdrawn")
_NOT_FOR_YOU = (
    "What was sent is for this council's officers and approvers to see. "
    "Ask an administrator for another role."
)


def found_submission(services: Services, identity: str) -> Submission:
    """The submission that an address names, for whoever may see what was sent; else 404 or 403."""
    try:
        found = services.ingest.store.submission(identity)
    except UnknownSubmissionError:
        refuse(404, f"There is no submission {identity[:20]}.")
    if not may(visitor.person(), Action.SEE_ROWS, found.org, sections_of(services, found)):
        refuse(403, _NOT_FOR_YOU)
    return found


def shows_rows(services: Services, one: Submission) -> bool:
    """Whether whoever asks, who may see what was sent, may see this file row by row."""
    return one.dataset not in KEPT_WHOLE or services.shows_rows(one.org)


def submission_page(
    services: Services,
    one: Submission,
    refused: Exception | None = None,
    typed: Mapping[str, str] | None = None,
    status: int = 200,
) -> Any:
    """The page of a submission; `typed` is what was typed for a decision that was refused."""
    waiting, past = one.state in WAITING, one.state in PUBLISHED
    found = warned_of(services, one) if waiting or past else None
    would = services.preview(one.id) if waiting and found else None
    did = changed(services, one) if past else None
    return page(
        "submission.html",
        one.org,
        status,
        sections_of(services, one),
        one=one,
        refused=refused,
        newer=getattr(refused, "newer", None),
        typed=typed or {},
        headline=_headline(one, would or did),
        standfirst=_standfirst(one, would or did),
        **_sent(services, one),
        would=would,
        did=did,
        **change_tables(would or did, WOULD if would else DID),
        warned=formats.numbered(found.count, "thing") if found and found.count else "",
        warning_table=problem_table(found.lines) if found and found.lines else None,
        own_headings=found.own if found else (),
        unread_headings=found.unread if found else (),
        left_out=LEFT_OUT,
        gone=waiting and found is None,
        alone=not services.ingest.may_publish(one, visitor.person().name),
        proposals=proposals(_commentaries(services, one), state_words(one)),
        shows_rows=shows_rows(services, one),
        history=history(one),
    )


def _sent(services: Services, one: Submission) -> dict[str, Any]:
    """What was sent: for whom, as what, when it was taken, and what else came of the same file."""
    return {
        "name": services.ingest.catalogue.name_of(one.org),
        "dataset": DATASETS[one.dataset],
        "rows": formats.numbered(one.rows, "row"),
        "as_at": _as_at(one),
        "twins": [(it.id, state_words(it)) for it in _twins(services, one)],
        "later": replaced_by(one),
        "of_the_same": others(services.ingest.store, one),
        "again": again(services.ingest.store, one) if _came_back(services, one) else None,
    }


def changed(services: Services, one: Submission) -> Preview | None:
    """What the publication of a submission changed; None where its rows are no longer kept."""
    try:
        return services.change_made(one.id)
    except VaultError:
        return None


def change_tables(change: Preview | None, words: tuple[str, ...]) -> dict[str, Any]:
    """The figures that differ as tables: those whose rating moves, the others, their neighbours."""
    moved = change.moved if change else ()
    ratings = [one for one in moved if one.rating_moves]
    return {
        "change": change,
        "ratings": moved_table(ratings[:_AT_ONCE], words),
        "more_ratings": moved_table(ratings[_AT_ONCE:], words),
        "others": moved_table([one for one in moved if not one.rating_moves], words),
        "totals": totals_table(change.totals) if change else None,
        "neighbours": neighbour_table(change.neighbours) if change and words is WOULD else None,
    }


def warned_of(services: Services, one: Submission) -> Warned | None:
    """What the file is warned of, or was when it was published; None where it was purged."""
    try:
        return warned(services, one)
    except FileGoneError:
        return None


def _twins(services: Services, one: Submission) -> list[Submission]:
    """The other submissions of the very same file."""
    return [services.ingest.store.submission(other) for other in one.same_file]


def _as_at(one: Submission) -> str:
    """The day that a whole register says it was taken, in words."""
    said = one.as_at if one.whole_register else ""
    return formats.date_words(date.fromisoformat(said)) if said else ""


def _came_back(services: Services, one: Submission) -> bool:
    """Whether an approver sent it back, so that whoever may send returns can send it again."""
    back = one.state == "rejected" and one.submitted_at is not None
    return back and may(visitor.person(), Action.UPLOAD, one.org, sections_of(services, one))


def _commentaries(services: Services, one: Submission) -> tuple[Proposed, ...]:
    """What a submission of commentaries says: it changes words, and no figure."""
    if one.dataset != "commentaries":
        return ()
    rows = services.ingest.store.rows_of(one.id)[:MOST]
    return proposed(services.read.books(), one.org, rows)


def _standfirst(one: Submission, change: Preview | None) -> str:
    """Where it stands and how many rows it has of each kind, or who sent and approved it."""
    counted = rows_words(change.rows) if change else ""
    if one.state in WAITING:
        return f"{state_words(one)}. {counted}".strip()
    if not one.published_at:
        return f"Sent by {one.by}."
    at = when(one.published_at)
    return f"Sent by {one.by} and approved by {one.published_by} on {at}. {counted}".strip()


def _headline(one: Submission, change: Preview | None) -> str:
    """What would change, or where it stands and what it changed."""
    waiting = one.state in WAITING
    state = f"{one.id} is {formats.inside(state_words(one))}"
    if change is None or one.state == "withdrawn":
        return state
    if one.dataset == "commentaries":
        said = formats.numbered(one.rows, "commentary", "commentaries").capitalize()
        return f"{said} would be published" if waiting else state
    said = change_words(change, "would " if waiting else "")
    return said if waiting else f"{state}: {formats.inside(said)}"


def change_words(change: Preview, would: str = "would ") -> str:
    """ "Two ratings would move", "No figure changed"; "At least two ratings would move" where the
    figures of some rows were not worked out, of which nothing is said."""
    do = _WOULD if would else _DID
    least = "at least " if change.unread else ""
    said = []
    if change.going:
        said.append(f"{formats.numbered(change.going, 'figure')} {do['go']}")
    if change.ratings_moving:
        said.append(f"{formats.numbered(change.ratings_moving, 'rating')} {do['move']}")
    if said:
        return formats.capital(least + " and ".join(said))
    if count := len(change.moved) + change.more:
        words = f"{least}{formats.numbered(count, 'figure')} {do['change']}"
        return formats.capital(words if change.unread else f"{words}, no rating")
    if rows := _rows_words(change.rows, do):
        return formats.capital(rows if change.unread else f"{rows}, no figure")
    return f"No figure {do['change']}"


_WOULD = {"go": "would be taken out", "move": "would move", "change": "would change"}
_WOULD |= {"come": "would come in", "leave": "would go"}
_DID = {"go": "taken out", "move": "moved", "change": "changed", "come": "came in", "leave": "went"}


def _rows_words(rows: Mapping[str, int], do: Mapping[str, str]) -> str:
    """ "40 rows would come in", "three rows changed"; blank where all stay as they are."""
    kinds = {"added": "come", "removed": "leave"}
    moving = {kind: rows[kind] for kind in ("added", "changed", "removed") if rows[kind]}
    if not moving:
        return ""
    verb = kinds.get(next(iter(moving)), "change") if len(moving) == 1 else "change"
    return f"{formats.numbered(sum(moving.values()), 'row')} {do[verb]}"
