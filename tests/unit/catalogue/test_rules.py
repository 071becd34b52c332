"""Rules and one-off bank holidays load as data, and a bad one is named by file and code."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.catalogue import CatalogueError, load_catalogue
from dashboard.catalogue.rules import load_rules
from dashboard.domain.clocks.rules import Sure

RULE = '[[S5]]\nstatement = "By 20 weeks."\nsource = "Regulations"\nsure = "read"\n'
DAYS = "added = [2022-06-03]\nremoved = [2022-05-30]\n"


def folder_with(folder: Path, rules: str = RULE, days: str = DAYS) -> Path:
    (folder / "rules.toml").write_text(rules, encoding="utf-8")
    (folder / "bank_holidays.toml").write_text(days, encoding="utf-8")
    return folder


def test_the_shipped_rules_load_and_each_says_where_it_comes_from() -> None:
    book = load_rules()
    rules = [rule for wordings in book.wordings.values() for rule in wordings]
    assert {"D1", "S5", "R5", "P1", "BS02", "T8", "H2", "A14"} <= set(book.wordings)
    assert all(rule.statement.endswith(".") and rule.source for rule in rules)


def test_a_rule_that_is_open_names_the_setting_that_decides() -> None:
    rules = [rule for wordings in load_rules().wordings.values() for rule in wordings]
    assert [rule.id for rule in rules if rule.sure is Sure.OPEN and not rule.setting] == []


def test_the_release_is_named_by_its_rules_too(tmp_path: Path) -> None:
    for name in ("organisations.toml", "workstreams.toml", "register_measures.toml"):
        (tmp_path / name).write_text("", encoding="utf-8")
    before = load_catalogue(tmp_path).digest
    load_catalogue.cache_clear()
    assert load_catalogue(folder_with(tmp_path)).digest != before


def test_a_folder_without_one_off_days_has_none(tmp_path: Path) -> None:
    book = load_rules(folder_with(tmp_path, days=""))
    assert book.working_days.added == book.working_days.removed == frozenset()


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ("[[S5", r"rules.toml cannot be read"),
        ('S5 = "20 weeks"', r"rules.toml: S5 stands outside any \[\[CODE\]\]"),
        ("S5 = [1]", r"S5 stands outside"),
        ("[S5]\nlimit = 1", r"S5 stands outside"),
        ("[[S5]]", r"rules.toml, \[S5\]: statement is missing"),
        (RULE + 'colour = "red"', r"\[S5\]: there is no 'colour'"),
        (RULE + "limit = 20", r"\[S5\]: limit cannot be 20"),
        (RULE + 'limit = "soon"', r"\[S5\]: limit is 'soon'"),
        (RULE + 'valid_from = "2014"', r"\[S5\]: valid_from cannot be '2014'"),
        (RULE.replace("read", "certain"), r"\[S5\]: 'certain'"),
        (RULE + RULE, r"rules.toml, \[S5\]: two wordings hold"),
    ],
)
def test_a_bad_rule_is_named_by_file_and_code(tmp_path: Path, rules: str, said: str) -> None:
    with pytest.raises(CatalogueError, match=said):
        load_rules(folder_with(tmp_path, rules=rules))


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ("moved = []", r"bank_holidays.toml: there is no 'moved'"),
        ('added = ["3 June"]', r"added holds '3 June', which is not a day"),
        ("added = [2022-06-03T00:00:00]", r"which is not a day"),
        ("added = [2022-06-03]\nremoved = [2022-06-03]", r"2022-06-03 is both added and removed"),
    ],
)
def test_a_bad_bank_holiday_is_named_by_file(tmp_path: Path, days: str, said: str) -> None:
    with pytest.raises(CatalogueError, match=said):
        load_rules(folder_with(tmp_path, days=days))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"bank_holidays.toml cannot be read"):
        load_rules(tmp_path)
