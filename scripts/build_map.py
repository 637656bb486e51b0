"""Build views/static/countries.txt.z: outlines of all countries from the npm package world-atlas (Natural Earth).

    python scripts/build_map.py FOLDER_OF_world-atlas

Natural Earth is in the public domain; world-atlas (ISC) brings it as TopoJSON. Each line of the
unpacked file is one ring: points in hundredths of a degree, the first whole, the others as steps.
"""

import json
import sys
import zlib
from itertools import pairwise
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src/lagebild/views/static/countries.txt.z"
Point = tuple[int, int]


def arcs_of(topology: dict) -> list[list[Point]]:
    """Return the arcs of a quantised topology, in hundredths of a degree."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    made = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((round((x * sx + tx) * 100), round((y * sy + ty) * 100)))
        made.append(points)
    return made


def ring_of(numbers: list[int], arcs: list[list[Point]]) -> list[Point]:
    """Return the points of a ring, arcs joined, repetitions left out."""
    points: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points.extend(p for p in arc if not points or p != points[-1])
    return points


def rings(topology: dict) -> list[list[Point]]:
    """Return the outer rings of all countries that have an extent."""
    arcs = arcs_of(topology)
    found = []
    for geometry in topology["objects"]["countries"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        found.extend(ring_of(polygon[0], arcs) for polygon in polygons)
    return [ring for ring in found if len(ring) > 3]


def line_of(ring: list[Point]) -> str:
    """Return a ring as the first point and the steps to the others."""
    numbers = [*ring[0]]
    for (x0, y0), (x1, y1) in pairwise(ring):
        numbers += [x1 - x0, y1 - y0]
    return " ".join(map(str, numbers))


def main() -> None:
    """Write the file."""
    topology = json.loads((Path(sys.argv[1]) / "countries-50m.json").read_text("utf-8"))
    text = "\n".join(sorted(map(line_of, rings(topology))))
    TARGET.write_bytes(zlib.compress(text.encode("ascii"), 9))
    sys.stdout.write(f"{TARGET.name}: {TARGET.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
