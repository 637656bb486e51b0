"""What `make wheel` compiles: modules that mypyc takes, and no struct whose keywords it would drop."""

import ast
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
HOOK = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"][
    "hooks"
]


def modules() -> list[Path]:
    return sorted(path for pattern in HOOK["mypyc"]["include"] for path in ROOT.glob(pattern))


def loose_structs(path: Path) -> list[str]:
    """Return the classes of a module that say for themselves how msgspec is to make them."""
    classes = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.ClassDef))
    return [c.name for c in classes if c.keywords and any("Struct" in ast.unparse(base) for base in c.bases)]


def starred_memberships(path: Path) -> list[int]:
    """Return the lines with "x in (*some, *others)", at which mypyc stops."""
    found = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Compare))
    return [
        node.lineno
        for node in found
        for group in node.comparators
        if isinstance(group, ast.Tuple | ast.List | ast.Set) and any(isinstance(e, ast.Starred) for e in group.elts)
    ]


def test_modules_with_structs_of_their_own_are_left_out_and_no_others() -> None:
    assert len(modules()) > 100
    told = {str(path.relative_to(ROOT)) for path in modules() if loose_structs(path)}
    assert told == set(HOOK["mypyc"]["exclude"])


def test_nothing_is_looked_for_in_a_starred_group() -> None:
    assert {
        str(path.relative_to(ROOT)): starred_memberships(path) for path in modules() if starred_memberships(path)
    } == {}
