"""A query in, a small frozen answer out."""
