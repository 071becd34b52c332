"""A file's periods are held against how often its organisation says its measures are reported."""

from __future__ import annotations

from dashboard.ingest import Ingest
from tests.integration.against.test_against_published import publish, said

OFTEN = (
    b"measure,title,section,unit,polarity,rule,frequency\n"
    b"LIFT,Lifts,housing,number,none,none,Quarterly\nGAS,Gas,housing,number,none,none,monthly\n"
    b"RENT,Rent,housing,number,none,none,yearly\nASB,Asbestos,housing,number,none,none,\n"
)


def test_a_period_that_is_not_of_its_measure_s_frequency_is_told_which_it_should_be(
    ingest: Ingest,
) -> None:
    publish(ingest, "measures", OFTEN)
    rows = (
        "LIFT,2023-09",  # a month of a quarterly measure
        "RENT,2023-24 Q2",
        "GAS,2023-10-01",  # what a spreadsheet makes of a month
        "GAS,2023-24 Q2",
        "LIFT,2023-24 Q2",
        "LIFT,2023-24",  # a year's figure beside the quarters'
        "RENT,2023",
        "ASB,2023-10-01",
        "LIFT,soon",
    )
    data = "\n".join(["measure,period,value", *(f"{row},{at}" for at, row in enumerate(rows))])
    found = ingest.check("observations", data.encode(), org="thurrock").problems
    assert [(one.code, one.row) for one in found] == [
        *(("not_its_frequency", row) for row in (2, 3, 4, 5)),
        ("bad_period", 10),
    ]
    assert [one.message for one in found[:4]] == [
        "LIFT is reported quarterly, and September 2023 is a month.",
        "RENT is reported yearly, and Q2 2023-24 is a quarter.",
        "GAS is reported monthly, and 1 October 2023 is a single day.",
        "GAS is reported monthly, and Q2 2023-24 is a quarter.",
    ]
    assert [one.fix.partition(";")[0] for one in found[:4]] == [
        "Write 2023-24 Q2 if the figure is for Q2 2023-24",
        "Write 2023-24 if the figure is for 2023-24",
        "Write 2023-10 if the figure is for October 2023",
        "Write 2023-09 if the figure is for September 2023",
    ]


def test_a_kind_of_period_that_a_measure_is_published_by_is_no_surprise(ingest: Ingest) -> None:
    publish(ingest, "measures", OFTEN)
    publish(ingest, "observations", b"measure,period,value\nLIFT,2023-08,1\n")
    publish(
        ingest,
        "compliance_returns",
        b"workstream,period,period_due,period_completed\nGAS,2023-24 Q1,1,1\n",
    )
    months = b"measure,period,value\nLIFT,2023-09,1\nGAS,2023-24 Q2,1\nGAS,2023-09-30,1\n"
    found = said(ingest.check("observations", months, org="thurrock"))
    assert found == [("not_its_frequency", 4, "2023-09-30")]
    returns = b"workstream,period,period_due,period_completed\nRENT,2023-09,1,1\n"
    found = said(ingest.check("compliance_returns", returns, org="thurrock"))
    assert ("not_its_frequency", 2, "2023-09") in found
