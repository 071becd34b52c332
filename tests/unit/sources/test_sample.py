"""Sample figures come with the paper they were taken from."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.sources import SourceError, sample_deliveries, sample_organisations


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    folder = tmp_path / "published" / "kent"
    folder.mkdir(parents=True)
    (tmp_path / "published" / "empty").mkdir()
    (folder / "observations.csv").write_text("measure,period,value\n", encoding="utf-8")
    (folder / "measures.csv").write_text("measure,title\n", encoding="utf-8")
    (tmp_path / "DATA_LOG.csv").write_text(
        "file,status,source\n"
        'published/kent/measures.csv,published,"Kent County Council, January 2019"\n'
        "published/kent/observations.csv,published,A dashboard\n",
        encoding="utf-8",
    )
    return tmp_path


def test_each_file_carries_its_logged_source(sample: Path) -> None:
    assert [(file.dataset, file.source) for file in sample_deliveries("kent", sample)] == [
        ("measures", "Kent County Council, January 2019"),
        ("observations", "A dashboard"),
    ]


def test_only_organisations_with_figures_are_offered(sample: Path) -> None:
    assert sample_organisations(sample) == ("kent",)
    with pytest.raises(SourceError, match=r"no sample figures for leeds\. There are for kent"):
        sample_deliveries("leeds", sample)


def test_a_file_without_a_logged_source_is_not_loaded(sample: Path) -> None:
    (sample / "DATA_LOG.csv").write_text("file,status,source\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"does not say where published/kent/measures.csv"):
        sample_deliveries("kent", sample)
