"""How many checks are overdue, due soon or without a record: by workstream, ward and block."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard import formats
from dashboard.domain.clocks.housing import Status
from dashboard.readmodels.housing_checks.found import NO_WARD, Found
from dashboard.readmodels.parts import Sheet, SheetRow
from dashboard.readmodels.sheets import counts, row
from dashboard.registers.clocks import Stood
from dashboard.registers.due import needing, required, standings
from dashboard.registers.frames import RegisterFrame

HEADS = ("Overdue", "Overdue, no access", "No record", "Due soon", "Required")
BLOCKS = 20  # the worst that are listed


@dataclass(frozen=True, slots=True)
class Counts:
    """Checks counted together; `no_access` are among those overdue."""

    required: int = 0
    overdue: int = 0
    no_access: int = 0
    no_record: int = 0
    due_soon: int = 0

    @property
    def cells(self) -> tuple[str, ...]:
        """The counts as they stand under `HEADS`."""
        counts = (self.overdue, self.no_access, self.no_record, self.due_soon, self.required)
        return tuple(f"{one:,}" for one in counts)

    @property
    def worst_first(self) -> tuple[int, int, int]:
        """What to sort by."""
        return -self.overdue, -self.no_record, -self.due_soon


@dataclass(frozen=True)
class Standing:
    """The checks that need looking at, where each stands, and how many are required in all."""

    needing: RegisterFrame
    required: RegisterFrame
    each: Sequence[Stood]

    @classmethod
    def of(cls, found: Found) -> Standing:
        """Where the checks asked for stand; there must be a register."""
        assert found.checks is not None
        near = needing(found.checks, found.day)
        return cls(near, required(found.checks), standings(near, found.day))

    def total(self) -> Counts:
        """All of them together."""
        return _counts(self.each, len(self.required.frame))

    def by(self, column: str, name: Callable[[str], str]) -> dict[str, Counts]:
        """The counts by what `name` makes of a column."""
        shares = _named(self.required, column, name)
        stands: dict[str, list[Stood]] = defaultdict(list)
        for text, one in zip(self.needing.texts(column), self.each, strict=True):
            stands[name(str(text))].append(one)
        return {one: _counts(stands[one], count) for one, count in shares.items()}


def _named(checks: RegisterFrame, column: str, name: Callable[[str], str]) -> Mapping[str, int]:
    found: Counter[str] = Counter()
    for text, count in checks.frame[column].value_counts(sort=False).items():
        if count:
            found[name(str(text))] += int(count)
    return found


def _counts(stands: Iterable[Stood], needed: int) -> Counts:
    statuses: Counter[Status] = Counter()
    shut_out = 0
    for one in stands:
        statuses[one.clock.status] += 1
        shut_out += one.clock.status is Status.OVERDUE and one.clock.without_access
    return Counts(
        required=needed,
        overdue=statuses[Status.OVERDUE],
        no_access=shut_out,
        no_record=statuses[Status.NO_RECORD],
        due_soon=statuses[Status.DUE_SOON],
    )


def by_workstream(found: Found, standing: Standing) -> Sheet:
    """A row a workstream, the one with most overdue first, each linked to its measure."""
    counted = standing.by("workstream", str)
    rows = [
        row(found.names.title(code), one.cells, found.names.href(code))
        for code, one in _sorted(counted, found.names.title)
    ]
    return _table("Workstream", rows, f"{formats.numbered(len(rows), 'workstream').capitalize()}.")


def by_ward(found: Found, standing: Standing) -> Sheet:
    """A row a ward, the one with most overdue first."""
    counted = standing.by("asset_id", lambda asset: found.estate.ward(asset) or NO_WARD)
    rows = [row(ward, one.cells) for ward, one in _sorted(counted, str)]
    return _table("Ward", rows, f"{formats.numbered(len(rows), 'ward').capitalize()}.")


def by_block(found: Found, standing: Standing) -> Sheet:
    """The blocks with something overdue or without a record, worst first, the first of many."""
    counted = standing.by("asset_id", lambda asset: found.estate.block(asset) or "")
    counted.pop("", None)  # what stands alone
    short = [(block, one) for block, one in _sorted(counted, str) if one.overdue or one.no_record]
    rows = [
        row(block, one.cells, why=found.estate.ward(block) or "") for block, one in short[:BLOCKS]
    ]
    many = formats.numbered(len(short), "block")
    said = f"The worst {len(rows)} of {many}" if len(short) > BLOCKS else many.capitalize()
    return _table("Block", rows, f"{said} with a check overdue or without a record.")


def _sorted(counted: Mapping[str, Counts], title: Callable[[str], str]) -> list[tuple[str, Counts]]:
    return sorted(counted.items(), key=lambda item: (item[1].worst_first, title(item[0])))


def _table(head: str, rows: Sequence[SheetRow], said: str) -> Sheet:
    caption = f"{said} Most overdue first."
    return counts(caption, (head, *HEADS), rows)
