"""How a page speaks of its register: what day it is of, what is unfinished, days left."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dashboard import formats
from dashboard.readmodels.parts import Item
from dashboard.registers.frames import RegisterFrame


def as_at_words(register: date, day: date) -> str:
    """What day a register is of, and what day it is counted to where that is another."""
    said = f"register as at {formats.date_words(register)}"
    return said if register == day else f"{said}, counted to {formats.date_words(day)}"


def unfinished(register: RegisterFrame, columns: Iterable[str]) -> RegisterFrame:
    """The rows in which none of the columns has a date: a quick way to those that may be open."""
    there = [name for name in columns if name in register.frame]
    return register.where(register.frame[there].isna().all(axis=1))


def left(days: int) -> Item:
    """Days to a limit: those left, or how many it is over, with the shape that says so."""
    if days < 0:
        return Item(f"{-days:,} {formats.plural(-days, 'day')} over", shape="clock")
    return Item(f"{days:,}" if days else "0: today")
