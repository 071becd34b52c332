"""Workers killed without warning while files come in: what was acknowledged is there, and whole."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Event

import pytest

from tests.faults.keeping import require_figures, require_whole
from tests.faults.returns import ORGS, Return, made_up
from tests.faults.served import Served
from tests.faults.visitor import CUT_OFF, Answer, Visitor

pytestmark = pytest.mark.slow
KILLS = 100
_SEED = int(os.environ.get("SCORECARD_TEST_SEED") or random.SystemRandom().randrange(10**9))
_WHY = "checked against the register"


@dataclass(slots=True)
class Said:
    """What the server acknowledged and refused, and what it was cut off in."""

    sent: dict[str, Return] = field(default_factory=dict)  # by digest, before it is sent
    taken_in: dict[str, str] = field(default_factory=dict)  # id, digest
    approved: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)
    done: int = 0
    cut_off: int = 0
    wrong: list[Answer] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Office:
    """Two people of an organisation, who do one thing after another."""

    org: str
    officer: Visitor
    approver: Visitor
    chance: random.Random


def office(served: Served, org: str, seed: int) -> Office:
    people = (Visitor(served.address, role) for role in ("officer", "approver"))
    return Office(org, *people, random.Random(seed))


def send_and_approve(mine: Office, said: Said) -> None:
    """One return on its way, as far as it gets before a worker that has it is killed."""
    one, officer, approver = made_up(mine.chance, mine.org), mine.officer, mine.approver
    said.sent[one.digest] = one
    try:
        answer = expect(said, officer.send(one.dataset, one.data, one.org), 201)
        said.taken_in[answer.identity] = one.digest
        if mine.chance.random() < 0.2:
            return
        expect(said, officer.decide(answer.identity, "submit", looked="y", why=_WHY), 303)
        seen = expect(said, approver.look(f"/returns/{answer.identity}"), 200).seen
        decided = approver.decide(answer.identity, "approve", seen=seen, why="late")
        done = expect(said, decided, 303, 409)
        (said.approved if done.status == 303 else said.refused).add(answer.identity)
    except CUT_OFF:
        said.cut_off += 1


def expect(said: Said, answer: Answer, *statuses: int) -> Answer:
    if answer.status not in statuses:
        said.wrong.append(answer)
        raise ConnectionError(answer.status)
    said.done += 1
    return answer


def work(mine: Office, said: Said, stop: Event) -> None:
    while not stop.is_set():
        send_and_approve(mine, said)


def kill_workers(served: Served, said: Said, chance: random.Random) -> None:
    """Kill a worker at random, each time after some things were done and in the midst of others.

    Gunicorn puts another in its place.
    """
    for _ in range(KILLS):
        enough, deadline = said.done + chance.randint(1, 5), time.monotonic() + 60
        while said.done < enough or not served.workers():
            assert time.monotonic() < deadline, "nothing is answered any more"
            time.sleep(0.01)
        time.sleep(chance.uniform(0, 0.1))
        os.kill(chance.choice(served.workers()), signal.SIGKILL)


def test_every_file_acknowledged_survives_a_hundred_kills_whole(served: Served) -> None:
    sys.stdout.write(f"SCORECARD_TEST_SEED={_SEED}\n")
    said, stop = Said(), Event()
    with ThreadPoolExecutor(2 * len(ORGS)) as pool:
        people = [
            pool.submit(work, office(served, org, _SEED + at), said, stop)
            for at, org in enumerate(ORGS * 2)
        ]
        try:
            kill_workers(served, said, random.Random(_SEED))
        finally:
            stop.set()
    for one in people:
        one.result()  # nobody stopped working
    assert said.wrong == []
    # It is no test of kills if they met nothing, and none of what is kept if nothing was.
    assert min(said.cut_off, len(said.taken_in), len(said.approved)) > KILLS / 10
    require_kept(served, said)
    require_working(served)


def require_kept(served: Served, said: Said) -> None:
    store = served.ingest.store
    every = {one.id: one for one in store.submissions() if one.dataset != "measures"}
    assert said.taken_in.items() <= {(one.id, one.digest) for one in every.values()}
    for one in every.values():  # what was cut off before it was acknowledged is whole or not there
        require_whole(served.ingest, one, said.sent[one.digest])
    assert all(every[identity].state == "published" for identity in said.approved)
    assert all(every[identity].state == "submitted" for identity in said.refused)
    revisions = sorted(one.revision for one in store.submissions() if one.revision is not None)
    assert revisions == list(range(1, store.revision() + 1))
    chance = random.Random(_SEED)
    for revision in {store.revision(), *chance.sample(revisions, 5)}:
        for org in ORGS:
            require_figures(served.ingest, org, revision, said.sent)
    assert store.verify() is None


def require_working(served: Served) -> None:
    one, said = office(served, "kent", _SEED - 1), Said()
    for _ in range(4):
        send_and_approve(one, said)
    assert (said.wrong, said.cut_off, len(said.taken_in)) == ([], 0, 4)
