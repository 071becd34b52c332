"""Whom each figure of a register counts: the one place that says who is above and below the line.

The roll-up counts what these modules place, and the list behind a figure shows it, so that a
figure is always the number of rows listed behind it.
"""
