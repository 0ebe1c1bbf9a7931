"""Subset the fonts of the interface and those that products are lettered with.

Usage: fonts.py INTER_PACKAGE PHOSPHOR_PACKAGE LETTERING_PACKAGES OUT

INTER_PACKAGE is the unpacked web package `inter-ui` 4.1.1 (OFL 1.1), PHOSPHOR_PACKAGE the unpacked `@phosphor-icons/web` 2.1.2
(MIT), LETTERING_PACKAGES a folder with the unpacked packages of `LETTERING` (`@fontsource/...` 5.3.0, OFL 1.1), each in a folder
of its name. Writes static TrueType files, licences and `icons.txt` (name, code point).
"""
import os
import re
import shutil
import sys
import tempfile
from fontTools import merge, subset
from fontTools.ttLib import TTFont

LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x180), 0x192, 0x218, 0x219, 0x21A, 0x21B, 0x1E9E, *range(0x2C6, 0x2DE), *range(0x2000, 0x2070),
         0x2070, *range(0x2074, 0x208F), *range(0x20A0, 0x20C1), 0x2113, 0x2116, 0x2122, 0x2126, 0x212E, *range(0x2150, 0x215F), *range(0x2190, 0x21FF),
         0x2202, 0x2206, 0x220F, 0x2211, 0x2212, 0x2215, 0x2219, 0x221A, 0x221E, 0x222B, 0x2248, 0x2260, 0x2264, 0x2265, 0x25A1, 0x25CA, 0x25CF, 0x2605, 0x2606, 0x2713, 0xFB01, 0xFB02]
ICONS = """caret-left caret-right caret-up caret-down arrow-counter-clockwise arrow-clockwise heart star share share-network floppy-disk
folder-open trash copy pencil-simple plus minus x check check-circle warning warning-circle info wifi-slash cloud-slash cloud-arrow-up
sparkle users user medal seal-check lightbulb chat-circle eyeglasses palette magnifying-glass globe translate house list gear lock
lock-open link qr-code envelope shopping-bag clock calendar fire thumbs-up cube arrows-out camera image eye eye-slash sliders swatches tag
trend-up storefront arrow-left arrow-right arrow-up arrow-down dots-three hand-tap cursor-click download upload export spinner
circle-notch bookmark-simple dice-five scissors ruler paper-plane-tilt cloud-check wifi-high crown stack sun moon squares-four x-circle""".split()

# Fonts that words on products are set in: name of the file, package, weight and style.
LETTERING = [("EBGaramond-Medium", "eb-garamond", "500-normal"), ("EBGaramond-MediumItalic", "eb-garamond", "500-italic"),
             ("PlayfairDisplay-Bold", "playfair-display", "700-normal"), ("PinyonScript-Regular", "pinyon-script", "400-normal")]


def cut(src, dst, unicodes, features):
    opt = subset.Options()
    opt.layout_features = features
    opt.flavor = None
    opt.hinting = False
    opt.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    opt.glyph_names = False
    opt.notdef_outline = True
    font = subset.load_font(src, opt)
    s = subset.Subsetter(opt)
    s.populate(unicodes=unicodes)
    s.subset(font)
    font.flavor = None
    subset.save_font(font, dst, opt)


def lettering(packages, out):
    """The packages cut fonts into pieces by script; the letters of European languages are in two of them."""
    for name, package, style in LETTERING:
        files = f"{packages}/{package}/files/{package}"
        with tempfile.TemporaryDirectory() as scratch:
            pieces = []
            for script in ("latin", "latin-ext"):
                font = TTFont(f"{files}-{script}-{style}.woff2")
                font.flavor = None
                for table in {"fpgm", "prep", "cvt ", "gasp", "DSIG"} & set(font.keys()):
                    del font[table]
                pieces.append(f"{scratch}/{script}.ttf")
                font.save(pieces[-1])
            whole = merge.Merger().merge(pieces)
            whole.save(f"{scratch}/whole.ttf")
            cut(f"{scratch}/whole.ttf", f"{out}/{name}.ttf", LATIN, ["kern", "mark", "mkmk", "ccmp", "calt", "liga", "locl"])
        shutil.copy(f"{packages}/{package}/LICENSE", f"{out}/{name.split('-')[0]}-LICENSE.txt")


def main(inter, phosphor, packages, out):
    lettering(packages, out)
    for w in ("Regular", "Medium", "SemiBold"):
        cut(f"{inter}/web/Inter-{w}.woff2", f"{out}/Inter-{w}.ttf", LATIN, ["kern", "mark", "mkmk", "ccmp", "calt", "liga", "locl", "tnum", "case", "frac"])
    shutil.copy(f"{inter}/LICENSE.txt", f"{out}/Inter-LICENSE.txt")
    css = open(f"{phosphor}/src/regular/style.css").read()
    table = {n: int(c, 16) for n, c in re.findall(r"\.ph\.ph-([a-z0-9-]+):before\s*\{\s*content:\s*\"\\([0-9a-f]+)\"", css)}
    points = {i: table[i] for i in ICONS}
    ttf = next(f for f in os.listdir(f"{phosphor}/src/regular") if f.endswith(".ttf"))
    cut(f"{phosphor}/src/regular/{ttf}", f"{out}/phosphor.ttf", list(points.values()), [])
    shutil.copy(f"{phosphor}/LICENSE", f"{out}/Phosphor-LICENSE.txt")
    with open(f"{out}/icons.txt", "w") as f:
        f.writelines(f"{n} U+{points[n]:04X}\n" for n in sorted(points))
    for f in sorted(os.listdir(out)):
        if f.endswith(".ttf"):
            t = TTFont(f"{out}/{f}")
            print(f, os.path.getsize(f"{out}/{f}"), "bytes,", t["maxp"].numGlyphs, "glyphs, kern" if "GPOS" in t else "glyphs")


if __name__ == "__main__":
    main(*sys.argv[1:5])
