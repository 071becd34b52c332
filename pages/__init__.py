"""The pages, in the order they are registered; the navigation has its own order."""

from __future__ import annotations

from types import ModuleType

from pages import overview, risks, social_care, strategies

ALL: tuple[ModuleType, ...] = (overview, social_care, strategies, risks)
