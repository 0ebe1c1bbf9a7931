"""Draws presets with Cycles, from the same data and in the same light, beside the picture that the program makes at rest.

Usage: reference.py LINE [PRESET...] --out DIR [--light NAME] [--camera NAME] [--size WxH] [--samples N] [--quality fast|rest]
ATELIER is the program. All presets if none is named. Needs Blender 4.2 as a module: `pip install bpy==4.2.0`.
Writes DIR/<preset>.png: Cycles (without its noise) to the left, ours to the right.

What is not the same: what shines through glass over the backdrop has lost its colour (pale wine), sheen is Blender's
microfibre, `COLOR_0` (baked shade) is left out because Cycles finds it, words of the customer are not printed, and the ground
is a shadow catcher.
"""
import argparse
import math
import os
import subprocess
import tempfile
from pathlib import Path

import bpy
import numpy as np
from mathutils import Vector
from PIL import Image

from catalogs import ROOT, Catalog, linear
from lights import build as lights
from lights.panorama import directions, write_hdr
from preview import load_glb

ENVIRONMENT = 0.8      # what white shows in the surroundings at intensity 1: `ENVIRONMENT_LUMINANCE` times the exposure
EXPOSURE = 0.001       # of `stage.rs`, per cd/m2
HALF_ANGLE = 0.20      # radians under which a camera sees its `frame_mm`
KEY_RADIUS = 0.06      # of the key light, radians


def direction(theta, phi):
    """Unit vector towards a place on the orbit, as in the program."""
    theta, phi = math.radians(theta), math.radians(phi)
    return math.sin(phi) * math.sin(theta), math.cos(phi), math.sin(phi) * math.cos(theta)


def write_room(name, file):
    """The surroundings of a light of the catalog, as bright on average as the program has them."""
    d, solid = directions(1024)
    room = lights.LIGHTS[name].radiance(d)
    mean = (room * solid[..., None]).sum((0, 1)) / (4 * np.pi)
    write_hdr(file, room / (mean if lights.LIGHTS[name].NEUTRAL else mean @ [0.2126, 0.7152, 0.0722]))


def tone(light):
    """Khronos PBR Neutral, as in `tone.rs`."""
    least = light.min(-1, keepdims=True)
    color = light - np.where(least < 0.08, least - 6.25 * least * least, 0.04)
    peak = color.max(-1, keepdims=True)
    room = 1 - 0.76
    compressed = 1 - room * room / (np.maximum(peak, 0.76) + room - 0.76)
    high = color * compressed / np.maximum(peak, 1e-6)
    fade = 1 - 1 / (0.15 * (peak - compressed) + 1)
    return np.clip(np.where(peak < 0.76, color, high + (compressed - high) * fade), 0, 1)


def develop(pixels, backdrop):
    """8-bit sRGB of linear RGBA over the backdrop, which is shown as it is."""
    alpha = np.clip(pixels[..., 3:], 0, 1)
    color = tone(pixels[..., :3] / np.maximum(alpha, 1e-4))
    color = color * alpha + np.array(linear(backdrop)) * (1 - alpha)
    return np.round(255 * np.where(color <= 0.0031308, color * 12.92, 1.055 * np.maximum(color, 1e-9) ** (1 / 2.4) - 0.055)).astype(np.uint8)


def shader(name, look):
    """A material of the catalog as nodes."""
    get = lambda key, default: look.get(key, default)
    material = bpy.data.materials.new(name)
    material.use_nodes = True
    nodes, links = material.node_tree.nodes, material.node_tree.links
    body, out = nodes["Principled BSDF"], nodes["Material Output"]
    base = linear(get("base_color", "#ffffff")) + [1.0]
    color, cover = None, None
    if "base_color_texture" in look:
        picture = nodes.new("ShaderNodeTexImage")
        picture.image = bpy.data.images.load(f"{ROOT}/assets/{look['base_color_texture']}", check_existing=True)
        picture.image.alpha_mode = "CHANNEL_PACKED"  # The colour of ink is not weakened where little of it lies.
        tint = nodes.new("ShaderNodeMixRGB")
        tint.blend_type, tint.inputs["Fac"].default_value, tint.inputs["Color2"].default_value = "MULTIPLY", 1.0, base
        links.new(picture.outputs["Color"], tint.inputs["Color1"])
        color, cover = tint.outputs["Color"], picture.outputs["Alpha"]

    def paint(socket):
        if color is None:
            socket.default_value = base
        else:
            links.new(color, socket)

    paint(body.inputs["Base Color"])
    ior = get("ior", 1.5)
    body.inputs["Metallic"].default_value = get("metallic", 0.0)
    body.inputs["Roughness"].default_value = max(get("roughness", 0.5), 0.04)
    body.inputs["IOR"].default_value = ior if ior > 1 else 1.5
    body.inputs["Specular IOR Level"].default_value = 0.5 if ior > 1 else 0.0  # An index of one reflects nothing.
    body.inputs["Transmission Weight"].default_value = get("transmission", 0.0)
    body.inputs["Coat Weight"].default_value = get("clearcoat", 0.0)
    body.inputs["Coat Roughness"].default_value = get("clearcoat_roughness", 0.0)
    if "normal_texture" in look:
        picture, relief = nodes.new("ShaderNodeTexImage"), nodes.new("ShaderNodeNormalMap")
        picture.image = bpy.data.images.load(f"{ROOT}/assets/{look['normal_texture']}", check_existing=True)
        picture.image.colorspace_settings.name = "Non-Color"
        relief.inputs["Strength"].default_value = get("normal_scale", 1.0)
        links.new(picture.outputs["Color"], relief.inputs["Color"])
        links.new(relief.outputs["Normal"], body.inputs["Normal"])
    if get("sheen_color", "#000000") != "#000000":
        dye = [1 + (math.sqrt(b) - 1) * get("sheen_tint", 0.0) for b in base[:3]]
        body.inputs["Sheen Weight"].default_value = 1.0
        body.inputs["Sheen Tint"].default_value = [s * d for s, d in zip(linear(look["sheen_color"]), dye)] + [1.0]
        body.inputs["Sheen Roughness"].default_value = get("sheen_roughness", 0.5)
    surface = body.outputs["BSDF"]
    alpha = get("alpha", 1.0)
    if alpha < 1:
        through, mix = nodes.new("ShaderNodeBsdfTransparent"), nodes.new("ShaderNodeMixShader")
        mix.inputs["Fac"].default_value = alpha
        if cover:
            times = nodes.new("ShaderNodeMath")
            times.operation, times.inputs[1].default_value = "MULTIPLY", alpha
            links.new(cover, times.inputs[0])
            links.new(times.outputs["Value"], mix.inputs["Fac"])
        links.new(through.outputs["BSDF"], mix.inputs[1])
        links.new(surface, mix.inputs[2])
        surface = mix.outputs["Shader"]
    links.new(surface, out.inputs["Surface"])
    return material


def parts_of(look):
    """What a look shows: name, material slot, and mesh of each node, with positions in metres, +Y up."""
    for socket, path in look["sockets"].items():
        for node in load_glb(ROOT / "assets" / path) if path else []:
            slot = node["slot"]
            if node["name"] in look["hidden"] or slot not in look["materials"] or slot in look["words"] or "Shade" in node["name"] or "Ground" in node["name"]:
                continue
            p = node["positions"].copy()
            for axis, by, band in look["stretches"].get(socket, []):
                at = p[:, {"X": 0, "Z": 2}[axis]]
                at += np.clip(at * 1000 / band, -1, 1) * by / 2000
            yield slot, dict(node, positions=p * look["scale"])


def draw(catalog, look, asked, folder):
    """8-bit picture of a look by Cycles."""
    stage = catalog.stage
    name = asked.light or next(iter(stage["environments"]))
    light = stage["environments"][name]
    view = stage["cameras"][asked.camera or stage["home"]]
    key = {"color": "#ffffff", "lux": 750.0, "theta": -48.4, "phi": 39.7, **light.get("key", {})}
    width, height = asked.size
    to_blender = lambda v: np.stack([v[:, 0], -v[:, 2], v[:, 1]], -1)

    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = bpy.context.scene
    materials = {slot: shader(slot, look) for slot, look in look["materials"].items()}
    for slot, part in parts_of(look):
        mesh = bpy.data.meshes.new(part["name"])
        mesh.from_pydata(to_blender(part["positions"]).tolist(), [], part["indices"].tolist())
        if part["uv"] is not None:
            corners = np.array([loop.vertex_index for loop in mesh.loops])
            mesh.uv_layers.new().data.foreach_set("uv", (np.array([0, 1]) + part["uv"][corners] * [1, -1]).ravel())
        mesh.polygons.foreach_set("use_smooth", [True] * len(mesh.polygons))
        mesh.normals_split_custom_set_from_vertices(to_blender(part["normals"]).tolist())
        mesh.materials.append(materials[slot])
        scene.collection.objects.link(bpy.data.objects.new(part["name"], mesh))
    ground = bpy.data.meshes.new("ground")
    ground.from_pydata([(-9, -9, -1e-4), (9, -9, -1e-4), (9, 9, -1e-4), (-9, 9, -1e-4)], [], [(0, 1, 2, 3)])
    floor = bpy.data.objects.new("ground", ground)
    floor.is_shadow_catcher = True
    scene.collection.objects.link(floor)

    world = bpy.data.worlds.new("room")
    scene.world, world.use_nodes = world, True
    nodes, links = world.node_tree.nodes, world.node_tree.links
    room = nodes.new("ShaderNodeTexEnvironment")
    write_room(name, f"{folder}/room.hdr")
    room.image = bpy.data.images.load(f"{folder}/room.hdr")
    links.new(room.outputs["Color"], nodes["Background"].inputs["Color"])
    nodes["Background"].inputs["Strength"].default_value = ENVIRONMENT * light.get("intensity", 1.0)

    sun = bpy.data.lights.new("key", "SUN")
    sun.energy, sun.color, sun.angle = key["lux"] * EXPOSURE, linear(key["color"]), 2 * KEY_RADIUS
    lamp = bpy.data.objects.new("key", sun)
    x, y, z = direction(key["theta"], key["phi"])
    lamp.rotation_euler = Vector((x, -z, y)).to_track_quat("Z", "Y").to_euler()
    scene.collection.objects.link(lamp)

    lens = bpy.data.cameras.new("camera")
    lens.sensor_fit, lens.angle = "VERTICAL" if width >= height else "HORIZONTAL", 2 * HALF_ANGLE
    lens.clip_start = 0.005
    camera = bpy.data.objects.new("camera", lens)
    x, y, z = direction(view["theta"], view["phi"])
    tx, ty, tz = (mm / 1000 for mm in view["target_mm"])
    away = view["frame_mm"] / 1000 / math.sin(HALF_ANGLE)
    camera.location = (tx + x * away, -(tz + z * away), ty + y * away)
    camera.rotation_euler = Vector((x, -z, y)).to_track_quat("Z", "Y").to_euler()
    scene.collection.objects.link(camera)
    scene.camera = camera

    scene.render.engine, scene.cycles.device = "CYCLES", "CPU"
    scene.cycles.samples, scene.cycles.use_denoising, scene.cycles.denoiser = asked.samples, True, "OPENIMAGEDENOISE"
    scene.cycles.sample_clamp_indirect, scene.cycles.transparent_max_bounces = 4.0, 24
    scene.render.film_transparent, scene.cycles.film_transparent_glass = True, True
    scene.render.resolution_x, scene.render.resolution_y, scene.render.resolution_percentage = width, height, 100
    scene.view_settings.view_transform = "Raw"
    scene.render.image_settings.file_format, scene.render.image_settings.color_depth = "OPEN_EXR", "32"
    scene.render.image_settings.color_mode, scene.render.filepath = "RGBA", f"{folder}/light.exr"
    bpy.ops.render.render(write_still=True)
    picture = bpy.data.images.load(f"{folder}/light.exr")
    pixels = np.empty(width * height * 4, np.float32)
    picture.pixels.foreach_get(pixels)
    return develop(pixels.reshape(height, width, 4)[::-1], light["backdrop"])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("line")
    parser.add_argument("presets", nargs="*")
    parser.add_argument("--out", required=True)
    parser.add_argument("--light")
    parser.add_argument("--camera")
    parser.add_argument("--size", default="480x360")
    parser.add_argument("--samples", type=int, default=64)
    parser.add_argument("--quality", default="rest", choices=["fast", "rest"])
    asked = parser.parse_args()
    asked.size = [int(side) for side in asked.size.split("x")]
    Path(asked.out).mkdir(parents=True, exist_ok=True)
    catalog = Catalog(asked.line)
    for preset in catalog.raw["presets"]:
        if asked.presets and preset["id"] not in asked.presets:
            continue
        with tempfile.TemporaryDirectory() as folder:
            theirs = draw(catalog, catalog.look(catalog.repaired(preset["choices"])), asked, folder)
            # The program finds what else belongs to a preset by the rules itself.
            sets = [f"--set={group}={value:g}" if isinstance(value, (int, float)) else f"--set={group}={value}"
                    for group, value in preset["choices"].items() if not isinstance(value, list)]
            sets += [f"--set={group}={text}" for group, text in preset.get("free", {}).items()]
            view = [f"--camera={asked.camera}"] if asked.camera else []
            view += [f"--light={asked.light}"] if asked.light else []
            ours = f"{folder}/ours.png"
            size = "x".join(map(str, asked.size))
            subprocess.run([os.environ.get("ATELIER", "atelier"), "render", "--line", asked.line, *sets, *view, "--size", size, "--quality", asked.quality, "--out", ours], check=True)
            both = np.concatenate([theirs, np.asarray(Image.open(ours).convert("RGB"))], 1)
            Image.fromarray(both).save(f"{asked.out}/{preset['id']}.png")
            print(f"{asked.out}/{preset['id']}.png", flush=True)


if __name__ == "__main__":
    main()
