"""Registers as kept: one row a case or a check, where each stands, and what they add up to."""
