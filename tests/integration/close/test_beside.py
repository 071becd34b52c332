"""Files that wait are told of others about the same figures."""

from __future__ import annotations

from datetime import date

import pytest
from flask.testing import FlaskClient

from dashboard.ingest import Ingest
from tests.integration import files
from tests.integration.close.asking import be, submitted, words
from tests.integration.close.closing import stage


def test_an_earlier_file_that_would_take_the_place_of_a_later_one_is_told_of_it(
    client: FlaskClient, ingest: Ingest
) -> None:
    first = submitted(ingest)
    second = submitted(ingest, files.CORRECTION.replace(b"99.8", b"99.9"))
    be(client, "approver")
    both = "speaks of the same figures and waits for approval too: whichever is published last"
    assert f"{second} , sent later" in words(client.get(f"/returns/{first}"))
    assert f"{first} , sent earlier" in words(client.get(f"/returns/{second}"))
    assert both in words(client.get(f"/returns/{first}"))
    ingest.publish(second, by="manager", why="a certificate came late")
    page = words(client.get(f"/returns/{first}"))
    assert f"{second} , sent later" in page
    assert "is published: to publish this one puts the earlier file in its place" in page
    assert "speaks of the same figures" not in words(client.get(f"/returns/{second}"))


def test_files_of_other_figures_are_not_told_of_one_another(
    client: FlaskClient, ingest: Ingest
) -> None:
    first = submitted(ingest)
    submitted(ingest, files.CORRECTION.replace(b"2023-06", b"2023-07"))
    assert "speaks of the same figures" not in words(client.get(f"/returns/{first}"))


@pytest.mark.parametrize(("day", "told"), [(date(2024, 2, 7), True), (date(2023, 12, 31), False)])
def test_registers_of_one_day_speak_of_the_same_and_those_of_two_do_not(
    client: FlaskClient, ingest: Ingest, day: date, told: bool
) -> None:
    first = stage(ingest, "risks", files.RISKS, as_at=date(2024, 2, 7))
    second = stage(ingest, "risks", files.FEWER_RISKS, as_at=day)
    ingest.submit(second, by="officer", why="it is right")
    assert (f"{second} , sent later" in words(client.get(f"/returns/{first}"))) is told
