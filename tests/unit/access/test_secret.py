"""The key that signs: made once, readable to its owner alone, or given by a setting."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from dashboard.access.secret import alias, secret_key, signed
from dashboard.settings import Settings


def test_a_key_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "new")
    key = secret_key(settings)
    assert len(key) == 64
    assert secret_key(settings) == key
    (file,) = (tmp_path / "new").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_several_processes_at_once_settle_on_one_key(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    with ThreadPoolExecutor(8) as workers:
        keys = set(workers.map(lambda _: secret_key(settings), range(8)))
    assert len(keys) == 1
    assert len(list(tmp_path.iterdir())) == 1


def test_a_setting_is_used_instead_and_no_file_is_made(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, secret_key="k" * 32)
    assert secret_key(settings) == "k" * 32
    assert list(tmp_path.iterdir()) == []


def test_a_signature_depends_on_the_value_and_the_key(tmp_path: Path) -> None:
    one, other = (Settings(data_dir=tmp_path, secret_key=letter * 32) for letter in "kl")
    assert signed("officer", one) == signed("officer", one)
    assert signed("officer", one).startswith("officer.")
    assert signed("officer", one) != signed("officer", other)
    assert signed("officer", one)[8:] != signed("approver", one)[9:]


def test_an_alias_is_the_same_every_time_and_tells_nobody_the_value(tmp_path: Path) -> None:
    here, elsewhere = Settings(data_dir=tmp_path / "a"), Settings(data_dir=tmp_path / "b")
    made = alias("jo", here)
    assert made == alias("jo", here)
    assert made != alias("sam", here)
    assert made != alias("jo", elsewhere)
    assert len(made) == 16
    assert made not in signed("jo", here)
