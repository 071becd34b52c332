"""What a submission adds up to when it is published: the observations rolled up from it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from dashboard.catalogue import Catalogue
from dashboard.domain.cadence import CADENCES, containing, month_of
from dashboard.domain.observations import Observation
from dashboard.domain.periods import Period, PeriodKind
from dashboard.domain.returns import ComplianceReturn
from dashboard.domain.returns import roll_up as roll_up_return
from dashboard.domain.rows import Row
from dashboard.registers.actions import actions_left
from dashboard.registers.clocks import KEPT_WHOLE
from dashboard.registers.frames import ROW, RegisterFrame, unpack
from dashboard.registers.rollup import by_home, of_actions, roll_up
from dashboard.registers.safety import safety
from dashboard.store import NewRecord, Store, Submission, Vault

_CHECKS, _ASSETS, _REVIEWS = "inspections", "assets", "annual_reviews"
# Homes are counted from both: whichever is published later, with the other as it stands.
_COUNTED_WITH = {_ASSETS: _CHECKS, _CHECKS: _ASSETS}


@dataclass(frozen=True, slots=True)
class RollUp:
    """Works out what goes with a submission, from what it holds and what is published."""

    store: Store
    vault: Vault
    catalogue: Catalogue

    def of(self, submission: Submission, places: Sequence[int] | None = None) -> list[NewRecord]:
        """The observations to publish with the submission; none for most datasets.

        With `places`, of returns only those of the rows there; a register is added up whole.
        """
        if submission.dataset == "compliance_returns":
            return _numbered(self._returns(self.own(submission, places)))
        if submission.dataset not in KEPT_WHOLE or not submission.register:
            return []
        found = self._register(submission)
        gone = self._no_longer_counted(submission, found)
        return _numbered(enumerate([*found, *gone], start=1))

    def own(
        self, submission: Submission, places: Sequence[int] | None = None
    ) -> list[tuple[int, Row]]:
        """The rows of a submission with their spreadsheet rows, or those at `places` from 0.

        Read from its own file where it waits as one: a register, or a file of very many rows.
        """
        if not submission.register:
            found = self.store.rows_of(submission.id)
            chosen = found if places is None else [found[at] for at in places]
            return [(record.number, record.row) for record in chosen]
        whole = self.register(submission)
        frame = whole if places is None else whole.at(places)
        return list(zip(frame.frame[ROW].tolist(), frame.rows(), strict=True))

    def register(self, submission: Submission) -> RegisterFrame:
        """The rows of a register as they were kept."""
        data = self.vault.get(submission.register)
        day = date.fromisoformat(submission.as_at)
        return unpack(submission.dataset, data, day, submission.id)

    def counted_with(self, submission: Submission) -> Submission | None:
        """What was counted with this register when it was published itself, and still shows."""
        org, dataset = submission.org, submission.dataset
        for found in self.store.submissions(org):
            if found.state == "published" and found.dataset == _COUNTED_WITH.get(dataset):
                then = self.store.register(org, dataset, revision=found.revision)
                if then is not None and then.id == submission.id:
                    return found
        return None

    def _returns(self, rows: Iterable[tuple[int, Row]]) -> Iterator[tuple[int, Observation]]:
        for number, row in rows:
            returned = ComplianceReturn.from_row(row)
            basis = self.catalogue.basis(returned.workstream)
            yield number, roll_up_return(returned, basis)

    def _register(self, submission: Submission) -> list[Observation]:
        register = self.register(submission)
        if submission.dataset == _ASSETS:
            return self._recounted(submission.org, register)
        frequencies = self._frequencies(submission.org)

        def period_of(workstream: str, day: date) -> Period:
            return containing(frequencies.get(workstream, PeriodKind.MONTH), day)

        found = roll_up(register, self.catalogue.register_measures, period_of)
        if submission.dataset == _REVIEWS:
            return [one for one in found if not self._has_lost_reviews(submission, one)]
        if submission.dataset != _CHECKS:
            return found
        defined = self.catalogue.register_measures
        left = of_actions(actions_left(register), register.as_at, defined)
        return [*found, *left, *self._homes(register, self._published(submission.org, _ASSETS))]

    def _recounted(self, org: str, assets: RegisterFrame) -> list[Observation]:
        """The homes of the checks there are, but not of a month that had homes of its own (T1).

        Nor by assets of a day before those that go on showing.
        """
        checks, before = self._published(org, _CHECKS), self._published(org, _ASSETS)
        if before is not None and assets.as_at < before.as_at:
            return []
        later = checks is not None and month_of(assets.as_at) > month_of(checks.as_at)
        return [] if before is not None and later else self._homes(checks, assets)

    def _no_longer_counted(
        self, submission: Submission, found: Iterable[Observation]
    ) -> Iterator[Observation]:
        """What an earlier register of the same period counted and this one, in its place, does not.

        A share is then 0 of 0, and a number is missing: the earlier file's figure must not stand.
        """
        day = date.fromisoformat(submission.as_at)
        counted = {(one.measure, one.period) for one in found}
        for record in self.store.rows(submission.org, "rollups"):
            was = Observation.from_row(record.row)
            within = was.period.start <= day <= was.period.end
            if not within or (was.measure, was.period) in counted:
                continue
            if self.store.submission(record.submission).dataset == submission.dataset:
                nought = None if was.denominator is None else Fraction(0)
                yield Observation(
                    was.measure,
                    was.period,
                    numerator=nought,
                    denominator=nought,
                    provisional=was.period.end > day,
                    as_at=day,
                )

    def _has_lost_reviews(self, submission: Submission, found: Observation) -> bool:
        """Whether the register holds fewer reviews of a month gone by than were published of it.

        It holds one review of each plan, so that a review drops out when the next one begins.
        """
        if found.period.end >= month_of(date.fromisoformat(submission.as_at)).start:
            return False
        kept = self.store.rows(
            submission.org, "rollups", subject=found.measure, period=str(found.period)
        )
        held = [Observation.from_row(record.row).denominator for record in kept]
        return any(one and one > (found.denominator or 0) for one in held)

    def _homes(
        self, checks: RegisterFrame | None, assets: RegisterFrame | None
    ) -> list[Observation]:
        """The measures counted by home, once both the checks and the assets are there."""
        if checks is None or assets is None:
            return []
        return by_home(safety(checks, assets), checks.as_at)

    def _published(self, org: str, dataset: str) -> RegisterFrame | None:
        found = self.store.register(org, dataset)
        return self.register(found) if found and found.register else None

    def _frequencies(self, org: str) -> dict[str, PeriodKind]:
        """How often each workstream reports: as the organisation says, else as is usual."""
        usual = {code: one.frequency for code, one in self.catalogue.workstreams.items()}
        rows = [record.row for record in self.store.rows(org, "measures")]
        own = {str(row["measure"]): row.get("frequency") or "" for row in rows}
        stated = {**usual, **{code: said for code, said in own.items() if said}}
        return {code: CADENCES[said] for code, said in stated.items() if said in CADENCES}


def _numbered(found: Iterable[tuple[int, Observation]]) -> list[NewRecord]:
    return [
        NewRecord(
            dataset="rollups",
            number=number,
            scope=json.dumps([one.measure, str(one.period)], ensure_ascii=False),
            subject=one.measure,
            period=str(one.period),
            row=one.as_row(),
        )
        for number, one in found
    ]
