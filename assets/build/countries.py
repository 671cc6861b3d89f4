"""Makes `countries.tsv`: each country's code, names, and where its name stands on the map.

    countries.py CLDR_COMMON COUNTRIES-10M.JSON OUT

Codes and names come from Unicode CLDR (CLDR_COMMON is its folder `common`),
shapes from world-atlas. Columns: code, English, Korean, Persian name, longitude
and latitude of the label, the zoom (256 px a world at 0) from which the
English name in spaced capitals fits within the country's main part, and the
boxes that the country's parts lie in, each west,south,east,north in whole
degrees, rounded outwards. The zoom is empty where the name does not fit by
MAX_ZOOM, and longitude and latitude where no shape is known.
"""

import json
import math
import sys
import xml.etree.ElementTree as ET

import numpy as np
import shapely
from shapely import affinity
from shapely.geometry import Point, Polygon

# A name in 10 px capitals with wide spacing: a letter's advance, and the height with some air.
LETTER_PX = 9.0
HEIGHT_PX = 14.0
MAX_ZOOM = 8.0
# Places tried a side of a shape's box, and how much room a step away from its middle must win: at a distance of the
# square root of the area, so much of all room.
GRID = 48
MIDDLE = 0.6

# CLDR's alternate where it is the better name on a map: without "SAR China" or two Congos told apart by capitals.
ALTERNATES = {"HK": "short", "MO": "short", "MM": "short", "PS": "short", "CD": "variant", "CG": "variant"}

# Of the codes that CLDR knows beside ISO 3166-1, this alone is a country's: ISO leaves it to its users, all use it for Kosovo.
BESIDE_ISO = {"XK": "Kosovo"}

# Where the widest room is not where one looks for the name: chiefly since Mercator's plane makes the north wide.
# Longitude, latitude.
BETTER = {
    "AQ": (75, -77), "AR": (-65.5, -35.0), "AU": (134.0, -25.0), "BR": (-53.0, -10.5), "CA": (-108.0, 58.0),
    "CL": (-70.3, -27.0), "CN": (103.5, 34.5), "DK": (9.2, 56.1), "FI": (26.5, 63.2), "FR": (2.5, 46.7),
    "GB": (-1.5, 52.6), "GL": (-41.0, 72.5), "IN": (79.0, 22.5), "IR": (54.3, 32.4), "IT": (12.2, 43.2),
    "JP": (138.3, 36.3), "KR": (127.9, 36.3), "KZ": (67.0, 48.2), "MA": (-6.4, 32.0), "MX": (-102.5, 23.8),
    "NO": (9.3, 61.2), "NZ": (171.3, -43.3), "RU": (97.0, 62.0), "SE": (15.6, 62.2), "US": (-98.5, 39.3),
}

# Names that stand across islands, or that the shape at hand would put out of place: longitude, latitude, zoom.
ACROSS = {
    "BS": (-76.0, 24.0, 6.0),
    "EH": (-13.2, 24.8, 4.8),  # the shape is only the strip behind the sand wall
    "FJ": (178.4, -17.6, 6.0),
    "ID": (113.8, -0.8, 3.6),
    "MY": (102.3, 4.1, 5.4),
    "PH": (122.6, 12.2, 4.6),
    "SB": (159.8, -9.2, 6.0),
    "VU": (167.2, -16.0, 6.2),
}

# Parts of other countries' shapes with a code of their own: the shape's name and a point on the part.
PARTS = {
    "BQ": ("Netherlands", (-68.27, 12.17)), "BV": ("Norway", (3.38, -54.42)), "CC": ("Indian Ocean Ter.", (96.85, -12.17)),
    "CX": ("Indian Ocean Ter.", (105.64, -10.48)), "GF": ("France", (-53.1, 4.0)), "GP": ("France", (-61.7, 16.2)),
    "MQ": ("France", (-61.0, 14.65)), "RE": ("France", (55.53, -21.12)), "SJ": ("Norway", (16.5, 78.6)),
    "TK": ("New Zealand", (-171.8, -9.2)), "VA": ("Vatican", (12.45, 41.9)), "YT": ("France", (45.15, -12.82)),
}
# Where the data has no shape near the point, the point is the place, without room for a name.
# How near, in degrees, the part's shape must lie to its point.
PART_NEAR_DEG = 0.5


def cldr(common):
    """Code → (number, names in three languages)."""
    root = ET.parse(f"{common}/supplemental/supplementalData.xml").getroot()
    numbers = {c.get("type"): c.get("numeric") for c in root.iter("territoryCodes")}
    regions = ET.parse(f"{common}/validity/region.xml").getroot()
    old = {i for e in regions.iter("id") if e.get("idStatus") == "deprecated" for i in e.text.split()}
    names = []
    for language in ("en", "ko", "fa"):
        territories = ET.parse(f"{common}/main/{language}.xml").getroot().find("localeDisplayNames/territories")
        names.append({(t.get("type"), t.get("alt")): t.text for t in territories})
    result = {}
    for code, number in numbers.items():
        iso = len(code) == 2 and number and int(number) < 900 and code not in old
        if iso or code in BESIDE_ISO:
            alternate = ALTERNATES.get(code)
            result[code] = number, [n.get((code, alternate)) or n[code, None] for n in names]
    return result


def project(lon, lat):
    """Degrees → the plane, the world 1 wide."""
    lat = np.clip(lat, -85.05, 85.05)
    return lon / 360 + 0.5, 0.5 - np.log(np.tan(math.pi / 4 + np.radians(lat) / 2)) / (2 * math.pi)


def degrees(x, y):
    return (x - 0.5) * 360, math.degrees(2 * math.atan(math.exp((0.5 - y) * 2 * math.pi)) - math.pi / 2)


def shapes(path):
    """Number or name → polygons on the plane."""
    with open(path, encoding="utf-8") as file:
        topology = json.load(file)
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [np.cumsum(arc, axis=0) * scale + shift for arc in topology["arcs"]]

    def ring(indices):
        points = np.vstack([arcs[i] if i >= 0 else arcs[~i][::-1] for i in indices])
        return np.column_stack(project(points[:, 0], points[:, 1]))

    result = {}
    for country in topology["objects"]["countries"]["geometries"]:
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        # The data's own rounding has shrunk some islets to less than a triangle.
        solid = [rings for rings in ([r for r in map(ring, p) if len(r) > 3] for p in polygons) if rings]
        made = [Polygon(rings[0], rings[1:]).buffer(0) for rings in solid]
        parts = [part for shape in made for part in getattr(shape, "geoms", [shape]) if not part.is_empty]
        for key in (country.get("id"), country["properties"]["name"]):
            if key:
                # Australia's number stands twice: its own shape comes first.
                result.setdefault(key, parts)
    return result


def zoom_for(radius, name):
    """The zoom from which a name's box fits a circle of the plane squeezed to make that box a square."""
    return max(0.0, math.log2(HEIGHT_PX / math.sqrt(2) / (radius * 256)))


def label(code, name, parts):
    """Longitude, latitude and zoom of a name, from its shape."""
    main = max(parts, key=lambda p: p.area)
    # Squeezed so that the name's box is square, the widest circle is the roomiest place for it.
    squeeze = HEIGHT_PX / (LETTER_PX * len(name))
    squeezed = affinity.scale(main, squeeze, 1, origin=(0, 0))
    if code in BETTER:
        x, y = project(*map(float, BETTER[code]))
        at = Point(x * squeeze, y)
        if not squeezed.contains(at):
            sys.exit(f"{code}: the better place lies outside of its main part")
        radius = squeezed.boundary.distance(at)
        return *BETTER[code], zoom_for(radius, name)
    # Of a grid of points the one with much room and near the middle: in a corner a name looks lost.
    left, top, right, bottom = squeezed.bounds
    xs, ys = np.meshgrid(np.linspace(left, right, GRID + 2)[1:-1], np.linspace(top, bottom, GRID + 2)[1:-1])
    points = shapely.points(np.column_stack([xs.ravel(), ys.ravel()]))
    points = points[shapely.contains_properly(squeezed, points)]
    if len(points) == 0:
        points = np.array([squeezed.representative_point()])
    radii = shapely.distance(squeezed.boundary, points)
    astray = shapely.distance(squeezed.centroid, points) / math.sqrt(squeezed.area)
    best = int((radii * (1 - MIDDLE * astray)).argmax())
    at = points[best]
    return *degrees(at.x / squeeze, at.y), zoom_for(float(radii[best]), name)


# Boxes are drawn together where that takes in at most so many times the room that they had.
LOOSE = 1.6


def boxes(parts):
    """West, south, east, north of the boxes that a country's parts lie in; a part across 180° has one on either side."""
    found = []
    for part in sorted(parts, key=lambda p: -p.area):
        left, top, right, bottom = part.bounds
        (west, north), (east, south) = degrees(left, top), degrees(right, bottom)
        found.append([math.floor(west), math.floor(south), math.ceil(east), math.ceil(north)])

    def area(box):
        return (box[2] - box[0]) * (box[3] - box[1])

    def around(a, b):
        return [min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])]

    merged = True
    while merged:
        merged = False
        for i, a in enumerate(found):
            j = next((j for j in range(i + 1, len(found)) if area(around(a, found[j])) <= LOOSE * max(area(a) + area(found[j]), 8)), None)
            if j is not None:
                found[i] = around(a, found.pop(j))
                merged = True
                break
    return found


def main(common, topology, out):
    known = shapes(topology)
    rows = []
    for code, (number, names) in sorted(cldr(common).items()):
        parts = known.get(number) or known.get(BESIDE_ISO.get(code)) or []
        if code in ACROSS:
            place = ACROSS[code]
        elif code in PARTS:
            whole, point = PARTS[code]
            near = Point(project(*map(float, point)))
            part = min(known.get(whole, []), key=near.distance, default=None)
            if part is not None and part.distance(near) > PART_NEAR_DEG / 360:
                part = None
            parts = [part if part is not None else near.buffer(PART_NEAR_DEG / 360)]
            place = label(code, names[0], [part]) if part is not None else (*point, MAX_ZOOM)
        else:
            place = label(code, names[0], parts) if parts else None
        if place is None:
            sys.exit(f"{code} {names[0]}: no shape; add it to PARTS")
        lon, lat, zoom = place
        room = " ".join(",".join(map(str, box)) for box in boxes(parts))
        rows.append([code, *names, f"{lon:.2f}", f"{lat:.2f}", f"{zoom:.1f}" if zoom < MAX_ZOOM else "", room])
    with open(out, "w", encoding="utf-8", newline="\n") as file:
        file.write("code\ten\tko\tfa\tlon\tlat\tzoom\tboxes\n")
        file.writelines("\t".join(row) + "\n" for row in rows)
    print(f"{out}: {len(rows)} countries, {sum(1 for row in rows if row[6])} with room for a label")


if __name__ == "__main__":
    main(*sys.argv[1:])
