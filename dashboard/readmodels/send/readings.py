"""Which readings of the SEND rules are in force where a rule is open, in words."""

from __future__ import annotations

from dashboard.domain.clocks import ehc, reviews

# Each setting as it is and the other way; which it is, is asked of the clocks' own settings.
_EHC = {
    "count_day_of_receipt": (
        "The day of receipt is not counted.",
        "The day of receipt is counted as day 1.",
    ),
    "overdue_counts_as_late": (
        "Open cases are left out of the percentage, and shown as overdue.",
        "Open cases past the limit are counted as late.",
    ),
    "one_year_for_52_weeks": ("52 weeks are 364 days.", "52 weeks are one year."),
}
_REVIEWS = {
    "phase_transfer_inclusive": (
        "Only before the day is in time.",
        "On the day itself is in time too, and marked.",
    ),
}
# By the name of the setting, as the clocks are run for every figure and page.
READINGS = {
    setting: f"In force here: {words[bool(getattr(settings, setting))]}"
    for settings, readings in ((ehc.DEFAULTS, _EHC), (reviews.DEFAULTS, _REVIEWS))
    for setting, words in readings.items()
}
