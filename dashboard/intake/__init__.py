"""Bytes to checked rows, with every problem named at once."""
