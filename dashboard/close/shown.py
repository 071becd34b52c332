"""What the pages of the monthly close show: choices, problems, states and history, in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard import formats
from dashboard.formats import moment_words as when
from dashboard.intake.batch import Batch
from dashboard.intake.checks.personal import not_to_be_sent
from dashboard.intake.checks.tables import months_across
from dashboard.intake.columns import fold
from dashboard.intake.contracts import DATASETS
from dashboard.intake.headings import PROBLEMS, headings_of
from dashboard.readmodels.types import Option
from dashboard.store import Submission

STATES = {
    "staged": "Checked, not submitted",
    "submitted": "Waiting for approval",
    "published": "Published",
    "rejected": "Sent back",
    "withdrawn": "Withdrawn",
}
# Returns first, then registers and definitions, as officers look for them.
_ORDER = ("observations", "compliance_returns", "commentaries")

_ANEW = re.compile(r"Written anew as (S\d+)")
_ROWS = {"added": "new", "changed": "changed", "removed": "gone", "unchanged": "as before"}
_AGAIN = {"added": "back", "changed": "changed back", "removed": "gone", "unchanged": "untouched"}


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happened to a submission."""

    when: str
    what: str
    by: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a file, and the column it was matched to, "" where to none.

    LEFT_OUT stands for one that the council does not need.
    """

    typed: str
    column: str


def datasets() -> list[Option]:
    """The kinds of return a file can be."""
    names = [*_ORDER, *(name for name in DATASETS if name not in _ORDER)]
    return [Option(name, DATASETS[name].title) for name in names]


def headline(batch: Batch) -> str:
    """What came of checking a file that has errors, in a sentence."""
    errors = formats.numbered(len(batch.errors), "thing").capitalize()
    return f"{errors} must be fixed; nothing was loaded"


def to_name(batch: Batch) -> list[Heading]:
    """The headings that an officer may name: those no column was found for, and the council's own.

    None where every column of the dataset has a heading of its own name, or months are headings;
    nor those that may not be sent at all.
    """
    if any(one.code == months_across.code for one in batch.problems):
        return []
    known = {*headings_of(DATASETS[batch.dataset]), fold(PROBLEMS)}
    return [
        Heading(typed, column or "")
        for typed, column in batch.headings
        if typed and fold(typed) not in known and not not_to_be_sent(batch.dataset, typed)
    ]


def nameable(batch: Batch) -> list[Option]:
    """The columns that a heading may be named: those that the file has not under their own name."""
    contract = DATASETS[batch.dataset]
    there = {fold(typed) for typed, _ in batch.headings}
    missing = [one for one in contract.columns if fold(one.name) not in there]
    missing.sort(key=lambda one: not one.required)
    return [
        Option(one.name, f"{one.name} (required)" if one.required else one.name) for one in missing
    ]


def likely(batch: Batch) -> str:
    """The dataset that a file seems to be of, where its headings are another's; else blank.

    It lacks a heading that its own needs, and none that the other does.
    """
    there = {fold(typed) for typed, _ in batch.headings}
    known = {column for _, column in batch.headings if column}
    own = DATASETS[batch.dataset]
    if not there or all(one.name in known for one in own.columns if one.required):
        return ""
    fits = [
        one
        for one in DATASETS.values()
        if all(fold(column.name) in there for column in one.columns if column.required)
    ]
    return max(fits, key=lambda one: len(there & headings_of(one).keys())).name if fits else ""


def own_headings(batch: Batch) -> list[Heading]:
    """The headings that were matched, or left out, because the council named them before."""
    return [heading for heading in to_name(batch) if heading.column]


def unread_headings(batch: Batch) -> list[Heading]:
    """The headings that no column was found for."""
    return [one for one in to_name(batch) if not one.column]


def rows_words(rows: Mapping[str, int], *, again: bool = False) -> str:
    """How many rows are new, changed, gone and as before, in a sentence; with `again`, of those
    that a withdrawal brings back."""
    words = _AGAIN if again else _ROWS
    said = [
        f"{formats.count_words(rows[kind])} {word}" for kind, word in words.items() if rows[kind]
    ]
    first, last = ", ".join(said[:-1]), said[-1] if said else "none"
    return f"Rows: {first} and {last}." if first else f"Rows: {last}."


def history(one: Submission) -> list[Step]:
    """What has happened to a submission, in order."""
    steps = [Step(when(one.created_at), "Sent and checked", one.by)]
    if one.submitted_at:
        why = one.submitted_why
        steps.append(Step(when(one.submitted_at), "Submitted", one.submitted_by or "", why))
    if one.published_at:
        what = f"Approved and published as figures {one.revision}"
        steps.append(Step(when(one.published_at), what, one.published_by or "", one.published_why))
    if one.closed_at:
        what, why = state_words(one), one.why
        if replaced_by(one):
            what, why = f"{what},", ""
        steps.append(Step(when(one.closed_at), what, one.closed_by or "", why))
    return steps


def state_words(one: Submission) -> str:
    """Where a submission stands; what was never submitted was not sent back but discarded, or
    replaced by a later draft."""
    if later := replaced_by(one):
        return f"Replaced by a later draft, {later}"
    discarded = one.state == "rejected" and one.submitted_at is None
    return "Discarded" if discarded else STATES[one.state]


def written_anew(identity: str) -> str:
    """The reason that is kept with a draft when another takes its place."""
    return f"Written anew as {identity}"


def replaced_by(one: Submission) -> str:
    """The draft that took the place of this one; blank where none did."""
    found = _ANEW.fullmatch(one.why) if one.state == "rejected" else None
    return found[1] if found and one.submitted_at is None else ""
