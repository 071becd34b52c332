"""The rows of a file that was sent: which are listed, and what is said at each."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.readmodels.parts import ProblemLine
from dashboard.readmodels.returns.row_changes import Replaces, plain, row_changes
from dashboard.readmodels.returns.sent_rows import SentFile, SentQuery, SentRows, sent_rows
from dashboard.registers.frames import framed

NAMES = ("risk_id", "title", "likelihood", "owner_role")
OLD = pd.DataFrame(
    [
        {"risk_id": "R1", "title": "Gas", "likelihood": "3", "owner_role": None},
        {"risk_id": "R2", "title": "Lifts", "likelihood": "2", "owner_role": None},
        {"risk_id": "R3", "title": "Water", "likelihood": "1", "owner_role": None},
    ]
)
WARNING = ProblemLine("warning", 3, "title", "Water", "title is `short`.", "Say more.")
ABOUT_ALL = ProblemLine("warning", None, None, None, "the file is short.", "Send all of it.")


def sent(
    ids: list[str | None],
    likelihoods: list[str | None],
    *problems: ProblemLine,
    decided: bool = False,
) -> SentFile:
    """A file of risks beside those published; `decided` where nothing comes of it any more."""
    titles: list[str | None] = ["Gas" if one == "R1" else "Water" for one in ids]
    columns = {"risk_id": ids, "title": titles, "likelihood": likelihoods}
    whole = framed("risks", list(range(2, len(ids) + 2)), columns, date(2024, 2, 7))
    changes = row_changes(OLD, plain(whole), Replaces(("risk_id",)))
    key = ("risk_id",)
    return SentFile(whole, NAMES, key, OLD, None if decided else changes, problems)


def listed(view: SentRows) -> list[tuple[str, ...]]:
    """Each row listed: what names it, then its cells, with what stands under them."""
    return [
        tuple(f"{one.text} {one.small}".strip() for one in (row.head, *row.cells))
        for row in view.listing.sheet.groups[0].rows
    ]


def test_every_row_says_its_number_what_becomes_of_it_and_what_it_says() -> None:
    view = sent_rows(SentQuery("S9"), sent(["R1", "R3"], ["5", "1"]))
    assert view.listing.sheet.columns == ("Risk id", "Row", "Change", "Title", "Likelihood")
    assert listed(view) == [
        ("R1", "2", "Changed", "Gas", "5 was 3"),
        ("R3", "3", "As before", "Water", "1"),
    ]
    assert view.blank == "owner role"


def test_those_that_change_have_what_changed_first_and_those_left_out_last() -> None:
    view = sent_rows(SentQuery("S9", "changed"), sent(["R1", "R3", "R4"], ["5", "1", None]))
    assert view.listing.sheet.columns == ("Risk id", "Row", "Change", "Likelihood", "Title")
    assert listed(view) == [
        ("R1", "2", "Changed", "5 was 3", "Gas"),
        ("R4", "4", "New", "", "Water"),
        ("R2", "", "Gone", "2", "Lifts"),
    ]


def test_a_cell_that_was_emptied_says_so_and_what_it_was() -> None:
    (row,) = listed(sent_rows(SentQuery("S9"), sent(["R1"], [None])))
    assert row[-1] == "(blank) was 3"


def test_a_warning_stands_at_its_row_and_one_about_the_file_above_all() -> None:
    view = sent_rows(SentQuery("S9", "warned"), sent(["R1", "R3"], ["3", "1"], WARNING, ABOUT_ALL))
    ((head, *_),) = listed(view)
    assert head == "R3 “title” is “short”. Say more."
    assert view.general == ("The file is short. Send all of it.",)


def test_the_ways_to_narrow_the_list_say_how_many_rows_each_has() -> None:
    view = sent_rows(SentQuery("S9", "warned"), sent(["R1", "R3"], ["5", "1"], WARNING))
    assert [(one.label, one.value) for one in view.choices] == [
        ("All two rows", "/returns/S9/rows#rows-of-the-file"),
        ("Only those with a warning: 1", ""),
        ("Only those that change: 2", "/returns/S9/rows?only=changed#rows-of-the-file"),
    ]


def test_of_a_file_that_was_sent_back_nothing_is_compared() -> None:
    view = sent_rows(SentQuery("S9", "changed"), sent(["R1"], ["5"], decided=True))
    assert listed(view) == [("R1", "2", "Gas", "5")]
    assert [one.label for one in view.choices] == ["One row", "Only those with a warning: 0"]


def test_fifty_rows_make_a_page_and_those_left_out_follow_on_the_last() -> None:
    ids: list[str | None] = [f"N{number}" for number in range(60)]
    file = sent(ids, ["1"] * 60)
    first = sent_rows(SentQuery("S9", "changed"), file)
    last = sent_rows(SentQuery("S9", "changed", "2"), file)
    assert first.listing.said == "Rows 1 to 50 of 63 rows"
    assert first.listing.after == "/returns/S9/rows?only=changed&page=2#rows-of-the-file"
    assert [row[0] for row in listed(last)] == [*ids[50:], "R1", "R2", "R3"]


def test_what_is_asked_for_and_is_nothing_shows_every_row() -> None:
    view = sent_rows(SentQuery("S9", "nonsense", "x"), sent(["R1"], ["3"]))
    assert len(listed(view)) == 1
    assert view.choices[0].value == ""
