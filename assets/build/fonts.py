"""Makes `fonts/`: subsets of Noto Sans KR, Noto Sans, Vazirmatn and Noto's symbols.

    fonts.py NODE_MODULES OUT_FOLDER ATLAS

The window asks the fonts in this order: Noto Sans KR (Latin, Hangul, kana),
Noto Sans (the Latin, Greek and Cyrillic that Noto Sans KR lacks), Vazirmatn
(Arabic script; first of all in the Persian window), Symbols. Each is cut
to the blocks below; what a font lacks of them is not an error. Noto Sans KR
also keeps the letters of the atlas that comes with the program, some of which
are Han.
"""

import os
import shutil
import sys
import tempfile

from fontTools import merge, subset
from fontTools.ttLib import TTFont

LATIN_GREEK_CYRILLIC = [
    (0x0020, 0x007E), (0x00A0, 0x024F), (0x0250, 0x02FF), (0x0300, 0x036F), (0x0370, 0x03FF),
    (0x0400, 0x04FF), (0x1E00, 0x1EFF), (0xFB00, 0xFB06),
]
PUNCTUATION = [
    (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20CF), (0x2100, 0x214F), (0x2150, 0x218F),
    (0x2190, 0x21FF), (0x2200, 0x22FF), (0x25A0, 0x25FF), (0x2600, 0x26FF), (0x2713, 0x2717),
    (0xFEFF, 0xFEFF), (0xFFFC, 0xFFFD),
]
KOREAN_JAPANESE = [
    (0x1100, 0x11FF), (0x3000, 0x303F), (0x3040, 0x30FF), (0x3130, 0x318F),
    (0xAC00, 0xD7A3), (0xFF01, 0xFF5E),
]
ALL = [(0, 0x10FFFF)]

# Noto Sans KR sets dots at mid-height and these signs as wide as a syllable, as Korean print does. Latin words want them on
# the baseline and as wide as a letter, so Noto Sans has them.
NOT_FROM_KR = frozenset(map(ord, "…‥†‡‰§¶×÷±"))

# Signs of the window that no font above has, by the font that they are taken from.
SYMBOLS = {
    "noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf": "✓✔✕✖✗✘▴▵▸▹▾▿◂◃▲▶▼◀☰✎⌫⚠",
    "noto-sans-symbols/400Regular/NotoSansSymbols_400Regular.ttf": "⌂⚲",
    "noto-sans-math/400Regular/NotoSansMath_400Regular.ttf": "↶↷⟲⟳⋮⋯←↑→↓↔↕↖↗↘↙",
}

# Noto Sans KR substitutes glyphs for vertical writing, other East Asian styles and the jamo of old Hangul alone (shapers
# join today's jamo to syllables without it). Nothing here uses them, and they keep thousands of glyphs: it keeps kerning.
KR_FEATURES = ["kern", "mark", "mkmk"]


def cut(source, ranges, features=None, also=frozenset(), without=frozenset()):
    """The font with the characters of the ranges and some others that it has, but for some, and what shapes them."""
    options = subset.Options()
    options.hinting = False
    options.layout_features = features or subset.Options._layout_features_default
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "STAT", "MATH"]
    font = TTFont(source)
    wanted = {c for c in font.getBestCmap() if c in also or any(a <= c <= b for a, b in ranges)} - without
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    return font


def symbols(modules):
    """One small font of all SYMBOLS, with line heights of Noto Sans so that a sign makes no line taller."""
    with tempfile.TemporaryDirectory() as folder:
        pieces = []
        for i, (path, signs) in enumerate(SYMBOLS.items()):
            source = os.path.join(modules, "@expo-google-fonts", path)
            lacking = [s for s in signs if ord(s) not in TTFont(source).getBestCmap()]
            if lacking:
                sys.exit(f"{path} lacks {' '.join(lacking)}")
            font = cut(source, [(ord(s), ord(s)) for s in signs])
            # Signs stand alone: without shaping tables the fonts merge without conflict.
            for table in ("GSUB", "GPOS", "GDEF", "fpgm", "prep", "cvt "):
                if table in font:
                    del font[table]
            piece = os.path.join(folder, f"{i}.ttf")
            font.save(piece)
            pieces.append(piece)
        font = merge.Merger().merge(pieces)
    for field, value in {"ascent": 1069, "descent": -293, "lineGap": 0}.items():
        setattr(font["hhea"], field, value)
    for record in list(font["name"].names):
        text = {1: "City Ties Symbols", 3: "CityTiesSymbols", 4: "City Ties Symbols", 6: "CityTiesSymbols"}.get(record.nameID)
        if text:
            record.string = text
    return font


def main(modules, out, atlas):
    os.makedirs(out, exist_ok=True)
    with open(atlas, encoding="utf-8") as file:
        letters = frozenset(map(ord, file.read()))
    family = os.path.join(modules, "@expo-google-fonts")
    for file, name in [("NotoSansKR", "noto-sans-kr"), ("NotoSans", "noto-sans"), ("Vazirmatn", "vazirmatn")]:
        ranges = {
            "NotoSansKR": LATIN_GREEK_CYRILLIC + PUNCTUATION + KOREAN_JAPANESE,
            "NotoSans": LATIN_GREEK_CYRILLIC + PUNCTUATION,
            "Vazirmatn": ALL,
        }[file]
        for folder in ("400Regular", "600SemiBold"):
            weight = folder[3:]
            source = os.path.join(family, name, folder, f"{file}_{folder}.ttf")
            special = {"features": KR_FEATURES, "also": letters, "without": NOT_FROM_KR} if file == "NotoSansKR" else {}
            font = cut(source, ranges, **special)
            font.save(os.path.join(out, f"{file}-{weight}.ttf"))
        shutil.copy(os.path.join(family, name, "LICENSE_FONT"), os.path.join(out, f"{file}-OFL.txt"))
    symbols(modules).save(os.path.join(out, "Symbols.ttf"))
    # Noto's two symbol fonts and its mathematical one bear the same licence by the same authors.
    with open(os.path.join(out, "Symbols-OFL.txt"), "w", encoding="utf-8") as file:
        notices = []
        for name in ("noto-sans-symbols-2", "noto-sans-symbols", "noto-sans-math"):
            with open(os.path.join(family, name, "LICENSE_FONT"), encoding="utf-8") as licence:
                notice, text = licence.read().split("\n", 1)
            if notice not in notices:
                notices.append(notice)
        file.write("\n".join(notices) + "\n" + text)
    for file in sorted(os.listdir(out)):
        print(f"{os.path.join(out, file)}: {os.path.getsize(os.path.join(out, file))} bytes")


if __name__ == "__main__":
    # The same fonts to the bit whenever they are made: this is the time of change that fontTools writes.
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
    main(*sys.argv[1:])
