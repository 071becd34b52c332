"""Files with several faults: each is told at once, and none that only follows from another."""

from __future__ import annotations

from tests.hostile.cases import Answer, Case, Kept, a, text


def _case(dataset: str, name: str, data: str, said: str = "", *kept: Kept) -> Case:
    """`said` parts its problems by semicolons."""
    answer: Answer = tuple(said.split("; ")) if said else ()
    return Case(name, dataset, text(data), answer, kept)


RETURN = "workstream,period,annual_target,annual_completed,basis,as_at\n"
FUND = "fund,line,period,kind,budget\n"
MEASURE = "measure,title,section,unit,polarity,rule,green,amber,valid_from\n"
CASE = "case_id,received_on,decided_on,decision,child_id\n"
B = a(measure="B")

CASES: tuple[Case, ...] = (
    _case("observations", "a bad date above a row that is there twice",
          "measure,period,value,as_at\nA,2023-07,1,soon\nB,2023-07,1,\nB,2023-07,1,\n",
          "not_a_date 2 as_at; key_twice 4 measure", B),
    _case("observations", "a row twice whose other cells cannot be read",
          "measure,period,value\nA,2023-07,1\nA,2023-07,n/a\n",
          "key_twice 3 measure; no_figure 3 value", a()),
    _case("observations", "a row twice under a required heading that is missing",
          "measure,value\nA,1\nA,1\n", "missing_column - period"),
    _case("observations", "two rows alike but for periods that cannot be read",
          "measure,period,value\nA,soon,1\nA,later,1\n",
          "bad_period 2 period; bad_period 3 period"),
    _case("observations", "a denominator that cannot be read is not one left out",
          "measure,period,numerator,denominator\nA,2023-07,5,ten\n", "not_a_number 2 denominator"),
    _case("observations", "a row of the wrong width beside a row that is there twice",
          "measure,period,value\nA,2023-07,1,2\nB,2023-07,1\nB,2023-07,1\n",
          "ragged_row 2 -; key_twice 4 measure", B),
    _case("measures", "bands that cross in a row without a title",
          f"{MEASURE}A,,housing,percent,higher,bands,90,100,\n",
          "required_blank 2 title; measure_cannot_rate 2 amber"),
    _case("measures", "bands that cross under a heading for the title that is missing",
          f"{MEASURE.replace('title,', '')}A,housing,percent,higher,bands,90,100,\n",
          "missing_column - title; measure_cannot_rate 2 amber"),
    _case("measures", "a band that cannot be read is not one left out",
          f"{MEASURE}A,A,housing,percent,higher,bands,O9x,90,\n", "not_a_number 2 green"),
    _case("measures", "two spells of a measure whose first days cannot be read",
          f"{MEASURE}A,A,housing,percent,higher,bands,100,90,soon\n"
          "A,A,housing,percent,higher,bands,100,90,later\n",
          "not_a_date 2 valid_from; not_a_date 3 valid_from"),
    _case("compliance_returns", "more done than due in a row with a bad date",
          f"{RETURN}LIFT,2023-07,10,11,stock,soon\n",
          "completed_over_due 2 annual_completed; not_a_date 2 as_at"),
    _case("compliance_returns", "more done than due in a period that cannot be read",
          f"{RETURN}LIFT,Jully,10,11,stock,\n",
          "bad_period 2 period; completed_over_due 2 annual_completed"),
    _case("compliance_returns", "a target changed in a row with a bad date",
          f"{RETURN}LIFT,2023-07,10,1,stock,\nLIFT,2023-08,12,1,stock,soon\n",
          "~annual_target_changed 3 annual_target; not_a_date 3 as_at",
          {"workstream": "LIFT", "period": "2023-07", "annual_target": "10",
           "annual_completed": "1", "basis": "stock"}),
    _case("compliance_returns", "a basis that cannot be read is not one left out",
          f"{RETURN}LIFT,2023-07,10,1,both,\n", "not_a_choice 2 basis"),
    _case("funds", "a fund whose income cannot be read is not one out of balance",
          f"{FUND}BCF,A,2023,income,ten\nBCF,B,2023,expenditure,10\nBCF,C,2023,income,4\n",
          "not_a_number 2 budget",
          {"fund": "BCF", "line": "B", "period": "2023", "kind": "expenditure", "budget": "10"},
          {"fund": "BCF", "line": "C", "period": "2023", "kind": "income", "budget": "4"}),
    _case("funds", "a line of no readable period may be of any of its fund",
          f"{FUND}BCF,A,soon,income,6\nBCF,B,2023,expenditure,10\nBCF,C,2023,income,4\n",
          "bad_period 2 period",
          {"fund": "BCF", "line": "B", "period": "2023", "kind": "expenditure", "budget": "10"},
          {"fund": "BCF", "line": "C", "period": "2023", "kind": "income", "budget": "4"}),
    _case("funds", "another fund out of balance beside one that cannot be read",
          f"{FUND}BCF,A,2023,income,ten\nICES,B,2023,expenditure,10\nICES,C,2023,income,4\n",
          "not_a_number 2 budget; ~income_differs_from_expenditure 4 budget",
          {"fund": "ICES", "line": "B", "period": "2023", "kind": "expenditure", "budget": "10"},
          {"fund": "ICES", "line": "C", "period": "2023", "kind": "income", "budget": "4"}),
    _case("assets", "a parent that may stand in a row of the wrong width",
          "asset_id,kind,parent_id\nB1,block,,\nH1,dwelling,B1\n",
          "ragged_row 2 -", {"asset_id": "H1", "kind": "dwelling", "parent_id": "B1"}),
    _case("assets", "a home under itself beside a kind that cannot be read",
          "asset_id,kind,parent_id\nH1,dwelling,H1\nH2,palace,\n",
          "parents_in_a_ring 2 parent_id; not_a_choice 3 kind"),
    _case("ehc_cases", "a decision whose day cannot be read is not one without a day",
          f"{CASE}C1,2025-01-02,soon,assess,\n", "not_a_date 2 decided_on"),
    _case("ehc_cases", "a child in two cases beside a case that cannot be read",
          f"{CASE}C1,2025-01-02,,,K1\nC2,2025-01-03,,,K1\nC3,soon,,,K1\n",
          "child_in_two_cases 3 child_id; not_a_date 4 received_on",
          {"case_id": "C1", "received_on": "2025-01-02", "child_id": "K1"}),
    _case("hazards", "an emergency without a time beside a day that cannot be read",
          "hazard_id,kind,aware_at,made_safe_at\nZ1,emergency,2025-12-18,soon\n",
          "time_needed 2 aware_at; not_a_date 2 made_safe_at"),
    _case("inspections", "a limit that cannot be read is not one left out",
          "asset_id,workstream,required,last_completed,next_due\nH1,WOBBLE,Y,2025-01-02,soon\n",
          "not_a_date 2 next_due"),
    _case("returns_calendar", "a last period that is a quarter beside a first that cannot be read",
          "return_id,title,dataset,service,frequency,due_working_days,first_period,last_period\n"
          "G,Gas,observations,Property,monthly,10,soon,2026-27 Q1\n",
          "bad_period 2 first_period; period_not_of_the_return 2 last_period"),
    _case("printed", "a difference without its reason in a row whose period cannot be read",
          "subject,period,kind,item,printed,expected\nA,soon,percent,all,1%,differs\n",
          "bad_period 2 period; ~difference_without_reason 2 reason"),
    _case("commentaries", "words too long in a row whose period cannot be read",
          f"measure,period,what\nA,soon,{'x' * 601}\n",
          "bad_period 2 period; commentary_too_long 2 what"),
)  # fmt: skip
