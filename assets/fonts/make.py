"""Makes the embedded faces from Noto (Debian: fonts-noto-core), with `pip install fonttools`.

Each face is Noto Sans or Noto Serif cut down to the Latin, Greek and Cyrillic of interstate documents, with the
few signs of the interface added from Noto Sans Symbols 2, Symbols and Math. The family is renamed, because a
machine may have another cut of Noto: what is drawn must not depend on it. Noto reserves no font name (OFL.txt).
"""

import os
import sys
import tempfile

from fontTools import merge, subset
from fontTools.ttLib import TTFont

NOTO = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/fonts/truetype/noto"
LETTERS = (
    "20-7E A0-24F 259 2BB-2BC 2C6-2DD 300-304 306-30C 327-328 342 345 370-3FF 400-52F 1E00-1EFF 2000-206F 2070-209F "
    "20A0-20BF 2100-2122 2126 212E 2150-215E 2160-217F 2190-2195 2212 2215 2219 221A 221E 2248 2260 2264 2265 "
    "25CC FB01 FB02 FFFD"
)
SIGNS = "✓✕●○◐◆◇■□▲▼▾▸▴◂☑☐☰✎☀☾↕↑↓←→⇄↩↪⌕⚙⟨⟩⊘≡⋯"


def codes(ranges):
    for piece in ranges.split():
        first, _, last = piece.partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


def cut(path, wanted, features):
    options = subset.Options()
    options.layout_features = features
    options.hinting = False
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.drop_tables += ["FFTM", "meta"]
    font = subset.load_font(path, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=list(wanted))
    subsetter.subset(font)
    return font


def make(noto, family, weight):
    base = cut(
        f"{NOTO}/{noto}-{weight}.ttf",
        codes(LETTERS),
        ["kern", "liga", "mark", "mkmk", "ccmp", "locl", "calt", "sups", "subs"],
    )
    missing = {ord(sign) for sign in SIGNS} - set(base.getBestCmap())
    with tempfile.TemporaryDirectory() as folder:
        parts = [os.path.join(folder, "base.ttf")]
        base.save(parts[0])
        for source in ["NotoSansSymbols2-Regular", "NotoSansSymbols-Regular", "NotoSansMath-Regular"]:
            path = f"{NOTO}/{source}.ttf"
            here = missing & set(TTFont(path).getBestCmap())
            missing -= here
            if here:
                extra = cut(path, here, [])
                for table in ["GSUB", "GPOS", "GDEF", "MATH", "vhea", "vmtx", "STAT"]:
                    if table in extra:
                        del extra[table]
                parts.append(os.path.join(folder, f"{source}.ttf"))
                extra.save(parts[-1])
        if missing:
            raise SystemExit(f"no face has {[chr(code) for code in missing]}")
        whole = merge.Merger().merge(parts)
    original = TTFont(f"{NOTO}/{noto}-{weight}.ttf")
    for field in ["ascent", "descent", "lineGap"]:
        setattr(whole["hhea"], field, getattr(original["hhea"], field))
    for field in ["sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent", "fsSelection", "usWeightClass"]:
        setattr(whole["OS/2"], field, getattr(original["OS/2"], field))
    whole["head"].macStyle = original["head"].macStyle
    whole["head"].modified = whole["head"].created = original["head"].modified
    style = {"BoldItalic": "Bold Italic"}.get(weight, weight)
    for record in list(whole["name"].names):
        if record.nameID in (16, 17, 21, 22, 25):
            whole["name"].removeNames(nameID=record.nameID)
    for number, value in {1: family, 2: style, 3: f"{family} {style}", 4: f"{family} {style}", 6: f"{family.replace(' ', '')}-{weight}"}.items():
        whole["name"].setName(value, number, 3, 1, 0x409)
    whole.recalcTimestamp = False
    whole.save(f"{family.replace(' ', '')}-{weight}.ttf")


for noto, family in [("NotoSans", "Travaux Sans"), ("NotoSerif", "Travaux Serif")]:
    for weight in ["Regular", "Bold", "Italic", "BoldItalic"]:
        make(noto, family, weight)
