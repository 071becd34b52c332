"""The monthly close: periods that are locked, and the headings an organisation uses."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the two tables."""
    op.create_table(
        "locks",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("org", sa.Text, nullable=False),
        sa.Column("period", sa.Text, nullable=False),
        sa.Column("locked", sa.Boolean, nullable=False),
    )
    op.create_index("ix_locks_org", "locks", ["org", "period"])
    op.create_table(
        "headings",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("org", sa.Text, primary_key=True),
        sa.Column("dataset", sa.Text, primary_key=True),
        sa.Column("heading", sa.Text, primary_key=True),
        sa.Column("column", sa.Text, nullable=False),
    )
