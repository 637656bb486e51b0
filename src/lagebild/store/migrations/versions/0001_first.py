"""The first shape of a case."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = """
CREATE TABLE sources (id INTEGER NOT NULL PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
    packed BLOB NOT NULL, first_seen TEXT NOT NULL);
CREATE TABLE articles (id INTEGER NOT NULL PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
    outlet TEXT, parent TEXT, first_seen TEXT NOT NULL);
CREATE INDEX entries_of_parent ON articles (parent);
CREATE TABLE sketches (article INTEGER NOT NULL REFERENCES articles (id), value TEXT NOT NULL,
    PRIMARY KEY (article, value));
CREATE INDEX sketches_of_value ON sketches (value);
CREATE TABLE versions (id INTEGER NOT NULL PRIMARY KEY, article INTEGER NOT NULL REFERENCES articles (id),
    number INTEGER NOT NULL, last BOOLEAN NOT NULL, source INTEGER REFERENCES sources (id), hash TEXT NOT NULL,
    published TEXT, modified TEXT, silent BOOLEAN NOT NULL, first_seen TEXT NOT NULL, report BLOB NOT NULL,
    UNIQUE (article, number));
CREATE INDEX versions_of_article ON versions (article);
CREATE TABLE readings (version INTEGER NOT NULL PRIMARY KEY REFERENCES versions (id), rules TEXT NOT NULL,
    findings INTEGER NOT NULL, packed BLOB NOT NULL);
CREATE TABLE dropped (version INTEGER NOT NULL REFERENCES versions (id), number INTEGER NOT NULL, text TEXT NOT NULL,
    reason TEXT NOT NULL, "after" INTEGER NOT NULL, PRIMARY KEY (version, number));
CREATE TABLE problems (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, line INTEGER NOT NULL, reason TEXT NOT NULL,
    first_seen TEXT NOT NULL, UNIQUE (name, line, reason));
CREATE TABLE fetches (url TEXT NOT NULL PRIMARY KEY, etag TEXT, last_modified TEXT, fetched TEXT NOT NULL);
CREATE TABLE passages (id INTEGER NOT NULL PRIMARY KEY, version INTEGER NOT NULL REFERENCES versions (id),
    start INTEGER NOT NULL, "end" INTEGER NOT NULL);
CREATE INDEX passages_of_version ON passages (version);
CREATE TABLE findings (id INTEGER NOT NULL PRIMARY KEY, passage INTEGER NOT NULL REFERENCES passages (id),
    kind TEXT NOT NULL, type TEXT NOT NULL, speaker TEXT NOT NULL, place TEXT NOT NULL, earliest TEXT, latest TEXT,
    label TEXT NOT NULL);
CREATE INDEX findings_of_passage ON findings (passage);
CREATE VIRTUAL TABLE words USING fts5(text, stems, tokenize='unicode61 remove_diacritics 0')
"""


def upgrade() -> None:
    """Make the tables."""
    for statement in TABLES.strip().split(";"):
        op.execute(sa.text(statement))
