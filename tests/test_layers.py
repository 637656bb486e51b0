"""Budgets of the house: no long file, no long function; layers are checked by import-linter."""

import ast
import re
from importlib import import_module
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "lagebild"
FILES = sorted(SOURCE.rglob("*.py"))
LONGEST_FILE = 400
LONGEST_FUNCTION = 60


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_a_file_is_one_room(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_FILE


def functions() -> list[tuple[str, int]]:
    found = []
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                found.append((f"{path.relative_to(SOURCE)}:{node.name}", length))
    return found


def test_no_function_is_long() -> None:
    assert [f for f in functions() if f[1] > LONGEST_FUNCTION] == []


def test_most_functions_are_short() -> None:
    lengths = sorted(length for _, length in functions())
    assert lengths[len(lengths) // 2] <= 15
    assert lengths[len(lengths) * 9 // 10] <= 30


def test_no_word_of_german_stands_in_code() -> None:
    """Umlauts in string literals betray German in code, its alphabet in a pattern too; docstrings don't count."""
    guilty = []
    for path in FILES:
        tree = ast.parse(path.read_text("utf-8"))
        docs = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant)}
        for node in ast.walk(tree):
            is_text = isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
            if is_text and set(node.value) & set("äöüÄÖÜß"):  # type: ignore[attr-defined]
                guilty.append(f"{path.relative_to(SOURCE)}:{node.lineno}")  # type: ignore[attr-defined]
    assert guilty == []


def test_only_command_line_and_bulk_know_the_operating_system() -> None:
    printing = [p for p in FILES if "print(" in p.read_text("utf-8") and p.parent.name not in {"views"}]
    assert [str(p.relative_to(SOURCE)) for p in printing] == []


def test_no_pattern_has_a_possessive_group() -> None:
    """Python before 3.11.5, which Debian 12 has, matches them wrongly (gh-106052): tokens came out empty."""
    possessive = re.compile(r"\)(?:[*+?]|\{\d+(?:,\d*)?\})\+|\(\?>")
    for path in (*SOURCE.rglob("*.py"), *SOURCE.rglob("*.toml")):
        assert not possessive.search(path.read_text("utf-8")), path


def test_what_scripts_take_from_the_program_is_there() -> None:
    asked = [
        (path.name, node.module, name.name)
        for path in sorted((SOURCE.parents[1] / "scripts").glob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("lagebild")
        for name in node.names
    ]
    assert len(asked) > 5
    assert [told for told in asked if not hasattr(import_module(told[1]), told[2])] == []
