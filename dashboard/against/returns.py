"""What is said of compliance returns beside the figures that their organisation has published."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.against.narrowing import Definitions, defined, filled
from dashboard.against.published import Published
from dashboard.catalogue import load_catalogue
from dashboard.catalogue.definitions import own_definitions
from dashboard.domain.observations import Observation
from dashboard.domain.periods import Period
from dashboard.domain.rating import display
from dashboard.domain.returns import ComplianceReturn, roll_up
from dashboard.intake.batch import Batch
from dashboard.intake.checks.figures import figure_removed
from dashboard.intake.problems import Problem
from dashboard.intake.sheet import Row, Sheet
from dashboard.store.standing import Key, has_figure

_DUE, _DONE = "period_due", "period_completed"
_YEAR = ("annual_target", "annual_completed")


def against_returns(batch: Batch, published: Published) -> Iterator[Problem]:
    """Warnings, where a return takes a figure away."""
    seen = batch.seen
    if batch.dataset == "compliance_returns" and seen and seen.has("workstream", "period"):
        definitions = own_definitions(published.rows("measures"))
        yield from _removed(seen, published, definitions)


def _removed(sheet: Sheet, published: Published, definitions: Definitions) -> Iterator[Problem]:
    """The rows that come to no figure, of what has one published from returns alone."""
    shown: dict[str, dict[Key, Row]] = {}
    for number, row in _without_a_figure(sheet):
        code = str(row["measure"])
        if code not in shown:
            given = published.figures("observations", code)
            rolled = published.figures("rollups", code)
            shown[code] = {key: one for key, one in rolled.items() if key not in given}
        for _, key in figure_removed.find([(number, row)], shown[code], ()):
            found = defined(definitions, *key)
            yield figure_removed.problem(
                row=number,
                column=_DONE,
                period=Period.parse(key[1]).label,
                figure=display(found, Observation.from_row(shown[code][key], found)),
            )


def _without_a_figure(sheet: Sheet) -> Iterator[tuple[int, Row]]:
    """The observations, without any figure, that rows of a file come to."""
    of_period, of_year = filled(sheet, _DUE), filled(sheet, _YEAR[0]) & filled(sheet, _YEAR[1])
    sure = of_period & filled(sheet, _DONE) | ~of_period & of_year
    unread = sheet.unread("workstream", "period", _DUE, _DONE, *_YEAR)
    wanted = sure.index[~sure & ~sure.index.isin(list(unread))].tolist()
    catalogue, lines = load_catalogue(), dict(sheet.lines(*sheet.dataset.names)) if wanted else {}
    for number in wanted:
        returned = ComplianceReturn.from_row({**lines[number], "commentary": None, "as_at": None})
        row = roll_up(returned, catalogue.basis(returned.workstream)).as_row()
        if not has_figure(row):
            yield number, row
