"""Every published figure of an organisation, rated: the answer all pages start from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from dashboard.catalogue import Workstream
from dashboard.catalogue.definitions import defined, filled_in, own_definitions
from dashboard.domain.calendar import Owed
from dashboard.domain.commentaries import Commentary
from dashboard.domain.measures import Measure, Polarity, RuleKind
from dashboard.domain.observations import Observation
from dashboard.domain.periods import Period
from dashboard.domain.rating import Rating, rate
from dashboard.domain.sections import WORKSTREAMS
from dashboard.readmodels.books import Books
from dashboard.readmodels.commentary import in_words, marked
from dashboard.readmodels.returns.owed import brought_by, owed_by_measure, returns_owed
from dashboard.store import Record
from dashboard.store.standing import standing


@dataclass(frozen=True, slots=True)
class Assessed:
    """An observation rated by the definition in force at its period, and its submission.

    `came_with` is the commentary of its own file, where an approved one stands in its place.
    """

    observation: Observation
    measure: Measure
    rating: Rating
    submission: str
    came_with: str | None = None

    @property
    def period(self) -> Period:
        return self.observation.period

    @property
    def has_figure(self) -> bool:
        return self.observation.value is not None


@dataclass(frozen=True, slots=True)
class Told:
    """An approved commentary, and the submission it came with."""

    commentary: Commentary
    submission: str

    @property
    def words(self) -> str:
        """The whole of it, as it stands beside a figure."""
        return in_words(self.commentary)


@dataclass(frozen=True, slots=True)
class Series:
    """A measure and its assessed observations, oldest first; `measure` is the newest definition.

    `told` are its commentaries by the period they are about, whether or not that has a figure;
    `owed` are the returns of the organisation's calendar that bring its figures; `as_at` is the
    day it is looked at, None where that does not matter.
    """

    measure: Measure
    points: tuple[Assessed, ...]
    told: Mapping[Period, Told] = field(default_factory=dict)
    owed: tuple[Owed, ...] = ()
    as_at: date | None = None

    def at(self, period: Period) -> Assessed | None:
        """The observation of exactly this period."""
        return next((point for point in self.points if point.period == period), None)

    def ended_before(self, period: Period) -> bool:
        """Whether the measure's newest definition had ended, so that no figure is expected."""
        last_day = self.measure.valid_to
        return last_day is not None and last_day < period.end

    def up_to(self, period: Period) -> tuple[Assessed, ...]:
        """The observations whose period ends by the end of `period`."""
        return tuple(point for point in self.points if point.period.end <= period.end)


def assess(
    books: Books,
    org: str,
    section: str | None = None,
    codes: Container[str] | None = None,
) -> dict[str, Series]:
    """The series of every measure of `org`, by its code; of one section or of `codes` if given.

    A figure published directly and one rolled up from a return meet here: the later publication
    stands, but a return that gives no figure never hides one that was published, and a row that
    gives only a target gives it to the figure that stands. The approved commentary of a measure
    and period stands in place of what came with its figure, but for the notes and queries of that.
    """
    rolled, observed = books.rows(org, "rollups"), books.rows(org, "observations")
    definitions = own_definitions(one.row for one in books.rows(org, "measures"))
    _define_the_rest(definitions, rolled, observed, books)
    told = _commentaries(books.rows(org, "commentaries"))
    points = _points(standing([*rolled, *observed]).values(), definitions, told, codes)
    sections = {code: versions[-1].section for code, versions in definitions.items()}
    came_in = brought_by(rolled, observed, books.catalogue)
    owed = owed_by_measure(returns_owed(books, org), sections, came_in)
    return {
        code: Series(
            versions[-1],
            tuple(sorted(points[code], key=_by_period)),
            told[code],
            owed[code],
            books.edition.as_at,
        )
        for code, versions in definitions.items()
        if section in (None, sections[code]) and (codes is None or code in codes)
    }


def _points(
    kept: Iterable[Record],
    definitions: dict[str, list[Measure]],
    told: dict[str, dict[Period, Told]],
    codes: Container[str] | None,
) -> dict[str, list[Assessed]]:
    """The observations of each measure that is defined, of `codes` if given."""
    points: dict[str, list[Assessed]] = defaultdict(list)
    for record in kept:
        code = record.row["measure"] or ""
        if code in definitions and (codes is None or code in codes):
            points[code].append(_assessed(record, definitions[code], told[code]))
    return points


def _commentaries(records: Iterable[Record]) -> dict[str, dict[Period, Told]]:
    """What is said of each measure, by period."""
    found: dict[str, dict[Period, Told]] = defaultdict(dict)
    for record in records:
        said = Commentary.from_row(record.row)
        found[said.measure][said.period] = Told(said, record.submission)
    return found


def _assessed(record: Record, versions: list[Measure], told: Mapping[Period, Told]) -> Assessed:
    measure, not_in_force = defined(versions, Period.parse(record.row["period"] or ""))
    observation = Observation.from_row(record.row, measure)
    if not_in_force:
        observation = replace(observation, unrated=not_in_force)
    rating = rate(measure, observation)
    said, own = told.get(observation.period), observation.commentary
    if said is None:
        return Assessed(observation, measure, rating, record.submission)
    # What someone noted or queried about the figure itself is not talked away.
    words = " ".join(part for part in (said.words, marked(own)) if part)
    return Assessed(replace(observation, commentary=words), measure, rating, record.submission, own)


def _by_period(point: Assessed) -> Period:
    return point.period


def _define_the_rest(
    definitions: dict[str, list[Measure]],
    rolled: Iterable[Record],
    observed: Iterable[Record],
    books: Books,
) -> None:
    """Add the catalogue's definition of what registers add up to, where the council's has gaps.

    They come in the catalogue's order, which puts first what is asked for first. A figure sent
    without its register is not said to be counted from it. A workstream of the catalogue is shown
    without a rating until the council defines it.
    """
    counted = {record.row["measure"] for record in rolled}
    sent = {record.row["measure"] for record in observed}
    for code, known in books.catalogue.register_measures.items():
        if code in counted:
            own = definitions.get(code, [known.measure()])
            definitions[code] = [filled_in(version, known.measure()) for version in own]
        elif code in sent and code not in definitions:
            definitions[code] = [replace(known.measure(), source=None)]
    for code, stream in books.catalogue.workstreams.items():
        if code in counted | sent and code not in definitions:
            definitions[code] = [_of_workstream(stream)]


def _of_workstream(known: Workstream) -> Measure:
    """What a return of a workstream adds up to, rated by nothing."""
    return Measure(
        code=known.code,
        title=known.name,
        section=WORKSTREAMS,
        unit="percent",
        polarity=Polarity.HIGHER,
        rule=RuleKind.NONE,
        decimals=2,
        frequency=known.frequency or None,
        group=known.group or None,
        definition=known.inspected or None,
    )
