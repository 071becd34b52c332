"""The pages, in the order the navigation shows them."""

from __future__ import annotations

from types import ModuleType

ALL: tuple[ModuleType, ...] = ()
