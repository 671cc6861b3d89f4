"""Lists the characters of files that none of the fonts in `fonts/` has.

    check_fonts.py FONTS_FOLDER [FILE…]     exit 1 if there are any
"""

import glob
import os
import sys

from fontTools.ttLib import TTFont

# Signs that the window uses, and names that have been hard for fonts.
ALWAYS = "✓✗✕▾▸⌂↗‹›−+×·–—…⁰¹²³⁴⁵⁶⁷⁸⁹≈°?←→↑↓↶↷⚠•“”‘’«»" + "São Paulo Bogotá İstanbul Kraków Ōsaka Đà Nẵng Gdańsk Bucureşti Iași"


def main(folder, *files):
    missing = 0
    for weight in ("Regular", "SemiBold"):
        have = set()
        for path in glob.glob(os.path.join(folder, f"*-{weight}.ttf")) + [os.path.join(folder, "Symbols.ttf")]:
            have |= set(TTFont(path).getBestCmap())
        for name, text in [("signs", ALWAYS)] + [(f, open(f, encoding="utf-8").read()) for f in files]:
            lacking = sorted(c for c in set(text) if c.isprintable() and ord(c) not in have)
            missing += len(lacking)
            for c in lacking:
                print(f"{weight}: {name}: U+{ord(c):04X} {c}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
