"""The documents tell the truth: commands exist, the contract is what comes out, the tree is the tree."""

import ast
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from lagebild.cli import main
from lagebild.demo import REPORTS

ROOT = Path(__file__).parent.parent
DOCS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def contract() -> list[dict[str, Any]]:
    text = (ROOT / "docs" / "output.md").read_text("utf-8")
    return [json.loads(block) for block in re.findall(r"```json\n(.*?)```", text, re.DOTALL)]


def output(*words: str) -> list[Any]:
    told = CliRunner().invoke(main, list(words)).stdout
    return [json.loads(told)] if words[0] == "picture" else [json.loads(line) for line in told.splitlines()]


def keys(value: Any, path: str = "") -> set[str]:
    """The paths of all keys in a JSON value, lists folded."""
    if isinstance(value, dict):
        found = {f"{path}.{key}" for key in value}
        return found.union(*(keys(v, f"{path}.{k}") for k, v in value.items()), set())
    if isinstance(value, list):
        return set().union(*(keys(v, path) for v in value), set())
    return set()


def test_every_key_of_the_reading_contract_comes_out() -> None:
    promised, _ = contract()
    found = set().union(*(keys(reading) for reading in output("read", str(REPORTS), "--format", "jsonl")))
    assert keys(promised) - found == set()


def test_every_key_of_the_picture_contract_comes_out() -> None:
    _, promised = contract()
    found = keys(output("picture", str(REPORTS), "--format", "json", "--since", "2026-03-05")[0])
    assert keys(promised) - found == set()


@pytest.mark.parametrize("path", DOCS, ids=lambda p: p.name)
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text("utf-8")):
        assert (path.parent / target).exists(), target


@pytest.mark.parametrize("path", DOCS, ids=lambda p: p.name)
def test_every_command_in_the_documents_exists(path: Path) -> None:
    names = set(main.commands)
    for line in re.findall(r"(?m)^(?:\$ |    )?lagebild ([a-z]+)", path.read_text("utf-8")):
        assert line in names, line


def test_python_in_the_documents_runs() -> None:
    for path in DOCS:
        for block in re.findall(r"```python\n(.*?)```", path.read_text("utf-8"), re.DOTALL):
            subprocess.run([sys.executable, "-c", block], check=True, cwd=ROOT, capture_output=True)


def test_the_tree_of_the_architecture_is_the_tree() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    told = set(re.findall(r"(?m)^  (\w+)/", text))
    package = ROOT / "src" / "lagebild"
    assert told == {p.name for p in package.iterdir() if p.is_dir() and p.name != "__pycache__"}


def test_the_order_of_stages_is_told_as_it_is() -> None:
    from lagebild.reading.pipeline import STAGES  # noqa: PLC0415

    told = re.search(r"reading \((.*?)\)", (ROOT / "ARCHITECTURE.md").read_text("utf-8"), re.DOTALL)
    assert told is not None
    assert re.findall(r"\w+", told.group(1)) == [name for name, _ in STAGES if name != "report"]


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    text = (ROOT / "docs" / "decisions" / "dependencies.md").read_text("utf-8").casefold()
    wanted = [
        *project["dependencies"],
        *project["optional-dependencies"]["dev"],
        *project["optional-dependencies"]["bench"],
    ]
    for line in wanted:
        assert re.split(r"[<>=\[]", line)[0].casefold() in text, line


def test_public_functions_and_classes_say_what_they_do() -> None:
    silent = []
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.parse(path.read_text("utf-8")).body:
            public = isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
            if public and not ast.get_docstring(node):  # type: ignore[arg-type]
                silent.append(f"{path.name}:{node.name}")  # type: ignore[attr-defined]
    assert silent == []


def test_nothing_names_a_path_of_a_machine() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in listed.splitlines():
        path = ROOT / name
        if path.suffix in {".py", ".md", ".toml", ".txt", ".tsv", ".css", ".js", ".j2"} and path.name != "test_docs.py":
            text = path.read_text("utf-8", "replace")
            assert not re.search(r"/home/\w+/|/root/|/tmp/", text), name


def test_every_data_file_of_german_is_named_with_its_licence() -> None:
    folder = ROOT / "src" / "lagebild" / "languages"
    for name in ("de", "common"):
        told = (folder / name / "README.md").read_text("utf-8")
        files = [
            p.name
            for p in (folder / name).iterdir()
            if p.suffix in {".toml", ".tsv", ".txt", ".z", ".weights", ".bits", ".bin"}
        ]
        assert [f for f in files if f"`{f}`" not in told] == []
