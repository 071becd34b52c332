"""Figures read from a database arrive as text a person could have typed, and nothing is changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from dashboard.sources import Delivery, SourceError, database_deliveries
from dashboard.sources.database import require_query

DATASETS = ("measures", "observations")


@pytest.fixture(params=["sqlite", "postgresql"])
def source_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A council's own database with two figures in it."""
    url = f"sqlite:///{tmp_path}/own.db"
    if request.param == "postgresql":
        url = str(request.getfixturevalue("postgres_url"))
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(
            text("CREATE TABLE figures (code TEXT, month TEXT, figure NUMERIC(9, 2), note TEXT)")
        )
        connection.execute(
            text(
                "INSERT INTO figures VALUES ('GAS', '2023-06', 99.75, 'up 100%; see \"note\"'), "
                "('LIFT', '2023-06', NULL, NULL)"
            )
        )
    engine.dispose()
    return url


def pull(url: str, folder: Path, sql: str, name: str = "observations.sql") -> list[Delivery]:
    queries = folder / "queries"
    queries.mkdir(exist_ok=True)
    (queries / name).write_text(sql, encoding="utf-8")
    return database_deliveries(url, queries, DATASETS)


def count(url: str) -> int:
    engine = create_engine(url)
    with engine.connect() as connection:
        found = connection.execute(text("SELECT count(*) FROM figures")).scalar_one()
    engine.dispose()
    return int(found)


def test_rows_come_as_csv_with_the_names_the_query_gives(source_url: str, tmp_path: Path) -> None:
    sql = (
        "-- the month's figures; nothing else\n"
        "SELECT code AS measure, month AS period, figure AS value, note AS commentary\n"
        "FROM figures WHERE code LIKE '%' ORDER BY code;\n"
    )
    (delivery,) = pull(source_url, tmp_path, sql)
    assert (delivery.dataset, delivery.filename) == ("observations", "observations.sql")
    assert delivery.data.decode() == (
        "measure,period,value,commentary\r\n"
        'GAS,2023-06,99.75,"up 100%; see ""note"""\r\n'
        "LIFT,2023-06,,\r\n"
    )


def test_the_source_names_the_database_and_never_the_password(
    source_url: str, tmp_path: Path
) -> None:
    (delivery,) = pull(source_url, tmp_path, "SELECT 1 AS measure")
    assert delivery.source.startswith("From the database ")
    with pytest.raises(SourceError) as refused:
        pull("postgresql://me:secret@127.0.0.1:9/x?connect_timeout=2", tmp_path, "SELECT 1 AS a")
    assert "could not be read" in str(refused.value)
    assert "secret" not in str(refused.value)


def test_dates_numbers_and_truths_are_written_as_an_officer_would(
    postgres_url: str, tmp_path: Path
) -> None:
    sql = (
        "SELECT DATE '2023-09-30' AS a, TIMESTAMP '2023-09-30 00:00' AS b, "
        "TIMESTAMP '2023-09-30 09:30' AS c, TRUE AS d, FALSE AS e, 0.1::float8 AS f, "
        "1e-7::float8 AS g, 1e20::numeric AS h, 7 AS i"
    )
    (delivery,) = pull(postgres_url, tmp_path, sql)
    assert delivery.data.decode().splitlines()[1] == (
        "2023-09-30,2023-09-30,2023-09-30T09:30:00,Y,N,0.1,0.0000001,100000000000000000000,7"
    )


def test_definitions_are_read_before_figures(source_url: str, tmp_path: Path) -> None:
    pull(source_url, tmp_path, "SELECT 1 AS measure", "observations.sql")
    found = pull(source_url, tmp_path, "SELECT 1 AS measure", "measures.sql")
    assert [delivery.dataset for delivery in found] == ["measures", "observations"]


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("DELETE FROM figures", "has to begin with SELECT"),
        ("", "has to begin with SELECT"),
        ("SELECT 1; DELETE FROM figures", "more than one statement"),
        ("WITH gone AS (DELETE FROM figures RETURNING *) SELECT * FROM gone", "DELETE"),
        ("SELECT * INTO copy FROM figures", "INTO"),
        ("SELECT * FROM figures FOR UPDATE", "UPDATE"),
    ],
)
def test_anything_but_a_query_is_refused_before_it_runs(
    source_url: str, tmp_path: Path, sql: str, said: str
) -> None:
    with pytest.raises(SourceError, match=said):
        pull(source_url, tmp_path, sql)
    assert count(source_url) == 2


@pytest.mark.parametrize(
    "sql",
    [
        "select 'delete; drop' as a",
        'SELECT "update", [delete], `drop` FROM x -- insert; into',
        "/* drop */ WITH a AS (SELECT 1) SELECT * FROM a",
        "(SELECT 1) UNION (SELECT 2)",
        "SELECT $tag$ delete; $tag$, 'it''s; into'",
        "SELECT updated_at, created FROM x",
    ],
)
def test_words_in_quotes_names_and_comments_are_no_commands(sql: str) -> None:
    require_query(sql, "observations.sql")


def test_a_query_that_would_write_by_the_back_door_is_stopped_by_the_database(
    postgres_url: str, tmp_path: Path
) -> None:
    engine = create_engine(postgres_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE figures (code TEXT)"))
        connection.execute(
            text(
                "CREATE FUNCTION sly() RETURNS int LANGUAGE sql AS "
                "$$ INSERT INTO figures VALUES ('x') RETURNING 1 $$"
            )
        )
    engine.dispose()
    with pytest.raises(SourceError, match="read-only transaction"):
        pull(postgres_url, tmp_path, "SELECT sly() AS measure")
    assert count(postgres_url) == 0


def test_a_query_named_after_no_dataset_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"figures.sql is not named after a dataset"):
        pull("sqlite://", tmp_path, "SELECT 1", "figures.sql")


def test_a_folder_without_queries_is_said(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="There is no query in"):
        database_deliveries("sqlite://", tmp_path / "none", DATASETS)


def test_an_address_that_cannot_be_used_is_said(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="not one that can be used"):
        pull("my database", tmp_path, "SELECT 1 AS a")
    with pytest.raises(SourceError, match="driver for this kind of database is not installed"):
        pull("snowflake://account/db", tmp_path, "SELECT 1 AS a")


def test_a_query_the_database_cannot_run_is_said(source_url: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"^observations.sql could not be run: .*nowhere"):
        pull(source_url, tmp_path, "SELECT * FROM nowhere")
