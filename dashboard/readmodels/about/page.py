"""What the words and colours mean: rules in use, periods, edition, sample, decisions, limits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dashboard import formats
from dashboard.domain.measures import Measure, RuleKind
from dashboard.domain.rating import Rag, Reason, not_rated, word
from dashboard.domain.risks import matrix_tops
from dashboard.readmodels.about import words as about_words
from dashboard.readmodels.about.words import Topic
from dashboard.readmodels.addresses import SECTION_TABS
from dashboard.readmodels.assessed import assess
from dashboard.readmodels.books import Books
from dashboard.readmodels.frames import foot, notices, settle_org
from dashboard.readmodels.rule_words import good_is, rule_words
from dashboard.readmodels.types import Fact, Frame, PageHead, RatingView

NOT_STATED = "not stated"


@dataclass(frozen=True, slots=True)
class AboutQuery:
    """`contact` is whom the council names for reports; blank is not stated."""

    org: str | None = None
    contact: str = ""


@dataclass(frozen=True, slots=True)
class RuleUse:
    """A rating rule in words, the sections it is used in and by how many of their measures."""

    words: str
    good: str
    sections: str
    measures: int


@dataclass(frozen=True, slots=True)
class ColourKey:
    """A rating as it looks, in words, and what it means."""

    rating: RatingView
    looks: str
    means: str


@dataclass(frozen=True, slots=True)
class AboutView:
    frame: Frame
    rules_words: str
    rules: tuple[RuleUse, ...]
    colours: tuple[ColourKey, ...]
    reasons: tuple[Fact, ...]
    rating: Topic
    topics: tuple[Topic, ...]


def build(query: AboutQuery, books: Books) -> AboutView:
    """The definitions as they stand for one organisation, and what is said of the product."""
    org = settle_org(books, query.org, ("measures",))
    series = assess(books, org.value)
    rules = _rules(one.measure for one in series.values())
    submissions = {record.submission for record in books.rows(org.value, "measures")}
    count = len(series)
    return AboutView(
        frame=Frame(
            (org.filter,),
            PageHead(
                title=f"About: {org.label}",
                kicker="About Civic Scorecard",
                headline="What the figures and colours mean",
                lead="How ratings are worked out, how sure they are, and what is still open to "
                "challenge.",
                notices=notices(org),
            ),
            foot(books, submissions, ""),
        ),
        rules_words=f"{org.label}: {formats.numbered(count, 'measure')}, "
        f"{formats.numbered(len(rules), 'rule')}",
        rules=rules,
        colours=_COLOURS,
        reasons=_reasons(),
        rating=about_words.RATING,
        topics=(
            about_words.BETTER,
            about_words.PERIODS,
            _edition(books),
            about_words.SAMPLE,
            about_words.DECISIONS,
            about_words.accessibility(query.contact or NOT_STATED),
            about_words.PRIVACY,
            about_words.LICENCE,
        ),
    )


def _rules(measures: Iterable[Measure]) -> tuple[RuleUse, ...]:
    """Each rule in use, the commonest first."""
    used: Counter[tuple[str, str]] = Counter()
    sections: dict[tuple[str, str], dict[str, None]] = {}
    for measure in measures:
        words = _rule(measure)
        key = (words, "" if words.startswith("Not rated") else good_is(measure))
        used[key] += 1
        name = SECTION_TABS.get(measure.section, measure.section)
        sections.setdefault(key, {})[name] = None
    return tuple(
        RuleUse(words, good, ", ".join(sections[words, good]), count)
        for (words, good), count in used.most_common()
    )


def _rule(measure: Measure) -> str:
    if measure.rule is not RuleKind.MATRIX:
        return rule_words(measure, None)
    low, medium = matrix_tops(measure)
    if low is None or medium is None:
        return "Likelihood times impact; the council has set no levels."
    return (
        f"Likelihood times impact: low to {low}, medium from {low + 1} to {medium}, "
        f"high from {medium + 1}."
    )


def _reasons() -> tuple[Fact, ...]:
    return tuple(
        Fact(word(not_rated(reason, "")), about_words.REASONS[reason]) for reason in Reason
    )


def _edition(books: Books) -> Topic:
    edition = books.edition
    return Topic(
        "edition",
        "Edition and release",
        paragraphs=(
            f"This page is of the edition “{edition}”. Every page and slide prints its edition, so "
            "that a photograph of one can be traced to the figures it was made from.",
        ),
        facts=(
            Fact(
                formats.date_words(edition.as_at),
                "The day that lateness and age are counted to.",
            ),
            Fact(
                f"Figures {edition.revision}",
                "How many times a file has been published here or taken back. Nothing published is "
                "changed or deleted: a correction is a new number.",
            ),
            Fact(
                f"Definitions {edition.definitions}",
                "A digest of the definitions that came with the release: it changes when any does.",
            ),
            Fact(f"Release {edition.release}", "The version of the software."),
        ),
    )


def _key(rag: Rag, looks: str, means: str) -> ColourKey:
    return ColourKey(RatingView(str(rag), rag.word, means), looks, means)


_COLOURS = (
    _key(
        Rag.RED,
        "Diamond; white on a dark red block, later a red word",
        "Worse than the line where amber ends. An action: off track, or past its date.",
    ),
    _key(
        Rag.AMBER,
        "Triangle; black on a light amber block with an edge, later a brown word",
        "Target missed, but not by more than the rule allows. An action: at risk.",
    ),
    _key(
        Rag.GREEN,
        "Disc; a green word and no block",
        "Target met, exactly or better. An action: in progress, with its date still to come.",
    ),
    _key(Rag.BLUE, "Square with a tick; a blue word and no block", "Actions only: complete."),
    _key(
        Rag.NONE,
        "Short bar; a grey word and no block, with the reason",
        "No colour can honestly be given. Missing figures are never green.",
    ),
)
