"""What registers hold: actions, risks, pooled funds, contracts and figures as papers print them."""

from __future__ import annotations

from dashboard.intake.columns import Column, Dataset, Kind

STATUSES = (
    "not_started",
    "in_progress",
    "at_risk",
    "off_track",
    "on_hold",
    "complete",
    "unclear",
)

# What stands in a plan beside its actions: what was wanted, what came of it, what is next.
KINDS = (
    "action",
    "objective",
    "impact",
    "priority",
    "need",
    "next_step",
    "result",
    "baseline",
    "decision",
    "contract",
)

ACTIONS = Dataset(
    name="actions",
    title="Actions",
    description="Actions of a strategy or improvement plan. A file replaces each plan it names.",
    key=("plan", "plan_year", "action_id"),
    scope=("plan",),
    columns=(
        Column("plan", Kind.TEXT, "The plan's name", "Carers strategy", required=True),
        Column("plan_year", Kind.TEXT, "The year of the plan", "2024-25", required=True),
        Column("priority", Kind.TEXT, "The priority's number or code", "P1", required=True),
        Column("priority_title", Kind.TEXT, "The priority in words"),
        Column("action_id", Kind.CODE, "The action's code", "P1-A03", required=True),
        Column(
            "kind",
            Kind.CHOICE,
            "What the row is; blank is an action. Only actions are counted",
            "action",
            choices=KINDS,
        ),
        Column("title", Kind.TEXT, "What is to be done", "Set up a carers' forum", required=True),
        Column("owner_body", Kind.TEXT, "The team or body that leads, never a name"),
        Column("starts_on", Kind.DATE, "The day work starts"),
        Column("due_on", Kind.DATE, "The day it is due to be complete", "2025-03-31"),
        Column("completed_on", Kind.DATE, "The day it was completed"),
        Column(
            "status",
            Kind.CHOICE,
            "Where the action stands; blank says the plan does not state it",
            "in_progress",
            choices=STATUSES,
        ),
        Column("progress_percent", Kind.NUMBER, "How far along it is", "40", low=0, high=100),
        Column("baseline", Kind.NUMBER, "The figure the action started from", "1442"),
        Column("latest", Kind.NUMBER, "The newest figure", "1755"),
        Column("target", Kind.NUMBER, "The figure it aims for"),
        Column("unit", Kind.TEXT, "What those figures count", "carers"),
        Column("measure", Kind.CODE, "The code of the measure the action is meant to move"),
        Column("delay_reason", Kind.TEXT, "Why it is late"),
        Column("evidence", Kind.TEXT, "What shows the status to be right"),
        Column("impact", Kind.TEXT, "What changed for residents"),
        Column("next_step", Kind.TEXT, "What happens next"),
        Column("as_at", Kind.DATE, "The day the status was taken"),
        Column("also_in", Kind.TEXT, "Other plans that carry the same action"),
    ),
)

RISKS = Dataset(
    name="risks",
    title="Risks",
    description="The risk register. A file replaces the organisation's whole register.",
    key=("risk_id",),
    scope=(),
    columns=(
        Column("risk_id", Kind.CODE, "The risk's code", "AH0004", required=True),
        Column(
            "title", Kind.TEXT, "The risk in a line", "Provider failure in home care", required=True
        ),
        Column(
            "likelihood", Kind.INTEGER, "How likely it is now", "4", required=True, low=1, high=5
        ),
        Column("impact", Kind.INTEGER, "How bad it would be", "3", required=True, low=1, high=5),
        Column("target_likelihood", Kind.INTEGER, "The likelihood aimed for", "2", low=1, high=5),
        Column("target_impact", Kind.INTEGER, "The impact aimed for", "3", low=1, high=5),
        Column("previous_score", Kind.INTEGER, "The score at the last review", low=1, high=25),
        Column("cause", Kind.TEXT, "What could bring it about"),
        Column("consequence", Kind.TEXT, "What would follow"),
        Column("owner_role", Kind.TEXT, "The post that owns the risk, never a name"),
        Column("reviewed_on", Kind.DATE, "The day it was last reviewed"),
        Column("review_due_on", Kind.DATE, "The day of the next review", "2025-05-14"),
        Column("controls", Kind.TEXT, "What is in place already"),
        Column("actions", Kind.TEXT, "What is still to be done"),
        Column("as_at", Kind.DATE, "The day the register was taken"),
    ),
)

FUNDS = Dataset(
    name="funds",
    title="Funds",
    description="Lines of a pooled fund, one row for each line, period and direction of money.",
    key=("fund", "line", "period", "kind"),
    scope=("fund", "line", "period", "kind"),
    columns=(
        Column("fund", Kind.TEXT, "The fund", "Better Care Fund", required=True),
        Column("line", Kind.TEXT, "The line of the fund", "Reablement", required=True),
        Column("period", Kind.PERIOD, "The period the money is for", "2023-24", required=True),
        Column("source", Kind.TEXT, "Who pays, or under which grant"),
        Column(
            "budget", Kind.NUMBER, "The budget in pounds", "1721065", percent=False, adds_up=True
        ),
        Column(
            "actual",
            Kind.NUMBER,
            "What came in or was spent, in pounds",
            percent=False,
            adds_up=True,
        ),
        Column(
            "forecast",
            Kind.NUMBER,
            "The forecast for the whole period, in pounds",
            percent=False,
            adds_up=True,
        ),
        Column(
            "kind",
            Kind.CHOICE,
            "Whether the line brings money in or spends it",
            "expenditure",
            choices=("income", "expenditure"),
        ),
    ),
)

CONTRACTS = Dataset(
    name="contracts",
    title="Contracts",
    description="The contract register. A file replaces the organisation's whole register.",
    key=("contract_id",),
    scope=(),
    columns=(
        Column("contract_id", Kind.CODE, "The contract's code", "C-014", required=True),
        Column("title", Kind.TEXT, "The service bought", "Supported living", required=True),
        Column("provider", Kind.TEXT, "The body that provides it"),
        Column("client_group", Kind.TEXT, "Who it is for"),
        Column("units", Kind.NUMBER, "Beds, hours or places bought", "24", low=0, percent=False),
        Column(
            "annual_value",
            Kind.NUMBER,
            "Yearly value in pounds",
            "1204044",
            low=0,
            percent=False,
            adds_up=True,
        ),
        Column("starts_on", Kind.DATE, "The first day", "2017-04-01"),
        Column("ends_on", Kind.DATE, "The last day, before any extension", "2021-03-31"),
        Column("extended_to", Kind.DATE, "The last day as extended"),
        Column("review_due_on", Kind.DATE, "The day a review is due"),
        Column("reviewed_on", Kind.DATE, "The day it was last reviewed"),
    ),
)

PRINTED = Dataset(
    name="printed",
    title="Figures as printed",
    description="What a council's paper prints, kept beside what is worked out here so that the "
    "two can be compared. A file replaces the organisation's whole list.",
    key=("subject", "period", "kind", "item"),
    scope=(),
    columns=(
        Column(
            "subject",
            Kind.TEXT,
            "What the figure is about: a measure, workstream, plan, fund line or contract",
            "GAS-DOM",
            required=True,
        ),
        Column("period", Kind.PERIOD, "The period the figure is for", "2023-07"),
        Column(
            "kind",
            Kind.CHOICE,
            "What sort of figure is printed",
            "percent",
            required=True,
            choices=("rating", "percent", "total", "count", "value", "variance", "target"),
        ),
        Column("item", Kind.TEXT, "What is printed, in a few words", "overall", required=True),
        Column("printed", Kind.TEXT, "The text as printed", "99.81%", required=True),
        Column(
            "expected",
            Kind.CHOICE,
            "Whether the figure worked out here should be the same",
            "same",
            choices=("same", "differs", "not_comparable"),
        ),
        Column("reason", Kind.TEXT, "Why it differs, or cannot be compared"),
        Column("source_line", Kind.TEXT, "Where in the paper it stands", "862"),
    ),
)
