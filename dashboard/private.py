"""Marks an answer that nobody may keep: neither the cache, nor the browser, nor what is between."""

from __future__ import annotations

from flask import g, has_request_context


def keep_private() -> None:
    """Say that the answer being made holds rows of a register."""
    if has_request_context():
        g.private = True


def is_private() -> bool:
    """Whether the answer being made holds rows of a register."""
    return has_request_context() and bool(g.get("private"))
