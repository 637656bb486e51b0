"""The tables of a case. A change here is a new file in migrations/versions too; tests compare the two."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

#: Newest migration; a case that is older is brought here when it is opened.
HEAD = "0001"

tables = MetaData()

sources = Table(
    "sources",
    tables,
    Column("id", Integer, primary_key=True),
    Column("sha256", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("packed", LargeBinary, nullable=False),
    Column("first_seen", Text, nullable=False),
)

articles = Table(
    "articles",
    tables,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False, unique=True),
    Column("outlet", Text),
    Column("parent", Text),
    Column("first_seen", Text, nullable=False),
)

#: Values that near-identical texts of one outlet share (store/sketch.py).
sketches = Table(
    "sketches",
    tables,
    Column("article", ForeignKey("articles.id"), primary_key=True),
    Column("value", Text, primary_key=True),
)

versions = Table(
    "versions",
    tables,
    Column("id", Integer, primary_key=True),
    Column("article", ForeignKey("articles.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("last", Boolean, nullable=False),
    Column("source", ForeignKey("sources.id")),
    Column("hash", Text, nullable=False),
    Column("published", Text),
    Column("modified", Text),
    Column("silent", Boolean, nullable=False),
    Column("first_seen", Text, nullable=False),
    Column("report", LargeBinary, nullable=False),
    UniqueConstraint("article", "number"),
)

readings = Table(
    "readings",
    tables,
    Column("version", ForeignKey("versions.id"), primary_key=True),
    Column("rules", Text, nullable=False),
    Column("findings", Integer, nullable=False),
    Column("packed", LargeBinary, nullable=False),
)

dropped = Table(
    "dropped",
    tables,
    Column("version", ForeignKey("versions.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("after", Integer, nullable=False),
)

problems = Table(
    "problems",
    tables,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("line", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("first_seen", Text, nullable=False),
    UniqueConstraint("name", "line", "reason"),
)

fetches = Table(
    "fetches",
    tables,
    Column("url", Text, primary_key=True),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("fetched", Text, nullable=False),
)

#: Passages of the last versions; their words and stems stand in the full-text table `words` (FTS5)
#: under the same id. FTS5 has no German stemmer, so the stems of the words are a column of their own.
passages = Table(
    "passages",
    tables,
    Column("id", Integer, primary_key=True),
    Column("version", ForeignKey("versions.id"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)

findings = Table(
    "findings",
    tables,
    Column("id", Integer, primary_key=True),
    Column("passage", ForeignKey("passages.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("speaker", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("earliest", Text),
    Column("latest", Text),
    Column("label", Text, nullable=False),
)

Index("versions_of_article", versions.c.article)
Index("passages_of_version", passages.c.version)
Index("findings_of_passage", findings.c.passage)
Index("sketches_of_value", sketches.c.value)
Index("entries_of_parent", articles.c.parent)
