"""Serve files: read them, watch them for changes, answer on one address."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import uvicorn

from lagebild.model.reading import Reading
from lagebild.web.app import Source, make_app
from lagebild.web.search import Find

LOOPBACK = "127.0.0.1"


def file_source(files: Sequence[str], read: Callable[[], Sequence[Reading]]) -> Source:
    """Return a source that reads again when a file or folder has changed."""
    kept: dict[str, Sequence[Reading]] = {}

    def now() -> tuple[str, Sequence[Reading]]:
        mark = _mark(files)
        if mark not in kept:
            readings = read()
            kept.clear()
            kept[mark] = readings
        return mark, kept[mark]

    return now


def _mark(files: Sequence[str]) -> str:
    """The files with their sizes and times: changes when one of them does."""
    seen = []
    for name in files:
        path = Path(name)
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        inside.append(path.with_name(f"{path.name}-wal"))  # where a case that is being added to grows first
        seen += [f"{p}:{p.stat().st_mtime_ns}:{p.stat().st_size}" for p in inside if p.is_file()]
    return os.linesep.join(seen)


def serve(source: Source, host: str, port: int, ui: str, find: Find | None = None) -> None:
    """Answer until interrupted. Raises OSError where the address is taken."""
    names = {host, "localhost", LOOPBACK} if host == LOOPBACK else {host}
    hosts = frozenset(f"{name}:{port}" for name in names) | (frozenset(names) if port == 80 else frozenset())
    uvicorn.run(make_app(source, hosts, ui, find), host=host, port=port, log_level="warning", server_header=False)
