"""Decides what a commentary says: what happened, why, what is done about it, by whom and when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from dashboard.domain.periods import Period
from dashboard.domain.rows import Cells, ColumnError, Row

# The columns of words, and how many characters each may have: what a page can show in full.
LONGEST = {"what": 600, "why": 600, "action": 600, "owner_role": 100}
SAID = ("what", "why", "action")  # at least one of them is given
# Two or three words as a name is written: an initial may stand for the first, or in the middle.
_BIG, _SMALL = "A-ZÀ-ÖØ-Þ", "a-zß-öø-ÿ'’-"
_NAME = re.compile(
    rf"[{_BIG}](?:\.|[{_SMALL}]+|) (?:[{_BIG}]\.? )?[{_BIG}][{_BIG}{_SMALL}]+"
    rf"(?: [{_BIG}][{_SMALL}]+)?"
)
_LONGEST_OF_CAPITALS = 5
# What posts, teams and their work are called by: a name has none of them.
_OF_A_POST = re.compile(
    r"\b(?:head|director|manager|officer|lead|leader|chief|deputy|assistant|senior|principal|chair"
    r"|clerk|secretary|treasurer|member|councillor|cabinet|adviser|advisor|analyst|surveyor"
    r"|engineer|inspector|nurse|therapist|practitioner|psychologist|worker|caseworker|consultant"
    r"|co-?ordinator|supervisor|partner|executive|teams?|services?|board|units?|group|committee"
    r"|panel|hub|desk|office|centre|council|borough|district|county|trust|partnership|department"
    r"|directorate|division|contractors?|contracts?|assets?|housing|property|properties|repairs"
    r"|maintenance|compliance|safety|building|fire|gas|electrical|water|lifts?|health|care|social"
    r"|adults?|children|childrens|families|education|send|schools?|finance|legal|planning"
    r"|commissioning|operations|quality|performance|data|policy|strategy|strategic|corporate|risk"
    r"|assurance|audit|customers?|residents?|tenancy|tenants?|estates?|neighbourhoods?|environment"
    r"|highways|transport|public|communit(?:y|ies)|joint|integrated|programmes?|projects?|clinical"
    r"|business|support|admin|administration|casework|safeguarding|prevention|early|help|hospital"
    r"|discharge|brokerage|procurement|communications|digital|technology|human|resources"
    r"|north|south|east|west|mr|mrs|ms|miss|mx)\b",
    re.IGNORECASE,
)


def names_a_person(owner: str) -> bool:
    """Whether who is to see to something seems to be a person's name, and no post or team.

    One who has a title (Mrs, Mr) is found as in any other text; capitals at the end are those of
    a body, as in Southend BC.
    """
    *_, last = owner.split() or [""]
    body = last.isupper() and len(last) < _LONGEST_OF_CAPITALS
    return bool(_NAME.fullmatch(owner.strip())) and not body and not _OF_A_POST.search(owner)


class CommentaryError(ColumnError):
    """A commentary that cannot be used, by the column that is wrong."""


@dataclass(frozen=True, slots=True)
class Commentary:
    """What officers say of one measure's figure for one period; None where they do not say."""

    measure: str
    period: Period
    what: str | None = None
    why: str | None = None
    action: str | None = None
    owner_role: str | None = None
    action_due: date | None = None

    @classmethod
    def from_row(cls, row: Row) -> Commentary:
        """Build a commentary from a checked row.

        Raises CommentaryError naming the column at fault.
        """
        cells = Cells(row, CommentaryError)
        made = cls(
            measure=cells.required("measure"),
            period=cells.period("period"),
            what=cells.text("what"),
            why=cells.text("why"),
            action=cells.text("action"),
            owner_role=cells.text("owner_role"),
            action_due=cells.day("action_due"),
        )
        if not made.said:
            raise CommentaryError("what", "has to be given, or why, or an action.")
        return made

    @property
    def said(self) -> tuple[str, ...]:
        """What, why and action, without those that are not given."""
        return tuple(text for text in (self.what, self.why, self.action) if text)
