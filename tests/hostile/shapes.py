"""Tables of every shape: separators, line ends, quotes, headings, titles, totals and repeats."""

from __future__ import annotations

from tests.hostile.cases import Answer, Case, Kept, a, text

SOUND = "measure,period,value\nA,2023-07,1\n"


def _case(name: str, data: str, said: str = "", *kept: Kept, dataset: str = "observations") -> Case:
    """`said` parts its problems by semicolons."""
    answer: Answer = tuple(said.split("; ")) if said else ()
    return Case(name, dataset, text(data), answer, kept)


A, B = a(), a(measure="B", value="2")
SEPARATORS = (
    _case("semicolons", "measure;period;value\nA;2023-07;1\n", "", A),
    _case("tabs", "measure\tperiod\tvalue\nA\t2023-07\t1\n", "", A),
    _case(
        "semicolons and decimal commas",
        "measure;period;value\nA;2023-07;98,5\n",
        "misplaced_comma 2 value",
    ),
    _case("bars", "measure|period|value\nA|2023-07|1\n", "missing_column - measure; "
          "missing_column - period; ~unknown_column 1 measure|period|value"),
    _case("a comma within quotes", 'measure,period,commentary\nA,2023-07,"a, b"\n', "",
          a(value="", commentary="a, b")),
    _case("commas that are not in quotes", "measure,period,commentary\nA,2023-07,a, b\n",
          "ragged_row 2 -"),
    _case("thousands that are not in quotes", "measure,period,value\nA,2023-07,1,721,065\n",
          "ragged_row 2 -"),
    _case("every cell in quotes", '"measure","period","value"\n"A","2023-07","1"\n', "", A),
    _case("a separator named for Excel", "sep=;\nmeasure;period;value\nA;2023-07;1\n",
          "~rows_above_headings 2 -", A),
)  # fmt: skip

LINE_ENDS = (
    _case("lines that end as Windows ends them", SOUND.replace("\n", "\r\n"), "", A),
    _case("lines that end as an old Macintosh ended them", SOUND.replace("\n", "\r"), "", A),
    _case("lines that end in two ways", "measure,period,value\r\nA,2023-07,1\nB,2023-07,2\r", "", A,
          B),
    _case("no end to the last line", SOUND.rstrip(), "", A),
    _case("many ends to the last line", SOUND + "\n\n\n\n", "", A),
    _case("a cell of several lines", 'measure,period,commentary\nA,2023-07,"a\r\nb\rc"\nB,soon,\n',
          "bad_period 3 period", a(value="", commentary="a\nb\nc")),
    _case("a heading of two lines", '"mea\nsure",period,value\nA,2023-07,1\n', "", A),
    _case("a code of two lines", 'measure,period\n"A\nB",2023-07\n', "not_a_code 2 measure"),
)  # fmt: skip

QUOTES = (
    _case("a quotation mark never closed", 'measure,period\nA,2023-07\n"B,2023-07\n',
          "bad_quotes 3 -"),
    _case("a letter after a closing mark", 'measure,period\nA,"2023-07"x\n', "bad_quotes 2 -"),
    _case("a mark never closed in the headings", '"measure,period\nA,2023-07\n', "bad_quotes 1 -"),
    _case("a mark within words", 'measure,period,commentary\nA,2023-07,6" pipe\n', "",
          a(value="", commentary='6" pipe')),
    _case("marks doubled within marks", 'measure,period,commentary\nA,2023-07,"a ""b"" c"\n', "",
          a(value="", commentary='a "b" c')),
    _case("curly marks are letters", "measure,period,value\n\u201cA\u201d,2023-07,1\n", "",
          a(measure="\u201cA\u201d")),
    _case("single marks are letters", "measure,period,value\n'A',2023-07,1\n", "",
          a(measure="'A'")),
)  # fmt: skip

ROWS = (
    _case("a row too short", "measure,period,value\nA,2023-07,1\nB,2023-07\n", "ragged_row 3 -", A),
    _case("a row too long", "measure,period,value\nA,2023-07,1\nB,2023-07,2,3\n", "ragged_row 3 -",
          A),
    _case("a row too long by blanks", "measure,period,value\nA,2023-07,1,,\n", "ragged_row 2 -"),
    _case("every row too long by a comma", "measure,period,value\nA,2023-07,1,\nB,2023-07,2,\n",
          "ragged_row 2 -; ragged_row 3 -"),
    _case("headings too long by a comma", "measure,period,value,\nA,2023-07,1,\n", "", A),
    _case("ragged rows do not move the numbers of others",
          "measure,period,value\nA\nB,2023-07,2\n\nC,soon,3\n",
          "ragged_row 2 -; bad_period 5 period", B),
    _case("blank rows among the others",
          "measure,period,value\n\nA,2023-07,1\n,,\n  ,\t,\nB,soon,2\n",
          "bad_period 6 period", A),
    _case("headings and nothing else", "measure,period,value\n", "no_rows - -"),
    _case("headings and blank rows", "measure,period,value\n,,\n\n", "no_rows - -"),
    _case("one column alone", "measure\nA\n", "missing_column - period"),
    _case("figures without headings", "A,2023-07,1\nB,2023-07,2\n",
          "missing_column - measure; missing_column - period; ~unknown_column 1 1; "
          "~unknown_column 1 2023-07; ~unknown_column 1 A"),
)  # fmt: skip

HEADINGS = (
    _case("headings in capitals with blanks", " MEASURE , Period ,VALUE\nA,2023-07,1\n", "", A),
    _case("a heading with what cannot be seen",
          "mea\u200bsure,\u00a0period,value\u200e\nA,2023-07,1\n",
          "", A),
    _case("columns in another order", "value,period,measure\n1,2023-07,A\n", "", A),
    _case("a column nobody knows", "measure,period,value,notes\nA,2023-07,1,x\n",
          "~unknown_column 1 notes", A),
    _case("a column spelt wrongly", "measure,period,valeu\nA,2023-07,1\n",
          "~unknown_column 1 valeu",
          a(value="")),
    _case("a column that is missing", "measure,value\nA,1\n", "missing_column - period"),
    _case("a heading twice", "measure,period,value,Value\nA,2023-07,1,2\n",
          "duplicate_heading 1 value"),
    _case("an unknown heading twice", "measure,period,value,x,x\nA,2023-07,1,,\n",
          "~unknown_column 1 x; ~unknown_column 1 x", A),
    _case("a blank heading over words", "measure,period,value,\nA,2023-07,1,note\n",
          "~blank_heading 1 -", A),
    _case("a heading with its unit", "measure,period,value (%)\nA,2023-07,1\n",
          "~unknown_column 1 value (%)", a(value="")),
    _case("the problems of an earlier check",
          "measure,period,value,Problems\nA,2023-07,1,value: no\n",
          "", A),
    _case("a title above the headings", "Safety checks,,\nmeasure,period,value\nA,2023-07,1\n",
          "~rows_above_headings 2 -", A),
    _case("a title of one cell above the headings",
          "Safety checks\n\nmeasure,period,value\nA,2023-07,1\n",
          "~rows_above_headings 3 -", A),
    _case("blank rows above the headings", ",,\n\nmeasure,period,value\nA,soon,1\n",
          "bad_period 4 period"),
    _case("headings in two rows", ",,Figures\nmeasure,period,value\nA,2023-07,1\n",
          "~rows_above_headings 2 -", A),
    _case("headings again lower down",
          "measure,period,value\nA,2023-07,1\nmeasure,period,value\nB,2023-07,2\n",
          "bad_period 3 period; not_a_number 3 value", A, B),
    _case("headings a hundred rows down", "x,,\n" * 120 + SOUND,
          "missing_column - measure; missing_column - period; ~blank_heading 1 -; "
          "~blank_heading 1 -; ~unknown_column 1 x"),
)  # fmt: skip

KEYS = (
    _case("a row twice", SOUND + "A,2023-07,1\n", "key_twice 3 measure", A),
    _case("a key twice with another figure", SOUND + "A,Jul-23,2\n", "key_twice 3 measure", A),
    _case("a key three times", SOUND + "A,2023-07,1\n" * 2,
          "key_twice 3 measure; key_twice 4 measure", A),
    _case("a key twice, for two organisations",
          "org,measure,period,value\nkent,A,2023-07,1\nthurrock,A,2023-07,2\n", "",
          {"org": "kent", **A}, {"org": "thurrock", **a(value="2")}),
    _case("codes that differ by their case", SOUND + "a,2023-07,2\n", "", A, a(measure="a",
          value="2")),
    _case("codes that differ by a wide blank", "measure,period\nA B,2023\nA\u00a0B,2023\n",
          "key_twice 3 measure", {"measure": "A B", "period": "2023"}),
    _case("a row of totals", SOUND + "Total,2023-07,1\n", "totals_row 3 measure", A),
    _case("a row of totals without a period", SOUND + "Total,,1\n",
          "totals_row 3 measure; required_blank 3 period", A),
    _case("a line of totals in a fund", "fund,line,period,budget\nBCF,Total,2023-24,5\n",
          "totals_row 2 line", dataset="funds"),
    _case("a footnote under the table", SOUND + "Source: the housing system,,\n",
          "required_blank 3 period", A),
    _case("an average under a register", "risk_id,title,likelihood,impact\nAverage,,3,3\n",
          "totals_row 2 risk_id; required_blank 2 title", dataset="risks"),
)  # fmt: skip

FIGURES = (
    _case("a value that is not what its counts come to",
          "measure,period,value,numerator,denominator\nA,2023-07,98.93,8609,8624\n",
          "value_disagrees 2 value"),
    _case("a value cut where it should be rounded",
          "measure,period,value,numerator,denominator\nA,2023-07,95,142,148\n",
          "~value_disagrees 2 value", a(value="95", numerator="142", denominator="148")),
    _case("some of none", "measure,period,numerator,denominator\nA,2023-07,3,0\n",
          "some_of_none 2 denominator"),
    _case("none of none with a value",
          "measure,period,value,numerator,denominator\nA,2023-07,100,0,0\n",
          "~value_of_nothing 2 value", a(value="100", numerator="0", denominator="0")),
    _case("a numerator alone", "measure,period,numerator\nA,2023-07,3\n",
          "half_a_share 2 numerator"),
    _case("counts typed as percentages",
          "measure,period,numerator,denominator\nA,2023-07,98%,100%\n",
          "percent_for_count 2 numerator; percent_for_count 2 denominator"),
    _case("no figure at all", "measure,period,value\nA,2023-07,\n", "", a(value="")),
    _case("dates written month first beside others",
          "risk_id,title,likelihood,impact,as_at\nR1,t,1,1,04/05/2025\nR2,t,1,1,03/31/2025\n",
          "impossible_date 3 as_at; ~month_first_dates 3 as_at",
          {"risk_id": "R1", "title": "t", "likelihood": "1", "impact": "1", "as_at": "2025-05-04"},
          dataset="risks"),
    _case("dates in three forms",
          "risk_id,title,likelihood,impact,as_at\nR1,t,1,1,2025-03-31\nR2,t,1,1,31/03/25\n"
          "R3,t,1,1,45747\n",
          "two_digit_year 3 as_at; spreadsheet_day_number 4 as_at",
          {"risk_id": "R1", "title": "t", "likelihood": "1", "impact": "1", "as_at": "2025-03-31"},
          dataset="risks"),
    _case("two things wrong in one row", "measure,period,value\nA,soon,<5\n",
          "bad_period 2 period; suppressed_figure 2 value"),
)  # fmt: skip

CASES = (*SEPARATORS, *LINE_ENDS, *QUOTES, *ROWS, *HEADINGS, *KEYS, *FIGURES)
