"""Draws pieces of `world.map` as a reader of it would, for looking at.

    look.py WORLD.MAP OUT.PNG LON LAT ZOOM [WIDTH HEIGHT]
"""

import math
import sys
import zlib

import skia

WORLD = 1 << 22


def read(path):
    data = open(path, "rb").read()
    assert data[:5] == b"CTWM\x01"
    data, at, layers = zlib.decompress(data[5:]), 0, []

    def varint():
        nonlocal at
        value = shift = 0
        while True:
            byte = data[at]
            at += 1
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    for _ in range(4):
        counts = [varint() for _ in range(varint())]
        levels = data[at : at + sum(counts)]
        at += sum(counts)
        x = y = i = 0
        lines = []
        for count in counts:
            points = []
            for _ in range(count):
                dx, dy = varint(), varint()
                x += (dx >> 1) ^ -(dx & 1)
                y += (dy >> 1) ^ -(dy & 1)
                points.append((x, y, levels[i]))
                i += 1
            lines.append(points)
        layers.append(lines)
    assert at == len(data)
    return layers


def draw(layers, out, lon, lat, zoom, width=1280, height=800):
    scale = 256 * 2**zoom / WORLD
    x0 = (lon / 360 + 0.5) * WORLD - width / 2 / scale
    y0 = (0.5 - math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)) / (2 * math.pi)) * WORLD - height / 2 / scale
    surface = skia.Surface(width, height)
    canvas = surface.getCanvas()
    canvas.clear(skia.Color(0xD5, 0xE0, 0xE2))

    def path(lines, least, closed, skip_frame=False):
        result = skia.Path()
        result.setFillType(skia.PathFillType.kEvenOdd)
        for line in lines:
            seen = [(x, y) for x, y, level in line if level <= zoom]
            if len(seen) < least:
                continue
            on = [((x - x0) * scale, (y - y0) * scale) for x, y in seen]
            if skip_frame:
                for i in range(len(seen)):
                    a, b = seen[i - 1], seen[i]
                    if any(p == q and p in (0, WORLD) for p, q in zip(a, b)):
                        continue
                    result.moveTo(*on[i - 1])
                    result.lineTo(*on[i])
            else:
                result.addPoly([skia.Point(*p) for p in on], closed)
        return result

    def fill(p, colour):
        canvas.drawPath(p, skia.Paint(AntiAlias=True, Color=colour))

    def stroke(p, colour, px, dash=None):
        paint = skia.Paint(AntiAlias=True, Color=colour, Style=skia.Paint.kStroke_Style, StrokeWidth=px)
        if dash:
            paint.setPathEffect(skia.DashPathEffect.Make(dash, 0))
        canvas.drawPath(p, paint)

    land, lakes, plain, disputed = layers
    fill(path(land, 3, True), skia.Color(0xF3, 0xEE, 0xE3))
    fill(path(lakes, 3, True), skia.Color(0xD5, 0xE0, 0xE2))
    stroke(path(land, 3, True, skip_frame=True), skia.Color(0xB3, 0xC1, 0xC3), 0.75)
    stroke(path(lakes, 3, True), skia.Color(0xB3, 0xC1, 0xC3), 0.75)
    stroke(path(plain, 2, False), skia.Color(0xCF, 0xC5, 0xB3), 0.75)
    stroke(path(disputed, 2, False), skia.Color(0xB3, 0xA5, 0x8D), 1, [3, 2.5])
    surface.makeImageSnapshot().save(out, skia.kPNG)


if __name__ == "__main__":
    numbers = [float(n) for n in sys.argv[3:6]] + [int(n) for n in sys.argv[6:8]]
    draw(read(sys.argv[1]), sys.argv[2], *numbers)
