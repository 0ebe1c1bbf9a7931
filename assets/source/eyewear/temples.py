"""Temples: three acetate ones on a wire core, and two of metal: one with acetate tips, one that curls round the ear.

All rest on the ground with their tips.
"""
import math
from dataclasses import dataclass
import numpy as np
from atelier_mesh import solids as so
from atelier_mesh.curves import smoothstep
from atelier_mesh.mesh import Part, finish_layers
from atelier_mesh.text import text_mesh
from .frame import GAP, HINGE_H, JOINT_D, JOINT_H, OUTER_X, THICK, bow, sheet_uv, to_world
from .hardware import THREE, one, spring_hinge, temple_hinge, temple_rivets

BEND, BEND_R, DROP = 97.0, 26.0, 30.0   # where the ear bend starts, its radius, length of the drop


@dataclass
class Station:
    """A section along the temple: length s, place (depth, height) of the spine, and its slope."""

    s: float
    d: float
    h: float
    a: float


@dataclass
class Style:
    """Thickness and height along an acetate temple (mm at the joint, in the slender middle and at the tip)."""

    thick: tuple
    tall: tuple
    round_end: float


CLASSIC = Style((4.1, 3.2, 3.1), (11.0, 7.4, 9.8), 5.2)
SLIM = Style((3.3, 2.5, 2.4), (9.4, 5.0, 6.4), 3.4)
BOLD = Style((4.1, 4.4, 4.2), (11.0, 13.4, 13.0), 6.2)
SECTION_LAYER = range(5, 13)   # the quads of a section on the side of the head: what a second sheet would show


def spine(angle, round_end, early=()):
    """Stations from the joint to the tip: straight, ear bend by `angle` (radians), drop, rounded end."""
    out = [Station(s, s, 0, 0) for s in (0, 0.08, 0.2, 0.35, 0.5, 1, 2, 4, 8, 13, 19, 26, 34, 43, 53, 63, 73, 82, 90, BEND)]
    for i in range(1, 9):
        a = angle * i / 8
        out.append(Station(BEND + BEND_R * a, BEND + BEND_R * math.sin(a), -BEND_R * (1 - math.cos(a)), a))
    e = out[-1]
    run = lambda t: Station(e.s + t, e.d + t * math.cos(angle), e.h - t * math.sin(angle), angle)
    out += [run(t) for t in np.linspace(0, 1, 6)[1:] * (DROP - round_end)]
    out += [run(DROP - round_end + round_end * math.sin(i / 8 * math.pi / 2)) for i in range(1, 9)]
    return out, e.s + DROP - round_end


def sideways(s):
    """How far the temple bows out and its drop turns in, at length s."""
    return 1.6 * math.sin(math.pi * min(s / 110, 1.0)) - 5.5 * float(smoothstep(70, 150, s)) ** 1.2


class Acetate:
    """Geometry of one acetate temple at x>0."""

    def __init__(self, style, angle):
        self.style, self.angle = style, angle
        self.stations, self.end = spine(angle, style.round_end)

    def thick(self, s):
        a, b, c = self.style.thick
        return a + (b - a) * float(smoothstep(0, 60, s)) + (c - b) * float(smoothstep(60, 140, s))

    def tall(self, s):
        a, b, c = self.style.tall
        return a + (b - a) * float(smoothstep(4, 62, s)) + (c - b) * float(smoothstep(92, 136, s))

    def middle(self, s):
        return OUTER_X - self.thick(s) / 2 + sideways(s)

    def inner(self, s):
        return self.middle(s) - self.thick(s) / 2

    def outer(self, s):
        return self.middle(s) + self.thick(s) / 2 + 0.22 * min(1, s / 20)

    def body(self):
        rings = []
        for st in self.stations:
            s = st.s
            k = 1.0 if s <= self.end else max(math.sqrt(max(1 - ((s - self.end) / self.style.round_end) ** 2, 0)), 0.02)
            w, h = self.thick(s) * (0.45 + 0.55 * k), self.tall(s) * k
            r = min(1.25 if s > 1.5 else 1.0, w * 0.42, h * 0.42)
            if s < 0.5:
                ins = 0.30 * (1 - math.sqrt(max(0, 1 - (1 - min(s / 0.5, 1)) ** 2)))
                w, h = w - 2 * ins, h - 2 * ins
            p = so.rounded_rect(w, h, r, 3, 1)
            dome = 0.22 * (1 - (p[:, 1] / (h / 2 + 1e-6)) ** 2) * (p[:, 0] > 0) * min(1, s / 20)
            x = self.middle(s) + p[:, 0] + dome
            flush = 1 - float(smoothstep(0, 14, s))
            d0 = (bow(x) + THICK + GAP) * flush + JOINT_D * (1 - flush)
            rings.append(np.stack([x, d0 + st.d + p[:, 1] * math.sin(st.a), HINGE_H + st.h + p[:, 1] * math.cos(st.a)], -1))
        return so.loft(rings)

    def layer(self, faces):
        """Which faces of `body` belong to the sheet on the side of the head."""
        sides = 20 * (len(self.stations) - 1)
        return [i < sides and i % 20 in SECTION_LAYER for i in range(faces)]

    def core(self):
        """The stiffening wire inside the acetate."""
        rings, lo, hi = [], 13.5, self.end - 6
        for st in self.stations:
            if not lo <= st.s <= hi:
                continue
            k = max(min(1, (st.s - lo + 0.4) / 1.2, (hi + 0.4 - st.s) / 1.2), 0.3)
            q = so.rounded_rect(0.95 * k, max(2.2 - 0.006 * st.s, 1.0) * k, 0.4 * k, 2, 0)
            rings.append(np.stack([self.middle(st.s) - 0.1 + q[:, 0], JOINT_D + st.d + q[:, 1] * math.sin(st.a), HINGE_H + st.h + q[:, 1] * math.cos(st.a)], -1))
        return so.loft(rings)


def lowest(part):
    return to_world(part[0])[:, 1].min() * 1000


def fitted(make, a=math.radians(38), b=math.radians(41)):
    """The ear bend (or another number) with which the temple just touches the ground (secant)."""
    fa, fb = lowest(make(a)), lowest(make(b))
    for _ in range(8):
        a, fa, b = b, fb, b - fb * (b - a) / (fb - fa)
        fb = lowest(make(b))
        if abs(fb) < 2e-4:
            break
    return b


def printed(name, inner, stations, font, texts, start=38.0, height=1.9, spacing=0.25):
    """Marks on the inner faces, read from inside: a part for each side. `texts` = (x>0 side, x<0 side)."""
    parts = []
    for side, end, text in zip((1, -1), "LR", texts):
        p, t = text_mesh(font, text, height, spacing)
        p = p - [0, height / 2]
        s = start + (p[:, 0].max() - p[:, 0] if side > 0 else p[:, 0])
        x = np.interp(s, stations, [inner(q) for q in stations]) - 0.03   # the body is straight between stations
        v = np.stack([side * x, JOINT_D + s, HINGE_H + p[:, 1]], -1)
        parts.append(Part(f"{name}_{end}", "print", v, [tuple(q) for q in t], sheet=True, weld=1e-5))
    return parts


WORDS = (38.0, 30.0, 6.0)   # where the customer's letters are engraved: from, length, height


def engraved(inner, stations):
    """The place for letters of the customer on the inner face of the left temple, read from inside; UV 0..1, v = 0 at the top."""
    start, length, height = WORDS
    u, v = np.meshgrid(np.linspace(0, 1, 31), (0, 1))
    s = start + length * (1 - u)
    x = np.interp(s, stations, [inner(q) for q in stations]) - 0.03
    p = np.stack([x, JOINT_D + s, HINGE_H + height * (0.5 - v)], -1).reshape(-1, 3)
    quads = [(31 + i, 32 + i, i + 1, i) for i in range(30)]
    return Part("Temple_Words", "engraving", p, quads, uv=np.stack([u, v], -1).reshape(-1, 2), sheet=True, weld=1e-5)


def loop(t, s, size):
    """The rubber eye of a cord round the drop of a temple at length s; `size` is (thick, tall) of the temple there."""
    st = min(t.stations, key=lambda q: abs(q.s - s))
    wide, tall, r = size[0] / 2 + 0.25, size[1] / 2 + 0.25, 0.85
    along = np.array([0, math.cos(st.a), -math.sin(st.a)])
    up = np.array([0, math.sin(st.a), math.cos(st.a)])
    centre = np.array([t.middle(st.s), JOINT_D + st.d, HINGE_H + st.h])
    v, f, n, m = [], [], 22, 6
    for i in range(n):
        a = 2 * math.pi * i / n
        q = np.array([1.0, 0, 0]) * wide * math.cos(a) + up * tall * math.sin(a)
        out = np.array([1.0, 0, 0]) * math.cos(a) * tall + up * math.sin(a) * wide
        out /= np.linalg.norm(out)
        for j in range(m):
            b = 2 * math.pi * j / m
            v.append(centre + q + out * r * math.cos(b) + along * r * 1.5 * math.sin(b))
            f.append((i * m + j, i * m + (j + 1) % m, (i + 1) % n * m + (j + 1) % m, (i + 1) % n * m + j))
    return np.array(v), f


def acetate_temple(style, fonts, texts):
    """All nodes of an acetate temple pair, with every hinge, loop and hand that goes with it; the catalog hides what is not chosen."""
    t = Acetate(style, fitted(lambda a: Acetate(style, a).body()))
    out = []
    at = t.end - 7.0
    for side, n in ((1, "L"), (-1, "R")):
        body = one(f"Temple_{n}", "temple", t.body(), side, crease=60)
        body.uv = sheet_uv(body.vertices, "temple")
        body.layer = t.layer(len(body.faces))
        height = min(5.6, style.tall[0] - 3.4)
        out += [*finish_layers(body, f"Temple_Lining_{n}", "temple_lining"), one(f"Temple_Core_{n}", "metal", t.core(), side, crease=50),
                one(f"Temple_Hinge_{n}", "metal", temple_hinge(t.inner, height=height), side, crease=32),
                one(f"Temple_Three_{n}", "metal", temple_hinge(t.inner, 8.6, 4.4, (5.6,), THREE), side, crease=32),
                one(f"Temple_Rivets_{n}", "metal", temple_rivets(t.outer), side, crease=40)]
        if style is not SLIM:
            out.append(one(f"Temple_Spring_{n}", "metal", spring_hinge(t.inner), side, crease=32))
        if style is not BOLD:
            out.append(one(f"Temple_Loop_{n}", "loop", loop(t, at, (t.thick(at), t.tall(at))), side, crease=60))
    stations = [q.s for q in t.stations if q.a == 0]
    out.extend(printed("Temple_Print", t.inner, stations, fonts["print"], texts))
    out.append(engraved(t.inner, stations))
    return out


class Wire:
    """A metal rod that grows out of a flat end block, with an acetate tip drawn over it; x>0."""

    ROUND = 2.4

    def __init__(self, angle):
        self.stations, self.end = spine(angle, self.ROUND)
        extra = [Station(s, s, 0, 0) for s in (6.5, 9.5, 11, 15, 17)]
        self.rod_stations = sorted(self.stations + extra, key=lambda q: q.s)

    def middle(self, s):
        return OUTER_X - 1.45 + sideways(s)

    def inner(self, s):
        return self.middle(s) - 1.1

    def outer(self, s):
        return self.middle(s) + 1.1

    def rod(self):
        rings = []
        stop = self.end - 8
        for st in self.rod_stations:
            if st.s > stop:
                break
            t = float(smoothstep(8, 19, st.s))
            w, h = 2.2 + (1.5 - 2.2) * t, 8.6 + (1.5 - 8.6) * t
            if st.s < 0.5:
                ins = 0.30 * (1 - math.sqrt(max(0, 1 - (1 - st.s / 0.5) ** 2)))
                w, h = w - 2 * ins, h - 2 * ins
            p = so.rounded_rect(w, h, min(0.55 + 0.195 * t, w / 2 - 0.002), 3, 1)
            x = self.middle(st.s) + p[:, 0]
            flush = 1 - float(smoothstep(0, 14, st.s))
            d0 = (bow(x) + THICK + GAP) * flush + JOINT_D * (1 - flush)
            rings.append(np.stack([x, d0 + st.d + p[:, 1] * math.sin(st.a), HINGE_H + st.h + p[:, 1] * math.cos(st.a)], -1))
        return so.loft(rings)

    def tip(self):
        """The sleeve: a mouth of 1.5 mm radius at s=88 that widens to the drop."""
        rings, start = [], 88.0
        pts = [Station(start + t, start + t, 0, 0) for t in (0, 0.1, 0.3, 0.6, 3)] + [q for q in self.stations if q.s > start + 4]
        for st in pts:
            k = 1.0 if st.s <= self.end else max(math.sqrt(max(1 - ((st.s - self.end) / self.ROUND) ** 2, 0)), 0.02)
            g = float(smoothstep(start, 134, st.s))
            lip = 0.45 * (1 - math.sqrt(max(0, 1 - (1 - min((st.s - start) / 0.6, 1)) ** 2)))
            w, h = (2.5 + 0.3 * g - 2 * lip) * (0.45 + 0.55 * k), (2.5 + 2.4 * g - 2 * lip) * k
            p = so.rounded_rect(w, h, min(w, h) * 0.47, 4, 1)
            rings.append(np.stack([self.middle(st.s) + p[:, 0], JOINT_D + st.d + p[:, 1] * math.sin(st.a), HINGE_H + st.h + p[:, 1] * math.cos(st.a)], -1))
        return so.loft(rings)


def wire_temple():
    """All nodes of the metal temple pair (nothing is printed on it)."""
    return _metal(Wire(fitted(lambda a: Wire(a).tip())))


def cable_temple():
    """All nodes of the pair that curls round the ear."""
    return _metal(Cable(fitted(lambda r: Cable(r).tip(), 13.0, 15.0)), loops=False)


def _metal(t, loops=True):
    out = []
    for side, n in ((1, "L"), (-1, "R")):
        tip = one(f"Temple_{n}", "temple", t.tip(), side, crease=60)
        tip.uv = sheet_uv(tip.vertices, "temple")
        out += [tip, one(f"Temple_Rod_{n}", "metal", t.rod(), side, crease=45),
                one(f"Temple_Hinge_{n}", "metal", temple_hinge(t.inner, length=6.4, height=5.0, rivets=(3.2, 5.9)), side, crease=32),
                one(f"Temple_Three_{n}", "metal", temple_hinge(t.inner, 6.4, 4.2, (4.6,), THREE), side, crease=32)]
        if loops:
            at = t.end - 6.0
            out.append(one(f"Temple_Loop_{n}", "loop", loop(t, at, (2.8, 4.7)), side, crease=60))
    return out


class Cable(Wire):
    """A rod that runs on into a springy curl round the ear, under a sheath of acetate; `bend` is the radius of the curl in mm."""

    ROUND, START, TURN = 1.7, 120.0, math.radians(208)

    def __init__(self, bend):
        out = [Station(s, s, 0, 0) for s in (0, 0.08, 0.2, 0.35, 0.5, 1, 2, 4, 8, 13, 19, 26, 34, 43, 53, 63, 73, 82, 92, 106, self.START)]
        r = lambda a: bend * (1 - 0.22 * float(smoothstep(1.6, 3.6, a)))     # the curl closes towards its end
        d, h, s, steps = self.START, 0.0, self.START, 34
        for i in range(1, steps + 1):
            a = self.TURN * (i - 0.5) / steps
            step = r(a) * self.TURN / steps
            d, h, s = d + step * math.cos(a), h - step * math.sin(a), s + step
            out.append(Station(s, d, h, self.TURN * i / steps))
        e = out[-1]
        self.end = e.s
        for i in range(1, 7):
            t = self.ROUND * math.sin(i / 6 * math.pi / 2)
            out.append(Station(e.s + t, e.d + t * math.cos(e.a), e.h - t * math.sin(e.a), e.a))
        self.stations = out
        self.rod_stations = sorted(out + [Station(s, s, 0, 0) for s in (6.5, 9.5, 11, 15, 17)], key=lambda q: q.s)

    def tip(self):
        rings, start = [], self.START - 6
        pts = [Station(start + t, start + t, 0, 0) for t in (0, 0.1, 0.3, 0.6, 2.0)] + [q for q in self.stations if q.s > start + 3]
        for st in pts:
            k = 1.0 if st.s <= self.end else max(math.sqrt(max(1 - ((st.s - self.end) / self.ROUND) ** 2, 0)), 0.02)
            lip = 0.35 * (1 - math.sqrt(max(0, 1 - (1 - min((st.s - start) / 0.6, 1)) ** 2)))
            bulb = 1.0 * float(smoothstep(self.end - 5, self.end - 1, st.s))
            p = so.circle((1.2 + 0.5 * bulb - lip) * k, 14)
            rings.append(np.stack([self.middle(st.s) + p[:, 0], JOINT_D + st.d + p[:, 1] * math.sin(st.a), HINGE_H + st.h + p[:, 1] * math.cos(st.a)], -1))
        return so.loft(rings)
