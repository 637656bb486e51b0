"""Open the file of a case: make it, know it by its content, bring it to the newest shape."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import QueuePool

from lagebild.store.base import CaseError
from lagebild.store.known import APPLICATION_ID
from lagebild.store.schema import HEAD

MIGRATIONS = Path(__file__).parent / "migrations"
#: How long a writer waits for another one; in seconds.
PATIENCE = 60


def open_engine(path: Path, *, create: bool) -> Engine:
    """Return the engine of a case in its newest shape. `create` makes the case where there is none.

    Raises CaseError, in one line, for what is no case, is broken, or was written by a newer Lagebild.
    """
    if not path.exists() and not create:
        raise CaseError(f"{path}: there is no such case")
    engine = create_engine(f"sqlite:///{path}", isolation_level="AUTOCOMMIT", poolclass=QueuePool)
    event.listen(engine, "connect", _prepare)
    try:
        _to_newest(engine, path)
    except (OperationalError, DatabaseError) as problem:
        engine.dispose()
        raise CaseError(f"{path}: cannot be opened as a case: {problem.orig}") from problem
    except CaseError:
        engine.dispose()
        raise
    return engine


def _prepare(connection: sqlite3.Connection, record: object) -> None:
    for pragma in (f"busy_timeout={PATIENCE * 1000}", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _to_newest(engine: Engine, path: Path) -> None:
    with engine.connect() as connection:
        if _shape(connection, path) == HEAD:
            return
        connection.exec_driver_sql("PRAGMA journal_mode=WAL")
        with writing(connection):
            if _shape(connection, path) != HEAD:  # another process may have been quicker
                _migrate(connection, path)
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")  # so that the file itself says what it is


def _shape(connection: Connection, path: Path) -> str | None:
    """The migration the file stands at; None for a new file."""
    mark = connection.exec_driver_sql("PRAGMA application_id").scalar()
    names = set(connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars())
    if mark != APPLICATION_ID:
        if names or mark:
            raise CaseError(f"{path}: is a database, but no case of Lagebild")
        return None
    return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar())


def _migrate(connection: Connection, path: Path) -> None:
    from alembic.command import upgrade  # noqa: PLC0415 - only new and old cases pay for it
    from alembic.config import Config  # noqa: PLC0415
    from alembic.util.exc import CommandError  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    try:
        upgrade(config, HEAD)
    except CommandError as problem:
        raise CaseError(f"{path}: was written by a newer Lagebild") from problem
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")


@contextmanager
def writing(connection: Connection) -> Iterator[Connection]:
    """One transaction that writes: whole, or not at all."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    try:
        yield connection
    except BaseException:
        connection.exec_driver_sql("ROLLBACK")
        raise
    connection.exec_driver_sql("COMMIT")


@contextmanager
def one_moment(connection: Connection) -> Iterator[Connection]:
    """One transaction that reads: everything as it stood at one moment."""
    connection.exec_driver_sql("BEGIN")
    try:
        yield connection
    finally:
        connection.exec_driver_sql("ROLLBACK")
