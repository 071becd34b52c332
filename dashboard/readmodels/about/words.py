"""The standing words of the about page: what holds for every council that uses this release."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.domain.control import ENOUGH, RUN
from dashboard.domain.rating import Reason
from dashboard.formats import count_words
from dashboard.readmodels.types import Fact

_SEVEN = count_words(RUN).capitalize()


@dataclass(frozen=True, slots=True)
class Topic:
    """A heading with its paragraphs, then facts, then points; `key` is its place in the address."""

    key: str
    title: str
    paragraphs: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    points: tuple[str, ...] = ()


RATING = Topic(
    "rating",
    "How a figure is rated",
    paragraphs=(
        "A figure is compared, unrounded, with the target of its own period. One that lies exactly "
        "on a line gets the better colour. It is then printed so that it never seems to have "
        "crossed a line: 99.996% against 100% prints as 99.99%.",
    ),
    facts=(
        Fact(
            "Bands",
            "Green and amber end at fixed values, whatever the period: in housing, green at 100%, "
            "amber from 90%, red under 90%.",
        ),
        Fact(
            "Tolerance",
            "Target met is green. Missed by up to the tolerance, the end included, is amber; by "
            "more is red. The tolerance is in percent of the target or in points, and the measure "
            "says which.",
        ),
        Fact(
            "Minimum",
            "Target met is green. Missed, but at or better than the published minimum, is amber; "
            "worse is red. With no minimum published a miss has no colour.",
        ),
        Fact(
            "Range",
            "Where neither more nor less is better, inside the target range is green, and amber "
            "reaches out on both sides of it.",
        ),
        Fact(
            "Actions",
            "Complete is blue. Off track is red; so is anything past its date and not complete. "
            "At risk is amber. In progress is green only while a due date is still to come; with "
            "no date nothing shows that it is on track, and it is not rated.",
        ),
        Fact(
            "Risks",
            "Likelihood times impact. The council sets where low, medium and high begin; where it "
            "has not, the score is shown without a level.",
        ),
        Fact(
            "About, over, under",
            "A figure printed with such a word is rated only where no reading of the word could "
            "change its colour; “about” is read as a tenth either way.",
        ),
    ),
)

REASONS = {
    Reason.NO_TARGET: "There is a figure, but nothing published to hold it to.",
    Reason.NO_DATA: "No figure was given, or it cannot be read. An older one never stands in.",
    Reason.NOTHING_DUE: "Nothing was to be done in the period: neither 0% nor 100%.",
    Reason.NOT_DUE: "The work has not started, or its time has not come.",
    Reason.SUPPRESSED: "So few people are counted that a figure could point to one of them.",
    Reason.LATE_RETURN: "A figure was expected for the period and has not arrived.",
    Reason.UNRATED: "Shown for information, or the right colour cannot be told; it says why.",
}

BETTER = Topic(
    "better",
    "Is it getting better?",
    paragraphs=(
        f"With {ENOUGH} figures or more, the newest is set against the usual range: the average, "
        "plus and minus 2.66 times the average step from one figure to the next, leaving out "
        "freak steps once. A measure is said to be changing only where one of these holds.",
    ),
    points=(
        "A figure lies outside the usual range.",
        f"{_SEVEN} figures in a row rise, or fall, without a break.",
        "Two of three figures in a row lie in the outer third of the range, all three on one side "
        "of the average.",
        f"{_SEVEN} figures in a row lie on one side of the average.",
        "Otherwise it reads “no clear change”, however the last two months moved.",
        "How the newest figures moved is said beside it, such as “Up 4 months running, within its "
        "usual range”: up and down are not better and worse. A missing figure breaks a run. With "
        "fewer figures nothing more than that is said.",
        "Where most figures lie outside that range it is not called usual. What is said is what "
        "can be seen: a step that lasted, or one figure that stands apart from all others.",
        "A target outside the usual range will not be met, or not be missed, until something "
        "changes; one inside it will sometimes be met and sometimes not.",
    ),
)

PERIODS = Topic(
    "periods",
    "Periods",
    paragraphs=(
        "The financial year runs from April to March. A target belongs to a period, and each "
        "figure is held to the target of its own.",
    ),
    facts=(
        Fact("Month, quarter, half-year", "July 2023; Q1 2023-24, April to June; H1 2023-24."),
        Fact("Financial year, calendar year", "2023-24; 2023."),
        Fact("Day", "30 September 2023: how things stood on that day."),
        Fact(
            "In arrears",
            "A measure that is reported a month or more behind is looked for in that earlier "
            "month, and says so with a clock.",
        ),
        Fact("Provisional", "Said so by whoever published it; it may still change."),
    ),
)

SAMPLE = Topic(
    "sample",
    "Where the sample figures come from",
    paragraphs=(
        "The figures of Thurrock, Kent and Southend-on-Sea, and those of England beside them, were "
        "transcribed for this project from public committee papers of those councils. They are not "
        "the councils’ own publication, and no council has checked or endorsed them. For "
        "decisions, use the papers.",
        "The demonstration borough is made up: this product makes its homes, checks, hazards, "
        "requests and reviews by chance from a fixed seed. No figure of it is of a real home, "
        "child or council, and every page of it says so.",
        "Figures and facts were copied from the text of the papers; the wording is ours. What "
        "could not be read was left blank with the reason, and never guessed. What a paper does "
        "not say reads “not stated”. Contradictions in a paper are kept and marked with a "
        "question mark.",
        "To check the transcription, figures that the papers print are worked out again from the "
        "transcribed ones by the same path as any file that is loaded. The data page shows every "
        "one, and each difference with its reason.",
    ),
)

DECISIONS = Topic(
    "decisions",
    "Decisions open to challenge",
    paragraphs=(
        "Where a paper left a rule unsaid, one was chosen. Each can be changed in a file.",
    ),
    facts=(
        Fact(
            "Kent’s amber: 10% of target",
            "The dashboard says amber is a target missed but within a minimum level, and prints no "
            "minimum. Up to 10% of the month’s own target gives all 60 month ratings that can be "
            "read, so that is the rule.",
        ),
        Fact(
            "Kent’s risks: 8, 10 and 12 are medium",
            "The register prints low to 6, medium at 9 and 15, and high from 16. No score of 8, 10 "
            "or 12 is printed; they are read as medium.",
        ),
        Fact(
            "Southend’s Better Care Fund: no tolerance",
            "The return prints targets and no band. For discharge home, reablement and course "
            "completions met is green and missed is red, with no amber. Admissions and falls are "
            "not rated, because the return does not say which period their targets are for.",
        ),
        Fact(
            "Thurrock’s yearly columns: in date or done so far",
            "One heading means two things. Where it counts visits made since April it is shown as "
            "progress and not rated, because half a year’s visits are not half a failure.",
        ),
        Fact(
            "Key of 90 to 100%",
            "Thurrock’s key gives 100% to amber and to green. It is read as green, and amber as "
            "90% to under 100%.",
        ),
    ),
)

PRIVACY = Topic(
    "privacy",
    "Privacy",
    points=(
        "Nothing leaves the host: fonts, styles, scripts and charts are served from here, and a "
        "policy in every answer tells the browser to fetch from nowhere else.",
        "No cookies, no analytics and no tracking.",
        "The web server may keep a log of the addresses asked for and by which computer; it stays "
        "with whoever runs this service.",
        "The sample holds no personal data. Names of people, home addresses and health reasons in "
        "the papers were left out; posts and public bodies were kept.",
        "Files that are loaded are searched for what looks like a person’s details, and whoever "
        "loads them is warned before anything is published.",
    ),
)

LICENCE = Topic(
    "licence",
    "Licence",
    facts=(
        Fact("Civic Scorecard", "MIT licence: free to use, change and share."),
        Fact("IBM Plex Sans", "SIL Open Font Licence 1.1, served with the licence beside it."),
        Fact("Bootstrap, Plotly", "MIT licence, served with the licences beside them."),
        Fact("Sample figures", "Facts from public council papers; the wording is ours."),
    ),
)


def accessibility(contact: str) -> Topic:
    """The statement, with whom to tell as the council that serves the page has set it."""
    return Topic(
        "accessibility",
        "Accessibility statement",
        paragraphs=(
            "The aim is level AA of the Web Content Accessibility Guidelines (WCAG) 2.2. The "
            "checks below find nothing that falls short of it. No independent audit has been made "
            "and no disabled people have yet tested it, so full conformance is not claimed.",
        ),
        facts=(
            Fact(
                "Tested by machine",
                "axe on every page at 1280 and 320 pixels wide, and at 1920 as projected; the "
                "contrast of every pair of colours against the guidelines.",
            ),
            Fact(
                "Keyboard",
                "Every link, select and disclosure can be reached and used without a mouse, in "
                "the order read, with focus always visible; the first stop skips to the content.",
            ),
            Fact(
                "Narrow screens and zoom",
                "At 320 pixels, the same as 400% zoom, pages reflow into one column with nothing "
                "cut off and no scrolling sideways.",
            ),
            Fact(
                "Without colour",
                "In greyscale each rating is told by its word and shape; red is the darkest block.",
            ),
            Fact(
                "Known limits",
                "Not tested with screen readers, speech control or switches. Charts are pictures "
                "with a text summary, and their figures are in a table under each. Long registers "
                "make long pages. Pages need JavaScript. The council papers named as sources may "
                "not be accessible.",
            ),
            Fact("To report a problem, or a wrong figure", contact),
        ),
    )
