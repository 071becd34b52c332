"""The tables: rows of figures are inserted and read, never updated and never deleted."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    false,
)

metadata = MetaData()

organisations = Table(
    "organisations",
    metadata,
    Column("code", Text, primary_key=True),
    Column("name", Text, nullable=False),
)

submissions = Table(
    "submissions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("org", Text, ForeignKey("organisations.code"), nullable=False),
    Column("dataset", Text, nullable=False),
    Column("filename", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("source", Text, nullable=False),
    Column("whole_register", Boolean, nullable=False),
    Column("register", Text, nullable=False, server_default=""),
    Column("as_at", Text, nullable=False, server_default=""),
    Index("ix_submissions_org", "org", "dataset"),
    Index("ix_submissions_digest", "digest"),
)

# What happened, and all that a submission's state is worked out from. `number` is that of the
# audit line, and `head` its hash: an audit that has been cut short no longer reaches the last one.
# `revision` counts changes to what is published, so only publishing and withdrawing have one.
events = Table(
    "events",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("submission", Text, ForeignKey("submissions.id")),
    Column("revision", Integer, unique=True),
    Column("at", Text, nullable=False),
    Column("done_by", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("head", Text, nullable=False),
    UniqueConstraint("submission", "kind", name="uq_events_once"),
)

# `org` repeats the submission's so that one index finds a measure's history.
records = Table(
    "records",
    metadata,
    Column("submission", Text, ForeignKey("submissions.id"), primary_key=True),
    Column("dataset", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("org", Text, nullable=False),
    Column("scope", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("period", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("ix_records_subject", "org", "dataset", "subject", "period", "scope", "submission"),
    Index("ix_records_scope", "org", "dataset", "scope", "submission"),
)

# Periods whose figures may change only with a reason. The newest line of a period is what holds;
# `number` is that of the audit line.
locks = Table(
    "locks",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("org", Text, nullable=False),
    Column("period", Text, nullable=False),
    Column("locked", Boolean, nullable=False),
    Index("ix_locks_org", "org", "period"),
)

# What an organisation calls a column in its own files, remembered from one file to the next.
headings = Table(
    "headings",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("org", Text, primary_key=True),
    Column("dataset", Text, primary_key=True),
    Column("heading", Text, primary_key=True),
    Column("column", Text, nullable=False),
)

# Deliberately without foreign keys: it must stand by itself when it is exported and checked.
audit = Table(
    "audit",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("done_by", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("submission", Text),
    Column("detail", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
)

# Who may sign in, and who is. These two may change; every change of a user is an audit line.
# `organisations` and `sections` are JSON lists of codes, or of "*" alone. A password is kept as its
# argon2 hash; `must_change` says that somebody else chose it.
users = Table(
    "users",
    metadata,
    Column("folded", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("organisations", Text, nullable=False),
    Column("password", Text, nullable=False),
    Column("added_at", Text, nullable=False),
    Column("disabled", Boolean, nullable=False),
    Column("signed_in_at", Text, nullable=False, server_default=""),
    Column("must_change", Boolean, nullable=False, server_default=false()),
    Column("sections", Text, nullable=False, server_default='["*"]'),
)

# `token` is the hash of what the browser holds: whoever reads the table cannot sign in with it.
sessions = Table(
    "sessions",
    metadata,
    Column("token", Text, primary_key=True),
    Column("person", Text, ForeignKey("users.folded"), nullable=False),
    Column("made_at", Text, nullable=False),
    Column("last_seen", Text, nullable=False),
    Column("ends_at", Text, nullable=False),
    Column("ended", Boolean, nullable=False),
    Index("ix_sessions_person", "person"),
)

# Attempts to sign in, by hashes of whose name and from where. Rows are deleted once no limit
# looks so far back: what was tried is nobody's business afterwards.
attempts = Table(
    "attempts",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("key", Text, nullable=False),
    Column("at", Text, nullable=False),
    Index("ix_attempts_key", "key", "at"),
    Index("ix_attempts_at", "at"),
)
