"""A projected heat table: what fell short first, then whole groups, each under its message."""

from __future__ import annotations

from dashboard.readmodels.housing.heat import (
    HeatCell,
    HeatColumn,
    HeatGroup,
    HeatKey,
    HeatRow,
    HeatTable,
)
from dashboard.readmodels.housing.heat_slides import slides
from tests.drawn import cell

STATES = {"short": ("rated", "amber"), "met": ("rated", "green"), "blank": ("no_figure", "none")}


def row(name: str, standing: str) -> HeatRow:
    state, rag = STATES[standing]
    return HeatRow(name, name, f"/{name}", "Quarterly", (HeatCell(cell(state, rag), 3, "Q2"),))


def group(title: str, **standings: str) -> HeatGroup:
    return HeatGroup(title, tuple(row(name, standing) for name, standing in standings.items()))


def table(*groups: HeatGroup) -> HeatTable:
    return HeatTable("All.", "Workstream", (), groups, (HeatKey("red", "Red", "under 90%"),))


GAS = group("Gas", domestic="short", commercial="met")
FIRE = group("Fire", alarms="met", risers="blank", doors="met")
LIFTS = group("Lifts", passenger="met", hoists="short")


def test_what_is_not_due_yet_is_not_where_a_row_stands() -> None:
    short, ahead = GAS.rows[0], HeatCell(cell("not_due", "none"), 1, "Dec")
    row = HeatRow("gas", "gas", "/gas", "Monthly", (*short.cells, ahead))
    title, part = slides(table(HeatGroup("Gas", (row,)), FIRE), "100%")[0]
    assert (title, names(part)) == ("Gas, fire: one short", ["gas", "alarms", "risers", "doors"])


def names(part: HeatTable) -> list[str]:
    return [row.title for group in part.groups for row in group.rows]


def test_what_fell_short_comes_first() -> None:
    title, part = slides(table(GAS, FIRE, LIFTS), "100%")[0]
    assert title == "Two short of 100%"
    assert names(part) == ["domestic", "hoists"]


def test_groups_stay_whole_and_each_slide_says_how_they_stand() -> None:
    _, *rest = slides(table(GAS, FIRE, LIFTS), "100%")
    assert [(title, names(part)) for title, part in rest] == [
        ("Gas, fire: one short", ["domestic", "commercial", "alarms", "risers", "doors"]),
        ("Lifts: one short", ["passenger", "hoists"]),
    ]


def test_a_slide_without_a_shortfall_says_what_is_met_and_what_has_no_rating() -> None:
    ((title, _),) = slides(table(FIRE), "100%")
    assert title == "Fire: two met, one not rated"


def test_a_long_group_is_shared_out_and_loses_no_row() -> None:
    long = group("Other", **{f"w{number}": "met" for number in range(8)})
    parts = [part for _, part in slides(table(GAS, long), "100%")[1:]]
    assert sorted(len(names(part)) for part in parts) == [2, 4, 4]
    assert all(part.key == () for part in parts)


def test_a_tall_row_takes_the_room_of_two() -> None:
    months = tuple(HeatCell(cell("rated", "green"), 1, "Apr") for _ in range(3))
    tall = [HeatRow(f"m{n}", f"m{n}", "/m", "Monthly", months) for n in range(4)]
    long = HeatRow("l", "l" * 51, "/l", "Quarterly", (HeatCell(cell("rated", "green"), 3, "Q1"),))
    found = slides(table(HeatGroup("Gas", (*tall, long))), "100%")
    assert [len(names(part)) for _, part in found] == [2, 2, 1]


def test_only_the_newest_half_year_is_projected() -> None:
    columns = tuple(HeatColumn(f"{n}", "Q") for n in range(9))
    quarters = tuple(HeatCell(cell("rated", "green"), 3, f"Q{n}") for n in range(1, 4))
    late = (HeatCell(cell("not_due"), 7, "Apr"), HeatCell(cell("rated", "green"), 2, "Q3"))
    given = (
        HeatRow("a", "a", "/a", "Quarterly", quarters),
        HeatRow("b", "b", "/b", "Monthly", late),
    )
    whole = HeatTable("All.", "Workstream", columns, (HeatGroup("Gas", given),))
    ((_, part),) = slides(whole, "100%")
    assert [column.label for column in part.columns] == ["3", "4", "5", "6", "7", "8"]
    first, second = part.groups[0].rows
    assert [(one.label, one.span) for one in first.cells] == [("Q2", 3), ("Q3", 3)]
    assert [(one.label, one.span) for one in second.cells] == [("Apr", 4), ("Q3", 2)]


def test_what_fell_short_is_not_shown_twice_where_the_worst_stand_first() -> None:
    worst = table(group("Amber", domestic="short"), group("Green", commercial="met"))
    assert [title for title, _ in slides(worst, "100%")] == ["Amber, green: one short"]
