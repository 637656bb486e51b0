"""Build views/static/d3.js: the modules of d3 that zoom the map, from the npm registry.

    python scripts/build_d3.py [FOLDER]

FOLDER is where the packages lie as npm pack left them; without it they are fetched. d3 (ISC) comes as one small file
per module; they are joined in the order of their dependencies, unchanged, each with its notice of copyright.
"""

import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src/lagebild/views/static/d3.js"
MODULES = (
    "d3-dispatch@3.0.2", "d3-selection@3.0.1", "d3-timer@3.0.2", "d3-color@3.1.1", "d3-interpolate@3.0.2",
    "d3-ease@3.0.2", "d3-transition@3.0.2", "d3-drag@3.0.1", "d3-zoom@3.0.1",
)  # fmt: skip


def main() -> None:
    """Join the modules."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else fetched(Path(name))
        TARGET.write_text("".join(minified(folder, *module.split("@")) for module in MODULES), "utf-8")
    sys.stdout.write(f"{TARGET.name}: {TARGET.stat().st_size} bytes\n")


def fetched(folder: Path) -> Path:
    """Fetch the packages into a folder and return it."""
    subprocess.run(["npm", "pack", "--silent", *MODULES], check=True, cwd=folder, stdout=subprocess.DEVNULL)  # noqa: S603, S607
    return folder


def minified(folder: Path, module: str, version: str) -> str:
    """Return the small file of one module."""
    with tarfile.open(folder / f"{module}-{version}.tgz") as package:
        file = package.extractfile(f"package/dist/{module}.min.js")
        if file is None:
            raise FileNotFoundError(f"{module}-{version}.tgz has no dist/{module}.min.js")
        return file.read().decode("utf-8").strip() + "\n"


if __name__ == "__main__":
    main()
