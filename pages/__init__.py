"""The pages, in the order they are registered; the navigation has its own order."""

from __future__ import annotations

from types import ModuleType

from pages import overview, social_care

ALL: tuple[ModuleType, ...] = (overview, social_care)
