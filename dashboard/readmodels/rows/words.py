"""How the rows behind a figure add up to it, in a sentence, and which of them come first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.catalogue.register_measures import RegisterMeasure


@dataclass(frozen=True, slots=True)
class Adding:
    """The counts behind a figure, and the sentence that adds them up.

    `counted_first` says that those above the line are what is wrong, or what is asked about.
    """

    words: str
    total: int
    above: int
    counted_first: bool


def adding_up(
    measure: str, dataset: str, above: int, total: int, known: Mapping[str, RegisterMeasure]
) -> Adding:
    """ "124 of 131: 7 not in time are listed first."

    Where high is good, those not counted are wrong; elsewhere those that are.
    """
    defined = known.get(measure)
    counted_first = defined is not None and defined.polarity != "higher"
    good = "in date" if dataset == "inspections" else "in time"
    if not total:
        words = "Nothing was to be counted in this period."
    elif defined is not None and counted_first:
        words = _counted(above, total, defined.above)
    elif above == total:
        words = f"{above:,} of {total:,}: every one is {good}."
    else:
        missed = total - above
        words = f"{above:,} of {total:,}: {missed:,} not {good} {_are(missed)} listed first."
    return Adding(words, total, above, counted_first)


def homes_adding_up(compliant: int, homes: int, fails: Sequence[int]) -> str:
    """ "916 of 1,000 homes: 84 fail because of 3 checks, the one that fails most first."

    `fails` are the homes that each check fails: together more, where a home has two of them.
    """
    failing = len(fails)
    if not homes:
        return "No home needed such a check on this day."
    if not failing:
        return f"{compliant:,} of {homes:,} homes: every check is in date."
    checks = "1 check" if failing == 1 else f"{failing:,} checks, the one that fails most first"
    missed = homes - compliant
    fail = "fails" if missed == 1 else "fail"
    more = " A home that two of them fail is counted once." if sum(fails) > missed else ""
    return f"{compliant:,} of {homes:,} homes: {missed:,} {fail} because of {checks}.{more}"


def actions_adding_up(actions: int, checks: int) -> Adding:
    """ "1,204 actions left by 310 checks, those that left most first." """
    if not actions:
        return Adding("No check has left one.", 0, 0, counted_first=True)
    noun = "action" if actions == 1 else "actions"
    by = "1 check." if checks == 1 else f"{checks:,} checks, those that left most first."
    return Adding(f"{actions:,} {noun} left by {by}", actions, actions, counted_first=True)


def _counted(above: int, total: int, whom: str) -> str:
    if above == total:
        return f"{total:,}: every one is counted."
    if not above:
        return f"None of {total:,} is counted."
    return f"{above:,} of {total:,}: the {above:,} counted ({whom}) {_are(above)} listed first."


def _are(count: int) -> str:
    return "is" if count == 1 else "are"
