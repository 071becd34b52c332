"""What measures, observations, returns and commentaries hold: every figure and what is said."""

from __future__ import annotations

from dashboard.domain.cadence import CADENCES, FREQUENCIES
from dashboard.domain.measures import UNITS
from dashboard.domain.sections import SECTIONS
from dashboard.intake.columns import Column, Dataset, Kind

MEASURES = Dataset(
    name="measures",
    title="Measures",
    description="What is measured, and how a figure is rated. One row for each measure, or one for "
    "each spell of a measure whose definition changed.",
    key=("measure", "valid_from"),
    scope=("measure", "valid_from"),
    columns=(
        Column("measure", Kind.CODE, "The measure's code", "GAS-DOM", required=True),
        Column(
            "title",
            Kind.TEXT,
            "What the measure is called on screen",
            "Homes with a gas safety check in date",
            required=True,
        ),
        Column(
            "section",
            Kind.CHOICE,
            "The part of the scorecard the measure belongs to",
            "housing",
            required=True,
            choices=tuple(SECTIONS),
        ),
        Column(
            "unit",
            Kind.TEXT,
            "What the figure counts: percent (%, per cent or percentage), gbp (£), number or any "
            "words. Counts are numerator over denominator: times 100 for percent, times N for "
            "“per N ...” (per 100,000 people; incidents per 2 homes), as they come for other words",
            "percent",
            required=True,
            read_as=tuple(UNITS.items()),
        ),
        Column(
            "polarity",
            Kind.CHOICE,
            "Whether a higher or a lower figure is better, or one within a range; none is context",
            "higher",
            required=True,
            choices=("higher", "lower", "range", "none"),
        ),
        Column(
            "rule",
            Kind.CHOICE,
            "How the figure is rated",
            "bands",
            required=True,
            choices=("bands", "tolerance", "minimum", "status", "matrix", "none"),
        ),
        Column(
            "green",
            Kind.SPAN,
            "Rule bands: the line at which green begins. Rule matrix: the top score of low",
            "100",
        ),
        Column(
            "amber",
            Kind.SPAN,
            "Rule bands: the line at which amber begins. Rule matrix: the top score of medium",
            "90",
        ),
        Column(
            "tolerance", Kind.NUMBER, "Rule tolerance: how far a miss may go and still be amber"
        ),
        Column(
            "tolerance_kind",
            Kind.CHOICE,
            "Whether the tolerance is a percent of the target or points; "
            "percent cannot be used where a target is 0",
            choices=("percent", "points"),
        ),
        Column("minimum", Kind.NUMBER, "Rule minimum: the published minimum; down to it is amber"),
        Column("decimals", Kind.INTEGER, "Decimal places shown; 1 where blank", "2", low=0, high=6),
        Column(
            "frequency",
            Kind.TEXT,
            f"How often a figure is due: {', '.join(CADENCES)}",
            "monthly",
            read_as=tuple(FREQUENCIES.items()),
        ),
        Column("group", Kind.TEXT, "A heading within the section", "Gas"),
        Column("definition", Kind.TEXT, "What is counted, and out of what"),
        Column("source", Kind.TEXT, "The paper or system the definition comes from"),
        Column("statutory_basis", Kind.TEXT, "The law or standard behind the measure, if any"),
        Column("owner_role", Kind.TEXT, "The post that answers for the measure, never a name"),
        Column("reported_to", Kind.TEXT, "The committee or board that sees it"),
        Column(
            "in_arrears_months", Kind.INTEGER, "Months after the period before it is due", low=0
        ),
        Column("valid_from", Kind.DATE, "The first day this definition holds; blank: always did"),
        Column("valid_to", Kind.DATE, "The last day this definition holds; blank: still does"),
    ),
)

OBSERVATIONS = Dataset(
    name="observations",
    title="Observations",
    description="Figures of measures, one row for each measure and period. Give the value, or the "
    "numerator and denominator it comes from. All three blank says there is no figure.",
    key=("measure", "period"),
    scope=("measure", "period"),
    columns=(
        Column("measure", Kind.CODE, "The measure's code", "GAS-DOM", required=True),
        Column("period", Kind.PERIOD, "The period the figure is for", "2023-07", required=True),
        Column("value", Kind.NUMBER, "The figure, not rounded more than it has to be", "99.78"),
        Column(
            "numerator",
            Kind.NUMBER,
            "The count above the line",
            "8566",
            percent=False,
            adds_up=True,
        ),
        Column(
            "denominator",
            Kind.NUMBER,
            "The count below the line",
            "8585",
            low=0,
            percent=False,
            adds_up=True,
        ),
        Column("target", Kind.SPAN, "The target for this period", "100"),
        Column("minimum", Kind.NUMBER, "The published minimum for this period"),
        Column("provisional", Kind.YES_NO, "Y where the figure may still change", "N"),
        Column("as_at", Kind.DATE, "The day the figure was taken", "2023-07-31"),
        Column("commentary", Kind.TEXT, "What the committee should know; no personal details"),
        Column(
            "qualifier",
            Kind.CHOICE,
            "The word printed with an inexact figure",
            choices=("about", "over", "under"),
        ),
    ),
)

COMPLIANCE_RETURNS = Dataset(
    name="compliance_returns",
    title="Compliance returns",
    description="A contractor's or team's return on one workstream of safety checks for a period. "
    "It becomes a figure of the measure with the workstream's code.",
    key=("workstream", "period"),
    scope=("workstream", "period"),
    columns=(
        Column("workstream", Kind.CODE, "The workstream's code", "LIFT-ADP", required=True),
        Column("period", Kind.PERIOD, "The period returned", "2023-24 Q2", required=True),
        Column(
            "annual_target",
            Kind.INTEGER,
            "Checks to be done in the year",
            "320",
            low=0,
            adds_up=True,
        ),
        Column(
            "annual_completed",
            Kind.INTEGER,
            "Checks in date, or done so far this year: see basis",
            "314",
            low=0,
            adds_up=True,
        ),
        Column(
            "period_due",
            Kind.INTEGER,
            "Checks that fell due in the period",
            "148",
            low=0,
            adds_up=True,
        ),
        Column(
            "period_completed",
            Kind.INTEGER,
            "Of those, checks completed",
            "142",
            low=0,
            adds_up=True,
        ),
        Column(
            "basis",
            Kind.CHOICE,
            "What annual_completed counts: the stock in date, or a running total since April",
            "stock",
            choices=("stock", "running"),
        ),
        Column("overdue", Kind.INTEGER, "Checks past their date", "6", low=0, adds_up=True),
        Column(
            "no_access",
            Kind.INTEGER,
            "Of those, checks held up by no access",
            "2",
            low=0,
            adds_up=True,
        ),
        Column("as_at", Kind.DATE, "The day the return was taken", "2023-09-30"),
        Column("agreed_reduction", Kind.YES_NO, "Y where the council agreed to do fewer checks"),
        Column("commentary", Kind.TEXT, "What the committee should know; no addresses or names"),
    ),
)

COMMENTARIES = Dataset(
    name="commentaries",
    title="Commentaries",
    description="What officers say of a figure, one row for each measure and period. At least one "
    "of what, why and action is given. It stays with its period, and is shown with the figure.",
    key=("measure", "period"),
    scope=("measure", "period"),
    columns=(
        Column("measure", Kind.CODE, "The measure's code", "GAS-DOM", required=True),
        Column("period", Kind.PERIOD, "The period it is about", "2023-07", required=True),
        Column(
            "what",
            Kind.TEXT,
            "What happened; no personal details",
            "Nineteen homes had no gas check in date.",
        ),
        Column("why", Kind.TEXT, "Why it happened", "Tenants were away in the summer."),
        Column("action", Kind.TEXT, "What is done about it", "Book evening visits"),
        Column("owner_role", Kind.TEXT, "The post that sees to it, never a name", "Head of assets"),
        Column("action_due", Kind.DATE, "The day it is to be done by", "2023-09-30"),
    ),
)
