"""Stands in for docker: images are names, each with the model that it was built from."""

from __future__ import annotations

import json
import sys

from drydock.sandbox.ci.stand_in_machine import Machine, parted

TYPE_CHECKING = False  # see `stand_in_machine`
if TYPE_CHECKING:
    from typing import Any


def docker(machine: Machine, args: list[str]) -> int:
    if args[:1] in (["buildx"], ["image"], ["container"]):
        args = args[1:]
    if not args:
        return 0
    words, options = parted(args[1:], "docker")
    does = {"build": build, "run": run, "save": save, "load": load, "push": push}
    if args[0] == "compose":
        machine.note(what="unsupported", which="docker compose")
        return machine.fails("not supported")
    if args[0] == "tag" and len(words) == 2:
        return tag(machine, words, options)
    return does[args[0]](machine, words, options) if args[0] in does else 0


def image_of(machine: Machine, name: str) -> dict[str, Any] | None:
    images: dict[str, dict[str, Any]] = machine.state["images"]
    return images.get(named(name))


def named(name: str) -> str:
    return name if ":" in name.rpartition("/")[2] else f"{name}:latest"


def build(machine: Machine, words: list[str], options: dict[str, list[str]]) -> int:
    context = machine.at(words[-1] if words else ".")
    file = (
        options.get("-f") or options.get("--file") or [str(context / "Dockerfile")]
    )[0]
    if not machine.at(file).is_file():
        return machine.fails(f"failed to read {file}")
    if machine.is_planted("build"):
        return machine.fails("the build fails")
    if not machine.model:
        return machine.fails(f"COPY {machine.told['model']}: not found")
    number = len(list(machine.folder.glob("built-*")))
    (machine.folder / f"built-{number}").touch()
    image = {"id": f"{machine.folder.name}-{number}", "model": machine.model}
    machine.note(what="built", image=image["id"])
    for name in [*options.get("-t", []), *options.get("--tag", [])]:
        machine.state["images"][named(name)] = image
        if "--push" in options:
            machine.note(what="published", image=image["id"], model=image["model"])
    return 0


def tag(machine: Machine, words: list[str], _: dict[str, list[str]]) -> int:
    image = image_of(machine, words[0])
    if image is None:
        return machine.fails(f"No such image: {words[0]}")
    machine.state["images"][named(words[1])] = image
    return 0


def run(machine: Machine, words: list[str], _: dict[str, list[str]]) -> int:
    image = image_of(machine, words[0]) if words else None
    if image is None:
        return machine.fails(f"Unable to find image {words[:1]}", 125)
    machine.state["running"] = image
    return 0


def save(machine: Machine, words: list[str], options: dict[str, list[str]]) -> int:
    images = {named(one): image_of(machine, one) for one in words}
    if not words or None in images.values():
        return machine.fails("No such image")
    places = [*options.get("-o", []), *options.get("--output", [])]
    if places:
        machine.at(places[0]).write_text(json.dumps(images), "utf-8")
    else:
        machine.said.append(json.dumps(images))
    return 0


def load(machine: Machine, _: list[str], options: dict[str, list[str]]) -> int:
    places = [*options.get("-i", []), *options.get("--input", [])]
    if places and not machine.at(places[0]).is_file():
        return machine.fails(f"open {places[0]}: no such file")
    content = machine.at(places[0]).read_bytes() if places else sys.stdin.buffer.read()
    if content[:2] == b"\x1f\x8b":
        import gzip  # pylint: disable=import-outside-toplevel

        content = gzip.decompress(content)
    machine.state["images"] |= json.loads(content)
    return 0


def push(machine: Machine, words: list[str], options: dict[str, list[str]]) -> int:
    every = "-a" in options or "--all-tags" in options
    image = image_of(machine, words[0]) if words else None
    if every and words:
        known = machine.state["images"].items()
        image = next((one for name, one in known if name.startswith(words[0])), None)
    if image is None:
        return machine.fails(
            f"An image does not exist locally with the tag: {words[:1]}"
        )
    machine.note(what="published", image=image["id"], model=image["model"])
    return 0
