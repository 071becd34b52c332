"""The pages, in the order they are registered; the navigation has its own order."""

from __future__ import annotations

from types import ModuleType

from pages import overview, risks, send, social_care, strategies

ALL: tuple[ModuleType, ...] = (overview, send, strategies, social_care, risks)
