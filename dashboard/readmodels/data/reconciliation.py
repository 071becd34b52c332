"""Every figure a paper prints beside the same figure worked out here: agree, differ, and why."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.domain.periods import Period
from dashboard.readmodels.addresses import (
    SECTION_PATHS,
    address,
    measure_address,
    plan_address,
    risk_address,
)
from dashboard.readmodels.books import Books
from dashboard.readmodels.data.reconciliation_compare import Ours, agree, ours_in_words
from dashboard.readmodels.data.reconciliation_papers import NotHeldError, Papers, papers
from dashboard.readmodels.data.reconciliation_rules import Row, ours

UNEXPECTED, DIFFERS = "unexpected", "differs"
NOT_COMPARABLE, AGREES = "not_comparable", "agrees"
ORDER = (UNEXPECTED, DIFFERS, NOT_COMPARABLE, AGREES)  # as the page lists them
# What a printed figure is about, in the order the page groups them.
KINDS = {
    "measure": "Measures",
    "section": "Sections",
    "plan": "Plans and actions",
    "action": "Plans and actions",
    "risks": "Risks",
    "risk": "Risks",
    "fund": "Funds",
    "contracts": "Contracts",
}


@dataclass(frozen=True, slots=True)
class Reconciled:
    """One printed figure, ours beside it, and what came of comparing them.

    `outcome` is agrees, differs (as the file says, with its reason), not_comparable (with its
    reason; ours is not worked out) or unexpected: the file says otherwise, or gives no reason.
    """

    group: str  # of KINDS
    title: str
    href: str
    what: str  # "Delays. Rating: monthly table, January 2019"
    printed: str
    ours: str | None
    outcome: str
    why: str
    place: str  # where it stands in the paper
    submission: str


def reconcile(books: Books, org: str) -> tuple[Reconciled, ...]:
    """Every row of the organisation's `printed` dataset, in the file's order."""
    held = papers(books, org)
    return tuple(
        _reconciled(held, org, record.row, record.submission)
        for record in books.rows(org, "printed")
    )


def _reconciled(held: Papers, org: str, row: Row, submission: str) -> Reconciled:
    subject, kind = str(row["subject"]), _kind(str(row["subject"]))
    period = Period.parse(row["period"]) if row["period"] else None
    found, outcome, why = _compared(held, row)
    known = held.series.get(subject)
    within = known.measure.group if known else None
    title, href = _about(held, org, subject, period)
    return Reconciled(
        group=KINDS[kind],
        title=title,
        href=href,
        what=_what(kind, row, period, within),
        printed=str(row["printed"]),
        ours=found,
        outcome=outcome,
        why=why,
        place=row["source_line"] or "",
        submission=submission,
    )


def _compared(held: Papers, row: Row) -> tuple[str | None, str, str]:
    """Ours in words, the outcome, and the sentence that explains it."""
    expected, reason = row["expected"], row["reason"] or ""
    if expected == NOT_COMPARABLE:
        if not reason:
            return None, UNEXPECTED, "Said not to be comparable, with no reason given."
        return None, NOT_COMPARABLE, reason
    printed = str(row["printed"])
    try:
        found = ours(held, row)
        same, text = agree(printed, found), ours_in_words(printed, found)
    except NotHeldError as error:
        return None, UNEXPECTED, f"Expected to be comparable, but: {error}"
    return text, *_outcome(same, expected, reason, found)


def _outcome(same: bool, expected: str | None, reason: str, found: Ours) -> tuple[str, str]:
    if expected == DIFFERS:
        if same:
            said = "Said to differ, and no longer does; the reason given was: "
            return UNEXPECTED, f"{said}{reason or 'none.'}"
        if not reason:
            return UNEXPECTED, "Differs, with no reason given."
        return DIFFERS, reason
    if same:
        return AGREES, reason
    return UNEXPECTED, f"Said to be the same, and differs. {reason}".strip()


def _kind(subject: str) -> str:
    lead, colon, _ = subject.partition(":")
    return lead if (colon and lead in KINDS) or lead == "risks" else "measure"


def _what(kind: str, row: Row, period: Period | None, within: str | None) -> str:
    item = str(row["item"])
    if kind == "plan" and item.isdigit():
        item = f"priority {item}"
    words = f"{str(row['kind']).capitalize()}: {item}"
    dated = f"{words}, {period.label}" if period else words
    return f"{within}. {dated}" if within else dated


def _about(held: Papers, org: str, subject: str, period: Period | None) -> tuple[str, str]:
    """What a printed figure is about in words, and the page that shows ours."""
    name = subject.partition(":")[2]
    match _kind(subject):
        case "section":
            path = SECTION_PATHS.get(name, "/")
            return f"All of {name.replace('-', ' ')}", address(path, org=org)
        case "plan":
            return name, plan_address(org, name)
        case "action":
            found = next((one for one in held.actions if one.action_id == name), None)
            title = f"{name} {found.title}" if found else name
            return title, plan_address(org, found.plan if found else "")
        case "risks":
            return "The risk register", risk_address(org)
        case "risk":
            risk = next((one for one in held.risks if one.risk_id == name), None)
            return f"{name} {risk.title}" if risk else name, risk_address(org, name)
        case "fund":
            return name, address("/partnership", org=org)
        case "contracts":
            return f"Contracts {name}", address("/partnership", org=org)
    known = held.series.get(subject)
    return known.measure.title if known else subject, measure_address(org, subject, period)
