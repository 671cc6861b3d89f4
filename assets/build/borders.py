"""Which borders are drawn plain, which dashed, which not at all, and why.

The border lines of Natural Earth 1:10m come without names or types in the
package that we take them from, only with their place in the file. `world.py`
finds the pair of countries beside each line from another data set; here we
say, by pair or by place, what becomes of it. Pairs bear that data set's names,
sorted. What stands in no list is drawn plain.

The rule: lines stand where control changes hands on the ground. Dashed are
those where the status of a whole territory is open, where a state claims the
land beyond, or which were only ever meant as a line of armistice or control.
Plain are borders agreed as a whole with single points in dispute. Being dashed
takes no side; nor does being plain.
"""

# The file that the numbers below count in.
LINES_SHA256 = "b6811b9e2f6ed40b31622e6d261210c5e6afded9b7ad71977d3658293f56373f"

# Line number → why it is left out.
DROPPED = {
    **{n: "runs in open water or a river's mouth, where the land ends" for n in range(19)},
    433: "southern edge of the Korean demilitarised zone; the line within it (37) stands for it",
    434: "the leased ground of Baikonur is no border",
    435: "northern edge of the Korean demilitarised zone; the line within it (37) stands for it",
    436: "eastern edge of the zone between the lines on the Golan; the western line (33) stands for it",
    464: "between Hokkaido and the southern Kurils, across water; no land border lies there",
    465: "across the strait of Kerch, in water",
    504: "a second course over the Southern Patagonian Ice Field; 447 stands for it",
}

# Pair of countries → why its whole border is dashed.
DISPUTED_PAIRS = {
    "Afghanistan-Pakistan": "the Durand Line of 1893, which no Afghan government has accepted",
    "Belize-Guatemala": "Guatemala's claim is before the International Court of Justice",
    "Bhutan-China": "never agreed; in negotiation since 1984",
    "China-India": "the Line of Actual Control; Aksai Chin and Arunachal Pradesh are claimed by the other side",
    "China-Pakistan": "through Kashmir, by an agreement of 1963 that India rejects",
    "China-Siachen Glacier": "through Kashmir",
    "Croatia-Serbia": "along the Danube the sides hold to different courses of the river",
    "Cyprus U.N. Buffer Zone-N. Cyprus": "ceasefire line of 1974; Northern Cyprus is recognised by Turkey alone",
    "Cyprus-Cyprus U.N. Buffer Zone": "ceasefire line of 1974",
    "Dhekelia-N. Cyprus": "ceasefire line of 1974",
    "Gibraltar-Spain": "Spain does not accept the isthmus as British",
    "Guyana-Venezuela": "Venezuela claims the land west of the Essequibo; before the International Court of Justice",
    "India-Siachen Glacier": "through Kashmir",
    "Israel-Lebanon": "line of withdrawal of 2000 (Blue Line), and the edge of the Golan; no agreed border",
    "Israel-Palestine": "armistice lines of 1949 and the limits of Jerusalem and Gaza; no agreed border",
    "Israel-Syria": "ceasefire line on the Golan, occupied in 1967",
    "Kosovo-Serbia": "Serbia does not recognise Kosovo",
    "Morocco-Spain": "Morocco claims Ceuta and Melilla",
    "Morocco-W. Sahara": "the sand wall through Western Sahara, whose status is open",
    "North Korea-South Korea": "military demarcation line of the armistice of 1953; neither side calls it a border",
    "Pakistan-Siachen Glacier": "through Kashmir",
    "Somalia-Somaliland": "Somaliland declared its independence in 1991; hardly any state recognises it",
}

# Line number → why it is dashed although the rest of its pair is not.
DISPUTED_LINES = {
    30: "Ilemi Triangle",
    31: "Tanzania claims the border along the middle of Lake Malawi",
    35: "both claim the land between the Litani and the Marouini",
    36: "New River Triangle",
    210: "Olivenza; Portugal has not accepted its loss",
    328: "the Golan's edge on the Yarmuk",
    402: "Abyei, whose vote on its state was never held",
    403: "Kafia Kingi, claimed by Sudan and South Sudan",
    447: "Southern Patagonian Ice Field, left open by the agreement of 1998",
    453: "Jammu; Pakistan calls it a working boundary, not a border",
    457: "Crimea, taken by Russia in 2014, Ukraine's by law",
    458: "Ilemi Triangle",
    459: "Ilemi Triangle",
    462: "Ilemi Triangle",
    463: "Ilemi Triangle",
    466: "Kalapani, claimed by Nepal",
    468: "Kalapani, claimed by Nepal",
    472: "Rincon de Artigas, claimed by Uruguay",
    474: "Rincon de Artigas, claimed by Uruguay",
    475: "Rincon de Artigas, claimed by Uruguay",
    477: "Rincon de Artigas, claimed by Uruguay",
    495: "Bir Tawil, which neither Egypt nor Sudan claims",
    496: "Halaib Triangle, claimed by Sudan",
    498: "mouth of the Dragonja; Croatia does not accept the award of 2017",
    509: "Line of Control through Kashmir",
    510: "Line of Control through Kashmir",
    511: "Line of Control through Kashmir",
}

# Line number → why it is plain although its pair is dashed.
AGREED_LINES = {
    150: "the border of Sikkim, which India and China both accept",
}

# Lines that the source lacks: why, then longitudes and latitudes.
ADDED_DISPUTED = [
    (
        "northern limit of Western Sahara, 27°40′ N by the convention of 1912 (line 448 going on to the coast); "
        "without it the territory west of the sand wall could not be told from Morocco",
        [(-8.81703387, 27.66146534), (-13.1784, 27.6615)],
    ),
]
