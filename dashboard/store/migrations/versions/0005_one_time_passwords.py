"""Users: when each last signed in, and who has yet to choose a password of their own."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the two columns; of users there already neither is known, and neither is asked."""
    signed_in = sa.Column("signed_in_at", sa.Text, nullable=False, server_default="")
    must_change = sa.Column("must_change", sa.Boolean, nullable=False, server_default=sa.false())
    op.add_column("users", signed_in)
    op.add_column("users", must_change)
