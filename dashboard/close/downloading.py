"""Published rows as files that leave: `/data/thurrock/observations.csv`, `.xlsx` beside it."""

from __future__ import annotations

from typing import Any

from flask import Flask, request

from dashboard import visitor
from dashboard.close.pages import download, refuse
from dashboard.close.sections import may_be_of
from dashboard.domain.edition import EditionError
from dashboard.domain.people import EVERYWHERE
from dashboard.domain.sections import OF_DATASET
from dashboard.downloads import TooLargeError, file_of, name_of
from dashboard.intake.contracts import DATASETS
from dashboard.readmodels.books import Books
from dashboard.registers.clocks import KEPT_WHOLE
from dashboard.services import RowsNotShownError, Services

_HEADING = "There is no file here"


def add_downloading(server: Flask, services: Services) -> None:
    """Add the address of each dataset's published rows, as of the edition asked for."""

    @server.get("/data/<org>/<dataset>.<any(csv, xlsx):ending>")
    def published_rows(org: str, dataset: str, ending: str) -> Any:
        if dataset not in DATASETS:
            refuse(404, "There is no such dataset.", _HEADING)
        if not may_be_of(visitor.person(), dataset):
            refuse(403, "This is of a section that you do not work for.", _HEADING)
        try:
            return _file(_as_of(services), org, dataset, ending)
        except RowsNotShownError:
            sentence = "The registers of this council may not be seen row by row here."
            refuse(403, sentence, _HEADING)
        except EditionError as error:
            refuse(404, str(error), _HEADING)
        except TooLargeError as error:
            refuse(422, str(error), _HEADING)


def _as_of(services: Services) -> Services:
    slug = request.args.get("edition")
    return services.as_of(slug) if slug else services


def _file(services: Services, org: str, dataset: str, ending: str) -> Any:
    """The file of what is published; whether rows of a register may be seen is asked first."""

    own = visitor.person().sections
    part = "" if own == EVERYWHERE or dataset in OF_DATASET else "-".join(own)

    def made(_query: None, books: Books) -> tuple[str, bytes | None]:
        return name_of(books, org, dataset, ending, part), file_of(books, org, dataset, ending)

    if dataset in KEPT_WHOLE:
        name, data = services.rows(made, None, org)
    else:
        name, data = made(None, services.read.books())
    if data is None:
        refuse(404, f"{DATASETS[dataset].title}: nothing is published here.", _HEADING)
    return download(name, data)
