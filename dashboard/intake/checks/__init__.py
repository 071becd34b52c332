"""Checks on checked rows, grouped by topic: a code, a sentence, a fix and a function each."""
