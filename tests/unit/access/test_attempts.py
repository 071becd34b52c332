"""Attempts to sign in are enough for a person and too few for a program."""

from __future__ import annotations

from pathlib import Path

from dashboard.access.attempts import Attempts
from dashboard.settings import Settings

NOBODY_THERE = "redis://127.0.0.1:9/0"


def allowed(attempts: Attempts, name: str, place: str, times: int) -> list[bool]:
    return [attempts.allows(name, place) for _ in range(times)]


def test_ten_attempts_for_a_name_from_one_place_and_no_more(tmp_path: Path) -> None:
    attempts = Attempts(Settings(data_dir=tmp_path))
    assert allowed(attempts, "Jo", "10.0.0.7", 11) == [True] * 10 + [False]
    assert not attempts.allows(" JO ", "10.0.0.7")
    assert attempts.allows("Jo", "10.0.0.8")
    assert attempts.allows("Sam", "10.0.0.7")


def test_a_program_that_changes_its_address_is_stopped_too(tmp_path: Path) -> None:
    attempts = Attempts(Settings(data_dir=tmp_path))
    tries = [attempts.allows("Jo", f"10.0.0.{number % 250}") for number in range(101)]
    assert tries == [True] * 100 + [False]


def test_one_place_cannot_use_up_what_a_name_is_allowed_elsewhere(tmp_path: Path) -> None:
    attempts = Attempts(Settings(data_dir=tmp_path))
    allowed(attempts, "Jo", "10.0.0.7", 200)
    assert attempts.allows("Jo", "10.0.0.8")


def test_a_place_that_tries_one_name_after_another_is_stopped(tmp_path: Path) -> None:
    attempts = Attempts(Settings(data_dir=tmp_path))
    tries = [attempts.allows(f"name {number}", "10.0.0.7") for number in range(601)]
    assert tries == [True] * 600 + [False]


def test_who_got_in_starts_afresh(tmp_path: Path) -> None:
    attempts = Attempts(Settings(data_dir=tmp_path))
    allowed(attempts, "Jo", "10.0.0.7", 10)
    attempts.forget("Jo", "10.0.0.7")
    assert attempts.allows("Jo", "10.0.0.7")


def test_where_the_shared_count_is_away_each_process_counts_for_itself(tmp_path: Path) -> None:
    attempts = Attempts(Settings(data_dir=tmp_path, cache_url=NOBODY_THERE))
    assert allowed(attempts, "Jo", "10.0.0.7", 11) == [True] * 10 + [False]
    attempts.forget("Jo", "10.0.0.7")
    assert attempts.allows("Jo", "10.0.0.7")
