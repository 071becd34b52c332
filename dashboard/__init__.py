"""Civic Scorecard: rated, explained and traceable council figures."""
