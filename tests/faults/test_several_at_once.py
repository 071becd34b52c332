"""Several people at once, on four workers: nobody loses anything, and whoever is second is told."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from tests.faults.keeping import rows_kept
from tests.faults.returns import Return, observations
from tests.faults.served import Served
from tests.faults.visitor import Answer, Visitor

pytestmark = pytest.mark.slow
_SENDERS = 20
_WHY = "checked against the register"


def figures(org: str, value: str) -> Return:
    """A return of one figure."""
    return Return(org, "observations", [{"measure": "M-01", "period": "2023-04", "value": value}])


def submitted(served: Served, sent: Return) -> str:
    officer = Visitor(served.address, "officer")
    identity = officer.send(sent.dataset, sent.data, sent.org).identity
    assert officer.decide(identity, "submit", looked="y", why=_WHY).status == 303
    return identity


def at_once(served: Served, role: str, count: int) -> list[Visitor]:
    return [Visitor(served.address, role) for _ in range(count)]


def test_twenty_files_sent_at_once_are_all_taken_in_whole(served: Served) -> None:
    people, start = at_once(served, "officer", _SENDERS), Barrier(_SENDERS)
    returns = [Return("kent", "observations", observations(random.Random(at))) for at in range(20)]

    def send(at: int) -> Answer:
        start.wait()
        return people[at].send("observations", returns[at].data, "kent", f"{at}.csv")

    with ThreadPoolExecutor(_SENDERS) as pool:
        answers = list(pool.map(send, range(_SENDERS)))
    assert [one.status for one in answers] == [201] * _SENDERS
    assert len({one.identity for one in answers}) == _SENDERS
    for answer, sent in zip(answers, returns, strict=True):
        kept = served.ingest.store.submission(answer.identity)
        assert (kept.digest, kept.state) == (sent.digest, "staged")
        assert served.ingest.vault.get(kept.digest) == sent.data
        assert rows_kept(served.ingest, kept) == list(enumerate(sent.rows, start=2))
    assert served.ingest.store.verify() is None


def test_one_file_sent_by_many_at_once_is_kept_once_and_each_is_told(served: Served) -> None:
    people, start, sent = at_once(served, "officer", 8), Barrier(8), figures("southend", "95000000")

    def send(person: Visitor) -> Answer:
        start.wait()
        return person.send(sent.dataset, sent.data, sent.org)

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(send, people))
    assert [one.status for one in answers] == [201] * 8
    kept = [place.name for place in served.ingest.vault.folder.rglob("*") if place.is_file()]
    assert kept.count(sent.digest) == 1
    ids = {one.identity for one in answers}
    for person, one in zip(people, answers, strict=True):
        page = person.look(one.location).page
        assert "The very same file was sent" in page
        assert "One copy is kept" in page
        assert all(other in page for other in ids)


def test_of_two_who_approve_at_once_one_wins_and_the_other_sees_what_changed(
    served: Served,
) -> None:
    ids = [submitted(served, figures("thurrock", value)) for value in ("61000000", "97000000")]
    people = at_once(served, "approver", 2)
    looked = [one.look(f"/returns/{identity}") for one, identity in zip(people, ids, strict=True)]
    start = Barrier(2)

    def approve(at: int) -> Answer:
        start.wait()
        return people[at].decide(ids[at], "approve", seen=looked[at].seen, why="late")

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(approve, range(2)))
    assert sorted(one.status for one in answers) == [303, 409]
    lost = [one.status for one in answers].index(409)
    page = answers[lost].page
    assert f"{ids[1 - lost]} was published by demonstration approver" in page
    theirs = ("61,000,000", "97,000,000")[1 - lost]
    assert theirs not in looked[lost].page
    assert theirs in page
    assert served.ingest.store.submission(ids[lost]).state == "submitted"
    again = people[lost].decide(ids[lost], "approve", seen=answers[lost].seen, why="late")
    assert again.status == 303
    shown = [one.row["value"] for one in served.ingest.store.rows("thurrock", "observations")]
    assert shown == [("61000000", "97000000")[lost]]
    assert served.ingest.store.verify() is None


def test_of_several_who_approve_the_same_return_one_does(served: Served) -> None:
    identity, people, start = (
        submitted(served, figures("demo", "61000000")),
        at_once(served, "approver", 4),
        Barrier(4),
    )
    before = served.ingest.store.revision()

    def approve(person: Visitor) -> Answer:
        start.wait()
        return person.decide(identity, "approve", seen=str(before), why="late")

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(approve, people))
    assert sorted(one.status for one in answers) == [303, 409, 409, 409]
    assert all("is published" in one.page for one in answers if one.status == 409)
    assert served.ingest.store.revision() == before + 1
