"""The message over each view of the plans: what is complete, what is measured, what is late."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from dashboard import formats
from dashboard.domain.rating import Rag
from dashboard.readmodels.strategies.claims import measured
from dashboard.readmodels.strategies.plans import STATUS_WORDS, Entry, counted_noun
from dashboard.readmodels.strategies.views import Claim

BANDS = (
    "Complete is blue. Off track, or past its date and not complete, is red; at risk (a paper's "
    "“delayed”) is amber; in progress is green only with a date still to come. Anything else "
    "carries no rating. “Unclear”: the paper contradicts itself or gives no state."
)

DATE_IN_WORDS = re.compile(r"Dates? in words:")  # how a paper's date that is no day is kept


def plan_headline(actions: Sequence[Entry], held: Sequence[Claim]) -> str:
    """Ten words at most: how many are complete, and whether any impact is measured."""
    if not actions:
        return "No action is published in this plan"
    if _silent(actions):
        return f"No status is stated for any of {len(actions)} actions"
    complete, total = _complete(actions), len(actions)
    return f"{complete} of {total} {_noun(total)} complete; {_impact(held)}"


def _impact(held: Sequence[Claim]) -> str:
    shown, claimed = measured(held)
    if not claimed:
        return "no impact is claimed"
    if not shown:
        return "no impact claim is measured"
    return f"{shown} of {claimed} {formats.plural(claimed, 'impact')} measured"


def impact_words(held: Sequence[Claim]) -> str:
    """The same as a sentence's worth of words for a list of plans."""
    shown, claimed = measured(held)
    if not claimed:
        return "No impact claimed"
    return f"{shown or 'None'} of {claimed} measured"


def plan_lead(actions: Sequence[Entry], priorities: int, dropped: int, as_at: date) -> str:
    """How many priorities, what has no status or date, and what has passed since the report."""
    if not actions:
        return ""
    many = counted_noun(priorities, "priority", "priorities")
    said = [f"{many[0].upper()}{many[1:]}."]
    if dropped:
        said.append(f"{counted_words(dropped)}.")
    return " ".join([*said, dates_sentence(actions, as_at)])


def counted_words(dropped: int) -> str:
    """What was left out so that shared work counts once."""
    lines = counted_noun(dropped, "line repeats", "lines repeat").capitalize()
    return f"{lines} another’s work, counted once"


def dates_sentence(actions: Sequence[Entry], as_at: date, who: str = "the plan") -> str:
    """Which actions can not be called late, and which of the others were or have passed since."""
    dated = [entry for entry in actions if entry.action.due_on]
    said = []
    if 2 * len(dated) < len(actions):
        rated = any(entry.rating(as_at).rag in (Rag.RED, Rag.AMBER, Rag.GREEN) for entry in actions)
        prefix = "" if rated else "Actions carry no rating: "
        said.append(formats.capital(f"{prefix}{_undated(actions, len(dated), who)}"))
    passed = [entry for entry in dated if entry.past(as_at)]
    late = [entry for entry in passed if entry.past(entry.action.as_at or as_at)]
    since = len(passed) - len(late)
    found = []
    if late:
        found.append(f"{formats.count_words(len(late))} {_were(len(late))} late when reported")
    if since:
        have = formats.plural(since, "has", "have")
        found.append(f"{formats.count_words(since)} {have} passed since, with no later report")
    if found:
        whose = f"Of the {formats.count_words(len(dated))} due dates"
        whose = "The one due date" if len(dated) == 1 else f"{whose},"
        told = [found[0].partition(" ")[2]] if len(dated) == 1 else found
        said.append(f"{whose} {' and '.join(told)}.")
    elif dated or not said:
        said.append("No due date has passed.")
    return " ".join(said)


def _undated(actions: Sequence[Entry], dated: int, who: str) -> str:
    """ "no due date is given for 253 of 264 actions, so the plans cannot say which are late"."""
    in_words = sum(bool(DATE_IN_WORDS.match(e.action.next_step or "")) for e in actions)
    worded = f" ({formats.count_words(in_words)} in words only)" if in_words else ""
    if not dated and not in_words:
        return f"none has a due date, so {who} cannot say what is late."
    which = "what is late" if not dated else "which of those are late"
    of = f"{len(actions) - dated} of {len(actions)}"
    return f"no due date is given for {of}{worded}, so {who} cannot say {which}."


def _were(count: int) -> str:
    return formats.plural(count, "was", "were")


def all_headline(actions: Sequence[Entry], plans: int) -> str:
    """How much is complete over every plan, each action counted once."""
    done = f"{_complete(actions)} of {len(actions)} {_noun(len(actions))} complete"
    return f"{done} across {counted_noun(plans, 'plan')}"


def all_lead(actions: Sequence[Entry], dropped: int, held: Sequence[Claim], as_at: date) -> str:
    """Counted once, measured or not, and what the dates allow to be said."""
    shown, claimed = measured(held)
    said = [f"{counted_words(dropped)}."] if dropped else []
    if claimed:
        which = f"{shown} of {claimed}" if shown else f"None of {claimed}"
        verb = "is" if shown <= 1 else "are"
        said.append(f"{which} impact {formats.plural(claimed, 'claim')} {verb} measured.")
    return " ".join([*said, dates_sentence(actions, as_at, "the plans")])


def status_headline(status: str, shown: Sequence[Entry]) -> str:
    """What a list of one status holds: "Three actions on hold"."""
    stated = "without a stated status" if status == "not_stated" else STATUS_WORDS[status]
    return f"{counted_noun(len(shown), 'action').capitalize()} {stated}"


def counts_sentence(actions: Sequence[Entry], held: Sequence[Claim]) -> str:
    """The lead of one priority: complete of all, and its impact claims."""
    if not actions:
        return "It holds no action."
    if _silent(actions):
        return f"{len(actions)} {_noun(len(actions))}; no status is stated for any."
    complete, total = _complete(actions), len(actions)
    return f"{complete} of {total} {_noun(total)} complete; {_impact(held)}."


def _complete(actions: Sequence[Entry]) -> int:
    return sum(entry.status == "complete" for entry in actions)


def _silent(actions: Sequence[Entry]) -> bool:
    return all(entry.status == "not_stated" for entry in actions)


def _noun(count: int) -> str:
    return formats.plural(count, "action")
