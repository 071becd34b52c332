"""Decides what the register says of a child: a local number, a year group, a need, a setting."""

from __future__ import annotations

from dataclasses import replace

from dashboard.domain.clocks.ehc import EhcCase
from dashboard.sources.demo.chance import Chance

_YEAR_GROUPS = {"R": 9, "1": 9, "2": 8, "3": 8, "4": 8, "5": 9, "6": 11, "7": 9, "8": 7, "9": 6}
_YEAR_GROUPS |= {"N2": 6, "10": 4, "11": 3, "12": 2, "13": 1}
# The codes of need of the SEN2 return.
_NEEDS = {"ASD": 33, "SLCN": 21, "SEMH": 20, "MLD": 8, "SPLD": 6, "SLD": 3, "PD": 3, "HI": 2}
_NEEDS |= {"VI": 1, "MSI": 1, "PMLD": 1, "DS": 1, "OTH": 2}
_SETTINGS = {"mainstream": 74, "resourced": 6, "special": 7, "early years": 7, "college": 3}
_SETTINGS |= {"not in school": 3}
_SOURCES = {"school": 56, "parent": 36, "early years": 5, "young person": 1, "other": 2}


def described(case: EhcCase, number: int, chance: Chance) -> EhcCase:
    """The case with what describes its child; the child's number means nothing elsewhere."""
    return replace(
        case,
        child_id=f"L{number + 50001}",
        source=chance.one_of(_SOURCES),
        year_group=chance.one_of(_YEAR_GROUPS),
        primary_need=chance.one_of(_NEEDS),
        setting=chance.one_of(_SETTINGS),
        sex=chance.one_of({"M": 70, "F": 30}),
        fsm=chance.one_of({"Y": 38, "N": 62}),
    )
