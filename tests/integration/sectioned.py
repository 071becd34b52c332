"""A council with figures of every section, each saying whose they are: an otter's or a zebra's.

Otters are housing's; whatever a zebra is in belongs to another section, or to none alone.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from dashboard.domain.people import EVERYWHERE, Person, Role
from dashboard.ingest import Ingest
from dashboard.settings import Settings
from dashboard.store import People, Store, Vault
from tests.integration.close.closing import csv
from tests.integration.signing_in import BY, KEPT

ORG, DAY = "demo", date(2024, 2, 7)
NINE = datetime(2024, 2, 7, 9, 0, tzinfo=UTC)
ALL = Person("All", Role.OFFICER, EVERYWHERE)
HOUSING = Person("Housing", Role.OFFICER, EVERYWHERE, sections=("housing",))
APPROVER = Person("Approver", Role.APPROVER, EVERYWHERE, sections=("housing",))
VIEWER = Person("Viewer", Role.VIEWER, EVERYWHERE, sections=("housing",))
PLANNER = Person("Planner", Role.OFFICER, EVERYWHERE, sections=("strategies",))
MEASURES = csv(
    "measure,title,section,unit,polarity,rule,green,amber",
    "OTTER,Otter homes,housing,percent,higher,bands,100,90",
    "ZEBRA,Zebra pupils,send,percent,higher,bands,100,90",
    "CARE,Zebra carers,adult-social-care,percent,higher,bands,100,90",
    "PLAN,Zebra plans,strategies,percent,higher,bands,100,90",
    "POOL,Zebra pools,partnership,percent,higher,bands,100,90",
)
OBSERVATIONS = csv(
    "measure,period,value,commentary",
    *(
        f"{code},{period},{value},{words}"
        for code, words in (
            ("OTTER", "Said of otters"),
            *((code, "Said of zebras") for code in ("ZEBRA", "CARE", "PLAN", "POOL")),
        )
        for period, value in (("2023-11", "88"), ("2023-12", "95"))
    ),
)
FILES = {
    "measures": MEASURES,
    "returns_calendar": csv(
        "return_id,title,dataset,service,frequency,due_working_days,covers,first_period",
        "R1,Otter return,compliance_returns,Otter services,monthly,5,,2023-12",
        "R2,Zebra return,ehc_cases,Zebra services,monthly,5,,2023-12",
        "R3,Zebra figures,observations,Zebra services,monthly,5,,2023-12",
        "R4,Otter figures,observations,Otter services,monthly,5,OTTER; housing,2023-12",
        "R5,Zebra pupils,observations,Zebra services,monthly,5,OTTER; ZEBRA,2023-12",
    ),
    "observations": OBSERVATIONS,
    "commentaries": csv(
        "measure,period,what,why,action,owner_role,action_due",
        "OTTER,2023-12,Otters swam,Rain,Fish,Head of otters,2024-03-01",
        "ZEBRA,2023-12,Zebras ran,Lions,Grass,Head of zebras,2024-03-01",
    ),
    "compliance_returns": csv(
        "workstream,period,annual_target,annual_completed,period_due,period_completed,basis",
        "GAS-DOM,2023-12,,,148,142,",
    ),
    "hazards": csv("hazard_id,kind,aware_at", "OTTER1,emergency,2024-01-02T10:00"),
    "ehc_cases": csv("case_id,received_on", "ZEBRA1,2023-06-01"),
    "actions": csv(
        "plan,plan_year,priority,action_id,title,due_on,measure",
        "Zebra plan,2023-24,P1,A1,Count the zebras,2024-01-01,OTTER",
    ),
    "risks": csv("risk_id,title,likelihood,impact", "R1,Zebra at large,4,3"),
    "funds": csv(
        "fund,line,period,source,budget,actual,forecast,kind",
        "Zebra fund,Zebra grass,2023-24,Council,100,90,,expenditure",
    ),
    "contracts": csv("contract_id,title,provider", "C1,Zebra keeping,Zebra Limited"),
    "printed": csv(
        "subject,period,kind,item,printed,expected,reason,source_line",
        "OTTER,2023-12,value,otters,95,same,,1",
        "ZEBRA,2023-12,value,zebras,95,same,,1",
    ),
}
CORRECTED = csv("measure,period,value,commentary", "ZEBRA,2023-11,89,Zebras recounted")
SENT_LATER = csv("measure,period,value,commentary", "ZEBRA,2024-01,70,Zebras wait")
MIXED = csv("measure,period,value", "OTTER,2024-01,96", "ZEBRA,2024-01,70")
OWN = csv("measure,period,value", "OTTER,2024-01,96")


def a_council(folder: Path) -> Settings:
    """The store, with what is published, what was restated and what waits, and five people."""
    chosen = Settings(
        database_url=f"sqlite:///{folder}/figures.db",
        data_dir=folder,
        cache_url=str(folder / "cache"),
        approvals="two",
        today=DAY,
        sign_in="users",
    )
    store = Store(chosen.database_url)
    store.migrate()
    ingest = Ingest(store, Vault(chosen.vault_dir), chosen, lambda: NINE)
    for dataset, data in FILES.items():
        publish(ingest, dataset, data)
    publish(ingest, "observations", CORRECTED, "Zebras were miscounted")
    waits, _ = ingest.stage("observations", SENT_LATER, org=ORG, by="Zed", filename="zebra.csv")
    ingest.submit(waits.id, by="Zed", why="All zebras")
    people = People(store.database)
    for person in (ALL, HOUSING, APPROVER, VIEWER, PLANNER):
        people.add(person, KEPT, **BY)
    return chosen


def publish(ingest: Ingest, dataset: str, data: bytes, why: str = "") -> str:
    """Send a file and have another approve it; the submission's id."""
    given: dict[str, Any] = {"org": ORG, "by": "officer", "as_at": DAY}
    whose = [animal for animal in ("otter", "zebra") if animal.encode() in data.lower()]
    name = f"{whose[0]}.csv" if len(whose) == 1 else "both.csv"
    staged, _ = ingest.stage(dataset, data, filename=name, source=name, **given)
    ingest.publish(staged.id, by="manager", why=why)
    return staged.id
