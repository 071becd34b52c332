"""The first tables: organisations, submissions, events, records and the audit."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables of an empty store."""
    _who_and_what()
    _rows()
    op.create_table(
        "audit",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("done_by", sa.Text, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("submission", sa.Text),
        sa.Column("detail", sa.Text, nullable=False),
        sa.Column("previous", sa.Text, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
    )


def _who_and_what() -> None:
    op.create_table(
        "organisations",
        sa.Column("code", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
    )
    op.create_table(
        "submissions",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("org", sa.Text, sa.ForeignKey("organisations.code"), nullable=False),
        sa.Column("dataset", sa.Text, nullable=False),
        sa.Column("filename", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("rows", sa.Integer, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("whole_register", sa.Boolean, nullable=False),
    )
    op.create_index("ix_submissions_org", "submissions", ["org", "dataset"])
    op.create_index("ix_submissions_digest", "submissions", ["digest"])
    op.create_table(
        "events",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("submission", sa.Text, sa.ForeignKey("submissions.id")),
        sa.Column("revision", sa.Integer, unique=True),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("done_by", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("head", sa.Text, nullable=False),
        sa.UniqueConstraint("submission", "kind", name="uq_events_once"),
    )


def _rows() -> None:
    op.create_table(
        "records",
        sa.Column("submission", sa.Text, sa.ForeignKey("submissions.id"), primary_key=True),
        sa.Column("dataset", sa.Text, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("org", sa.Text, nullable=False),
        sa.Column("scope", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("period", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    found_by = ["org", "dataset", "subject", "period", "scope", "submission"]
    op.create_index("ix_records_subject", "records", found_by)
    op.create_index("ix_records_scope", "records", ["org", "dataset", "scope", "submission"])
