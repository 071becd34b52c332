"""What the SEND registers hold: EHC assessments, the advice asked for them and annual reviews."""

from __future__ import annotations

from dashboard.intake.checks.register_cells import NOT_LAWFUL
from dashboard.intake.columns import Column, Dataset, Kind

EHC_CASES = Dataset(
    name="ehc_cases",
    title="EHC cases",
    description="Requests for an EHC needs assessment and what became of them. No names, UPNs or "
    "addresses. A file replaces the organisation's whole register.",
    key=("case_id",),
    scope=(),
    columns=(
        Column("case_id", Kind.CODE, "The case's own reference", "C1001", required=True),
        Column("child_id", Kind.CODE, "The child's local reference, never a name or UPN", "L204"),
        Column(
            "received_on",
            Kind.DATE,
            "The day the request came in, or the council became responsible",
            "2025-01-02",
            required=True,
        ),
        Column("source", Kind.TEXT, "Who asked for the assessment", "school"),
        Column("decided_on", Kind.DATE, "The day the decision was notified", "2025-02-10"),
        Column(
            "decision",
            Kind.CHOICE,
            "Whether to assess; blank: not decided",
            "assess",
            choices=("assess", "refuse"),
        ),
        Column("advice_due_on", Kind.DATE, "The day advice was asked for by", "2025-03-24"),
        Column(
            "assessment_outcome",
            Kind.CHOICE,
            "What the assessment led to; blank: not known yet",
            "plan",
            choices=("plan", "no_plan"),
        ),
        Column("no_plan_notified_on", Kind.DATE, "The day a decision not to issue was notified"),
        Column("draft_sent_on", Kind.DATE, "The day the draft plan was served", "2025-04-24"),
        Column("final_plan_on", Kind.DATE, "The day the final plan was issued", "2025-05-22"),
        Column(
            "exception",
            Kind.CHOICE,
            "The lawful exception: a school closed, b early-years provider closed, c exceptional "
            "personal circumstances, d absent from the area; blank: none",
            choices=("a", "b", "c", "d"),
            refusal=NOT_LAWFUL,
        ),
        Column("left_on", Kind.DATE, "The day the child moved away or the request was withdrawn"),
        Column("clock_restarted_on", Kind.DATE, "The day an appeal or agreement started it again"),
        Column("year_group", Kind.TEXT, "The school year", "6"),
        Column("primary_need", Kind.TEXT, "The main need, by its code", "SLCN"),
        Column("setting", Kind.TEXT, "The kind of school or setting", "mainstream"),
        Column("sex", Kind.TEXT, "As recorded", "F"),
        Column("fsm", Kind.TEXT, "Whether eligible for free school meals", "N"),
    ),
)

EHC_ADVICE = Dataset(
    name="ehc_advice",
    title="EHC advice",
    description="Advice asked of services for an assessment, one row for each case and service. A "
    "file replaces the organisation's whole register.",
    key=("case_id", "service"),
    scope=(),
    columns=(
        Column("case_id", Kind.CODE, "The case's own reference", "C1001", required=True),
        Column("service", Kind.TEXT, "Who is to advise", "educational psychology", required=True),
        Column("requested_on", Kind.DATE, "The day it was asked for", "2025-02-10", required=True),
        Column("received_on", Kind.DATE, "The day it came in; blank: not yet", "2025-03-20"),
    ),
)

ANNUAL_REVIEWS = Dataset(
    name="annual_reviews",
    title="Annual reviews",
    description="EHC plans and where the present review of each stands. A file replaces the "
    "organisation's whole register.",
    key=("case_id",),
    scope=(),
    columns=(
        Column("case_id", Kind.CODE, "The case's own reference", "C1001", required=True),
        Column(
            "plan_made_on",
            Kind.DATE,
            "The day the plan was first made",
            "2024-01-15",
            required=True,
        ),
        Column("last_decision_on", Kind.DATE, "The day the last review was decided", "2025-01-10"),
        Column("meeting_on", Kind.DATE, "The day of this review's meeting", "2025-11-12"),
        Column("decided_on", Kind.DATE, "The day its decision was notified", "2025-12-08"),
        Column(
            "decision",
            Kind.CHOICE,
            "What was decided; blank: not yet",
            "amend",
            choices=("maintain", "amend", "cease"),
        ),
        Column("amendment_notice_on", Kind.DATE, "The day the amendments went out", "2025-12-08"),
        Column("final_amended_on", Kind.DATE, "The day the amended plan was issued", "2026-01-30"),
        Column("phase_transfer_on", Kind.DATE, "The day of the move to the next phase"),
        Column(
            "phase",
            Kind.CHOICE,
            "The move ahead: into post-16, within post-16, or any earlier one",
            choices=("post16", "within_post16", "other"),
        ),
    ),
)
