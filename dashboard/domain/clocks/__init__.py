"""Decides when the law wanted each thing done, and whether it was: the statutory clocks.

A library that can be used without the dashboard: what its classes offer is for any user of it, and
some of it (`Limit.days_left`, `EhcClock.weeks_20w`, an `EhcSummary`'s weeks on average) is called
by no page.
"""
