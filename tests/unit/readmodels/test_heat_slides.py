"""A projected heat table: what fell short first, then whole groups, each under its message."""

from __future__ import annotations

from dashboard.readmodels.heat import HeatCell, HeatGroup, HeatKey, HeatRow, HeatTable
from dashboard.readmodels.heat_slides import ROWS, slides
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
    long = group("Other", **{f"w{number}": "met" for number in range(ROWS + 3)})
    parts = [part for _, part in slides(table(GAS, long), "100%")[1:]]
    assert sorted(len(names(part)) for part in parts) == [2, 4, 4]
    assert all(part.key == () for part in parts)


def test_what_fell_short_is_not_shown_twice_where_the_worst_stand_first() -> None:
    worst = table(group("Amber", domestic="short"), group("Green", commercial="met"))
    assert [title for title, _ in slides(worst, "100%")] == ["Amber, green: one short"]
