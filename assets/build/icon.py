"""Draws `icon.png`: two cities and the two ties between them, one word for it from each side.

    icon.py OUT
"""

import math
import sys

from PIL import Image, ImageDraw

SIZE = 256
# Drawn larger and shrunk: Pillow's own lines are not anti-aliased.
FINE = 8

PAPER = "#f6f2ea"
RULE = "#e2dacb"
INK = "#2b2a27"
SISTER = "#c8452d"
FRIENDSHIP = "#1f7f86"

LEFT, RIGHT = (60, 164), (196, 164)


def arc(draw, rise, colour, width):
    """An arc of a circle from LEFT to RIGHT, its top `rise` above them, as dots so close that they are a line."""
    half = (RIGHT[0] - LEFT[0]) / 2
    radius = (half * half + rise * rise) / (2 * rise)
    middle = (LEFT[0] + half, LEFT[1] - rise + radius)
    spread = math.atan2(half, radius - rise)
    steps = 6000
    for i in range(steps + 1):
        angle = spread * (2 * i / steps - 1)
        at = (middle[0] + radius * math.sin(angle), middle[1] - radius * math.cos(angle))
        dot(draw, at, width / 2, colour)


def dot(draw, at, radius, colour):
    x, y = at
    draw.ellipse([(v * FINE) for v in (x - radius, y - radius, x + radius, y + radius)], fill=colour)


def main(out):
    image = Image.new("RGBA", (SIZE * FINE, SIZE * FINE), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    edge = [8 * FINE, 8 * FINE, (SIZE - 8) * FINE - 1, (SIZE - 8) * FINE - 1]
    draw.rounded_rectangle(edge, radius=48 * FINE, fill=PAPER, outline=RULE, width=3 * FINE)
    arc(draw, 82, SISTER, 13)
    arc(draw, 42, FRIENDSHIP, 13)
    for at in (LEFT, RIGHT):
        dot(draw, at, 29, PAPER)
        dot(draw, at, 22, INK)
    image.resize((SIZE, SIZE), Image.Resampling.LANCZOS).save(out, optimize=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
