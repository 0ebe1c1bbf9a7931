"""Reads a catalog as the program does, as far as pictures need it: what a design shows, and which designs are valid.

Invariant: what is read here is what `src/app/scene/effects.rs` makes of the same design; nothing is written.
A design is a dictionary from the id of a group to that of a value. Numbers are numbers, `None` is a group that does not exist.
"""
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOKEN = re.compile(r'\s+|//[^\n]*|#!\[[^\]]*\]|"((?:[^"\\]|\\.)*)"|(-?\d[\d_]*(?:\.\d+)?)|([A-Za-z_]\w*)|([(){}\[\]:,])')


def linear(color):
    """Linear light of `#rrggbb`, each channel from 0 to 1 (IEC 61966-2-1)."""
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def multiplied(color, tint):
    """`#rrggbb` of one colour seen through another."""
    light = [c * t for c, t in zip(linear(color), linear(tint))]
    coded = [12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055 for c in light]
    return "#" + "".join(f"{round(255 * c):02x}" for c in coded)


def read_ron(text):
    """The value in a RON text: lists, dictionaries (of structs, maps and variants, which have their name under `""`), scalars."""
    tokens, end = [], 0
    while end < len(text):
        found = TOKEN.match(text, end)
        if not found:
            raise ValueError(f"not RON at {text[end:end + 40]!r}")
        end = found.end()
        word, number, name, sign = found.groups()
        if word is not None:
            tokens.append(("word", word.replace('\\"', '"').replace("\\\\", "\\")))
        elif number is not None:
            tokens.append(("number", float(number) if "." in number else int(number)))
        elif name is not None:
            tokens.append(("name", name))
        elif sign is not None:
            tokens.append(("sign", sign))
    value, at = _value(tokens, 0)
    if at != len(tokens):
        raise ValueError("more than one value")
    return value


def _value(tokens, at):
    kind, what = tokens[at]
    if kind in ("word", "number"):
        return what, at + 1
    if kind == "name":
        known = {"true": True, "false": False, "None": None}
        if at + 1 < len(tokens) and tokens[at + 1] == ("sign", "("):
            inner, at = _value(tokens, at + 1)
            if what == "Some":
                return inner[0], at
            return ({"": what, **inner} if isinstance(inner, dict) else {"": what, "items": inner}), at
        return known.get(what, what), at + 1
    close = {"(": ")", "[": "]", "{": "}"}[what]
    at, items, pairs = at + 1, [], {}
    while tokens[at] != ("sign", close):
        key, at = _value(tokens, at)
        if tokens[at] == ("sign", ":"):
            pairs[key], at = _value(tokens, at + 1)
        else:
            items.append(key)
        if tokens[at] == ("sign", ","):
            at += 1
    return (pairs if what == "{" or pairs else items), at + 1


class Catalog:
    """A line: its groups as choices, its rules as a test, its looks."""

    def __init__(self, line):
        folder = ROOT / "catalogs" / line
        self.line, self.raw = line, read_ron((folder / "catalog.ron").read_text())
        self.samples = read_ron((folder / "samples.ron").read_text())
        self.stage, self.materials = self.raw["stage"], self.raw["materials"]
        self.groups = {group["id"]: group for group in self.raw["groups"]}
        self.values = {id: self._values(group) for id, group in self.groups.items()}

    def _values(self, group):
        kind, listed = group.get("kind"), [value["id"] for value in group.get("values", [])]
        name = kind[""] if isinstance(kind, dict) else kind
        if name == "Number":
            count = round((kind["max"] - kind["min"]) / kind["step"])
            return [kind["min"] + kind["step"] * i for i in range(count + 1)]
        if name in ("Text", "Optional") and "none" not in listed:
            return ["none", *listed]
        if name == "Multiple":
            raise ValueError(f"{group['id']}: no line that comes along has a multiple choice")
        return listed

    def design(self, choices=()):
        """The design of defaults with `choices` on top, valid or not."""
        made = {id: group.get("default", self.values[id][0]) for id, group in self.groups.items()}
        made.update(choices)
        return self._absent(made)

    def _absent(self, design):
        for id, group in self.groups.items():
            there = self.holds(design, group.get("only_when", {}))
            if not there:
                design[id] = None
            elif design[id] is None:
                design[id] = group.get("default", self.values[id][0])
        return design

    def holds(self, design, condition):
        """Whether all entries of `condition` hold, each by any of its words."""
        return all(any(_is(design[group], word) for word in words) for group, words in condition.items())

    def broken(self, design):
        """Ids of the rules that `design` breaks."""
        return [rule["id"] for rule in self.raw["rules"] if not self._keeps(design, rule)]

    def _keeps(self, design, rule):
        kind = rule[""]
        if kind == "Requires":
            return not self.holds(design, rule["when"]) or self.holds(design, rule["then"])
        if kind == "Excludes":
            return not self.holds(design, rule["these"])
        if kind in ("Allowed", "Forbidden"):
            row = [design[group] for group in rule["groups"]]
            listed = any(all(any(_is(value, word) for word in str(cell).split("|")) for value, cell in zip(row, cells)) for cells in rule["rows"])
            return listed == (kind == "Allowed")
        if kind == "Linear":
            total = sum(factor * (design[group] or 0) for group, factor in rule["sum"])
            low, high = rule.get("min", rule.get("equals")), rule.get("max", rule.get("equals"))
            return (low is None or total >= low - 1e-9) and (high is None or total <= high + 1e-9)
        if kind == "Ascending":
            numbers = [design[group] for group in rule["groups"]]
            pairs = [pair for pair in zip(numbers, numbers[1:]) if None not in pair]
            return all(low + rule.get("gap", 0) <= high + 1e-9 for low, high in pairs)
        raise ValueError(f"{rule['id']}: {kind} is not known here")

    def includes(self, design):
        """Whether all packages that are chosen hold what they include."""
        chosen = (value for id in self.groups for value in self.groups[id].get("values", []) if value["id"] == design[id])
        return all(design[group] == value for one in chosen for group, value in one.get("includes", {}).items())

    def valid(self, design):
        return not self.broken(design) and self.includes(design)

    def repaired(self, choices):
        """A valid design with `choices`, found by changing other groups one by one; `None` where that leads nowhere."""
        design = self.design(choices)
        cost = lambda design: len(self.broken(design)) + (not self.includes(design))
        for _ in range(12):
            if not cost(design):
                return design
            others = [self._absent({**design, id: value}) for id in self.groups if id not in choices for value in self.values[id]]
            design = min(others, key=cost)
        return None

    def known_designs(self):
        """Start, presets and samples, as far as a valid design is found for them."""
        asked = [{}] + [preset["choices"] for preset in self.raw["presets"]] + [sample["choices"] for sample in self.samples]
        return [design for design in map(self.repaired, asked) if design]

    def random_designs(self, count, random):
        """`count` valid designs by chance: a walk from valid ones, in which a few groups at once take another value."""
        known, design, out = self.known_designs(), None, []
        for step in range(60 * count):
            design = dict(random.choice(known)) if step % 600 == 0 else design
            other = dict(design)
            for id in random.sample(list(self.groups), random.choice((1, 1, 2, 3))):
                other[id] = random.choice(self.values[id])
            other = self._absent(other)
            if self.valid(other):
                design = other
            if step % 60 == 59:
                out.append(design)
        return out

    def look(self, design):
        """Mesh of each socket, hidden nodes, material of each slot, widths, and scale: see `Look` in `effects.rs`."""
        sockets, hidden, materials, links = dict(self.stage["sockets"]), set(), {}, {}
        stretches, scale, words = {}, (1.0, 1.0, 1.0), set()
        for id in self.groups:
            for value in self.groups[id].get("values", []):
                for effect in value.get("effects", []) if value["id"] == design[id] else []:
                    kind = effect[""]
                    if kind == "Part":
                        sockets[effect["socket"]] = effect["mesh"]
                    elif kind == "Empty":
                        sockets[effect["socket"]] = None
                    elif kind == "Show":
                        hidden -= set(effect["nodes"])
                    elif kind == "Hide":
                        hidden |= set(effect["nodes"])
                    elif kind == "Material":
                        materials[effect["slot"]] = dict(self.materials[effect["material"]])
                    elif kind == "Match":
                        links[effect["slot"]] = effect["from"]
                    elif kind == "Tune" and effect["slot"] in materials:
                        look = materials[effect["slot"]]
                        look.update({k: v for k, v in effect.items() if k not in ("", "slot", "tint")})
                        if "tint" in effect:
                            look["base_color"] = multiplied(look.get("base_color", "#ffffff"), effect["tint"])
                    elif kind == "Words":
                        words.add(effect["slot"])
                    elif kind == "Stretch":
                        by = (design[effect["by"]] or 0) - effect.get("from", 0)
                        for socket in effect["sockets"]:
                            kept = [s for s in stretches.get(socket, []) if s[0] != effect["axis"]]
                            stretches[socket] = kept + [(effect["axis"], by * effect.get("mm_per_unit", 1), effect["band_mm"])]
                    elif kind == "Scale":
                        scale = tuple(effect["by"])
        own = dict(materials)
        for slot, source in links.items():
            for _ in links:
                source = links.get(source, source)
            if source in own:
                materials[slot] = own[source]
        return dict(sockets=sockets, hidden=hidden, materials=materials, stretches=stretches, scale=scale, words=words)


def _is(value, word):
    if word == "*":
        return True
    if value is None:
        return word == "absent"
    if not isinstance(value, (int, float)):
        return value == word
    if isinstance(word, (int, float)):
        return abs(value - word) < 1e-9
    found = re.fullmatch(r"(<=|>=|<|>)\s*(-?[\d.]+)", word)
    if found:
        return dict(zip(("<=", ">=", "<", ">"), (value <= float(found[2]), value >= float(found[2]), value < float(found[2]), value > float(found[2]))))[found[1]]
    if ".." in word:
        low, high = map(float, word.split(".."))
        return low <= value <= high
    return re.fullmatch(r"-?[\d.]+", word) is not None and abs(value - float(word)) < 1e-9
