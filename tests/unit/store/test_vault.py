"""The vault keeps bytes once, whole, and says when they are not what was put away."""

from __future__ import annotations

import hashlib
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dashboard.store import Vault, VaultError


def test_bytes_come_back_under_their_hash(tmp_path: Path) -> None:
    vault = Vault(tmp_path / "vault")
    digest = vault.put(b"measure,period\n")
    assert digest == hashlib.sha256(b"measure,period\n").hexdigest()
    assert vault.has(digest)
    assert vault.get(digest) == b"measure,period\n"


def test_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    assert vault.put(b"same") == vault.put(b"same")
    assert len([place for place in tmp_path.rglob("*") if place.is_file()]) == 1


def test_a_failed_write_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_aside: object, _place: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="no space left"):
        Vault(tmp_path).put(b"figures")
    assert [place for place in tmp_path.rglob("*") if place.is_file()] == []


def test_an_altered_file_is_refused_and_put_right_by_loading_it_again(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    digest = vault.put(b"figures")
    (place,) = [place for place in tmp_path.rglob("*") if place.is_file()]
    place.write_bytes(b"fig")
    with pytest.raises(VaultError, match="was altered"):
        vault.get(digest)
    vault.put(b"figures")
    assert vault.get(digest) == b"figures"


def test_a_removed_file_is_gone_and_says_so(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    digest = vault.put(b"figures")
    assert vault.remove(digest)
    assert not vault.remove(digest)
    assert not vault.has(digest)
    with pytest.raises(VaultError, match="no longer kept"):
        vault.get(digest)


def dated(place: Path, moment: datetime) -> None:
    os.utime(place, (moment.timestamp(), moment.timestamp()))


def test_what_was_put_away_before_a_moment_is_named_and_what_was_cut_off_by_then_is_gone(
    tmp_path: Path,
) -> None:
    vault = Vault(tmp_path)
    old, again, new = (vault.put(data) for data in (b"old", b"again", b"new"))
    cut_off, being_written = (vault.folder / old[:2] / f".aside-{one}" for one in "ab")
    for place in (cut_off, being_written):
        place.write_bytes(b"hal")
    day = datetime(2024, 2, 7, tzinfo=UTC)
    for place in (vault.folder / old[:2] / old, vault.folder / again[:2] / again, cut_off):
        dated(place, day)
    vault.put(b"again")
    assert list(vault.older(day)) == []
    assert list(vault.older(datetime(2024, 2, 8, tzinfo=UTC))) == [old]
    assert not cut_off.exists()
    assert being_written.exists()
    assert vault.has(new)


def test_a_vault_that_holds_nothing_yet_has_nothing_old(tmp_path: Path) -> None:
    assert list(Vault(tmp_path / "vault").older(datetime(2024, 2, 7, tzinfo=UTC))) == []
