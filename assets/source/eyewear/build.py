"""Builds every eyewear GLB. Run from assets/source: python -m eyewear.build OUT_FOLDER FONTS SCRIPT_FONTS [NAME...]

With names only those files are written."""
import os
import sys
from atelier_mesh.glb import write_glb
from atelier_mesh.mesh import finish_layers
from . import accessories, browline, clips, folding, fronts, hardware, pads, temples
from .frame import MATERIALS, to_world
from .shapes import SHAPES

# As printed on the temples. No size: that is what the customer chooses, and a mesh would say one of them for all.
MARKS = ("WORKSHOP", "ATELIER")
SHEETS = ("engraving", "print", "shade", "shade_low")     # may be open


WITHOUT_CLIP = ("aviator",)


def lenses(key, k):
    return [fronts.lens_mesh(key, k, "L"), fronts.lens_mesh(key, k, "R"), *([] if key in WITHOUT_CLIP else clips.clip(key, k))]


def products(fonts):
    """Every file: name, its parts, and the map from bench axes to glTF axes."""
    for key in SHAPES:
        k = fronts.fitted(key)
        yield f"front_{key}", [*finish_layers(fronts.front_mesh(key, k), "Front_Lining", "front_lining"), *lenses(key, k)], to_world
    k = fronts.fitted("browline", browline.rims)
    yield "front_browline", [browline.bars(k), browline.rims(k), *lenses("browline", k)], to_world
    for name, style in (("classic", temples.CLASSIC), ("slim", temples.SLIM), ("bold", temples.BOLD)):
        yield f"temple_{name}", temples.acetate_temple(style, fonts, MARKS), to_world
    yield "temple_wire", temples.wire_temple(), to_world
    yield "temple_cable", temples.cable_temple(), to_world
    outer = temples.Acetate(temples.CLASSIC, 0.7).outer
    yield "rivets_dots", hardware.front_rivets(), to_world
    for kind in ("bars", "facets"):
        yield f"rivets_{kind}", hardware.ornaments(kind, outer), to_world
    yield "hinge_five", hardware.front_hinge(), to_world
    yield "hinge_three", hardware.front_hinge(hardware.THREE, (5.0, 4.6)), to_world
    yield "pads_adjustable", pads.adjustable(), to_world
    yield "pads_saddle", pads.saddle(), to_world
    yield "pads_low", pads.saddle(6.2, 3.3), to_world
    yield "pads_titanium", pads.titanium(), to_world
    yield from accessories.files()


def turns(name):
    """What moves in a file."""
    kind, _, key = name.partition("_")
    if kind == "temple":
        return folding.turns(key)
    if kind == "case":
        return accessories.opening(name)
    return folding.turns("classic") if name in ("rivets_bars", "rivets_facets") else []


def main(out, fonts, *only):
    bad = total = 0
    fonts = dict(print=f"{fonts}/Inter-Medium.ttf", block=f"{fonts}/Inter-SemiBold.ttf", serif=f"{fonts}/PlayfairDisplay-Bold.ttf", script=f"{fonts}/PinyonScript-Regular.ttf")
    for name, parts, place in products(fonts):
        if only and name not in only:
            continue
        path = os.path.join(out, name + ".glb")
        reports = write_glb(path, parts, place, MATERIALS, turns=turns(name))
        lo = [min(r["min"][i] for r in reports) * 1000 for i in range(3)]
        hi = [max(r["max"][i] for r in reports) * 1000 for i in range(3)]
        size = os.path.getsize(path)
        total += size
        print(f"{name}: {size} bytes, {sum(r['triangles'] for r in reports)} triangles, mm", [f"{a:.2f}..{b:.2f}" for a, b in zip(lo, hi)])
        for r in reports:
            flaw = r["open_edges"] and r["slot"] not in SHEETS
            bad += bool(flaw)
            print(f"   {r['name']:16} {r['slot']:12} {r['triangles']:6} tris {r['vertices']:6} verts  parts {r['components']:2}  open {r['open_edges']}  least volume {r['min_volume']:.4f}{'  <-- OPEN' if flaw else ''}")
    print("total bytes", total)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
