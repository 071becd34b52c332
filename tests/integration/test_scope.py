"""A person is shown their own organisations, and no answer that was kept for anyone else."""

from __future__ import annotations

import re
from collections.abc import Callable

from werkzeug.test import Client, TestResponse

from dashboard.domain.people import EVERYWHERE, Person, Role
from dashboard.store import People
from tests.integration.signing_in import BY, KEPT, SignIn


def councils(page: str) -> set[str]:
    (select,) = re.findall(r'<select id="housing-org".*?</select>', page, re.DOTALL)[:1]
    return set(re.findall(r'value="([a-z]+)"', select))


def test_a_person_sees_their_own_organisations_and_no_other(
    signed_in: SignIn, people: People
) -> None:
    people.add(Person("Kent", Role.OFFICER, ("kent",)), KEPT, **BY)
    mine = signed_in("Kent").get("/housing?org=thurrock").text
    assert councils(mine) == {"kent"}
    assert "There is no council “thurrock” here" in mine
    everything = signed_in().get("/housing?org=thurrock").text
    assert councils(everything) == {"kent", "thurrock"}
    assert "There is no council" not in everything
    assert councils(signed_in("Kent").get("/housing?org=thurrock").text) == {"kent"}


def test_a_kept_answer_is_for_those_of_the_same_scope_alone(
    signed_in: SignIn, people: People
) -> None:
    for name, role, orgs in (
        ("Ann", Role.OFFICER, EVERYWHERE),
        ("Ben", Role.VIEWER, EVERYWHERE),
        ("Cat", Role.OFFICER, ("kent",)),
    ):
        people.add(Person(name, role, orgs), KEPT, **BY)
    ask = {name: asker(signed_in(name)) for name in ("Jo", "Ann", "Ben", "Cat")}
    ask["Jo"]()
    assert "Cache-Status" in ask["Ann"]().headers  # the same role in the same organisations
    first = {name: ask[name]() for name in ("Ben", "Cat")}
    assert not [name for name, answer in first.items() if "Cache-Status" in answer.headers]
    assert b"thurrock" not in first["Cat"].data


def asker(client: Client) -> Callable[[], TestResponse]:
    """Asks the housing page's callback, the same question every time."""
    (declared,) = (
        one
        for one in client.get("/_dash-dependencies").get_json()
        if "housing-content.children" in one["output"]
    )
    outputs = [
        dict(zip(("id", "property"), name.rsplit(".", 1), strict=True))
        for name in declared["output"].strip(".").split("...")
    ]
    inputs = [{**one, "value": None} for one in declared["inputs"]]
    state = [{**one, "value": None} for one in declared["state"]]
    body = {"output": declared["output"], "outputs": outputs, "inputs": inputs, "state": state}

    def ask() -> TestResponse:
        answer: TestResponse = client.post(
            "/_dash-update-component", json=body, headers={"Accept-Encoding": "identity"}
        )
        assert answer.status_code == 200
        return answer

    return ask
