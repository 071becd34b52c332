"""Civic Scorecard: rated, explained and traceable council figures."""

__version__ = "0.1.0"
