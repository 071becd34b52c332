"""Serving: the store is made ready first, and only a new one is given sample figures."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.commands import operations
from dashboard.commands.operations import server_command
from dashboard.settings import Settings
from tests.integration import files


def test_serving_makes_the_store_seeds_a_new_one_and_becomes_the_server(
    scorecard: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    became: list[list[str]] = []
    seeded: list[object] = []
    monkeypatch.setattr(operations.os, "execv", lambda _path, command: became.append(command))
    monkeypatch.setattr(operations, "seed", seeded.append)
    monkeypatch.setenv("SCORECARD_PORT", "9001")
    done = scorecard("serve")
    assert "http://127.0.0.1:9001" in done.said
    assert became == [server_command(Settings(), dev=False)]
    assert len(seeded) == 1


def test_serving_never_seeds_a_store_that_holds_someones_own_figures(
    scorecard: Any, sent: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(operations.os, "execv", lambda _path, _command: None)
    monkeypatch.setattr(operations, "seed", lambda _ingest: pytest.fail("it was seeded"))
    file = sent(files.OBSERVATIONS)
    scorecard("load", "observations", file, "--org", "thurrock", "--as", "officer")
    assert scorecard("serve", "--dev").code == 0


def test_the_server_is_told_where_to_listen() -> None:
    chosen = Settings(host="0.0.0.0", port=9001, workers=3)
    command = server_command(chosen, dev=False)
    assert command[command.index("--bind") + 1] == "0.0.0.0:9001"
    assert command[command.index("--workers") + 1] == "3"
    assert "--no-control-socket" in command
    assert "9001" in server_command(chosen, dev=True)
