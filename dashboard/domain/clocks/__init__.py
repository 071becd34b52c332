"""Decides when the law wanted each thing done, and whether it was: the statutory clocks."""
