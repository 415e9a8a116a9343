"""Re-create what we ship from npm: the NL Design System parts we use, the font, the QR reader. Run by hand.

``python scripts/vendor.py`` packs each package with the npm client, keeps only the parts named below and writes
``styles/vendor/``, ``static/ui/vendor/`` and ``print/fonts/`` with ``VENDOR.json`` (package, version, licence, sha256
of every file).
"""

import hashlib
import json
import re
import subprocess
import tarfile
import tempfile
from pathlib import Path

UI = Path(__file__).resolve().parent.parent / "src/veerkracht/shared/ui"
SERVED = UI / "static/ui/vendor"
PARTS = UI / "styles/vendor"  # parts of a door's style, not served by themselves
COMPONENTS_PACKAGE = "@utrecht/component-library-css@9.0.4"
TOKENS_PACKAGE = "@nl-design-system-unstable/voorbeeld-design-tokens@7.4.1"
FONT_PACKAGE = "@fontsource-variable/noto-sans@5.3.0"
READER_PACKAGE = "jsqr@1.4.0"  # reads QR codes from the camera; only the page at the door loads it
# For documents: whole letters, since what makes them cannot read the parts that browsers get.
PRINT_FONT_PACKAGE = "@expo-google-fonts/noto-sans@0.4.2"
PRINT = UI.parent / "print/fonts"
PRINT_STYLES = ("400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic")

# A component comes in when its class starts with one of these words and with none of LEFT_OUT.
COMPONENTS = (
    "alert",
    "breadcrumb-nav",
    "button",
    "button-link",
    "checkbox",
    "form-field",
    "form-field-description",
    "form-field-error-message",
    "form-fieldset",
    "form-label",
    "select",
    "skip-link",
    "textarea",
    "textbox",
)
# Classes that only show a state in documentation, variants that no page of ours has, and Angular or rich-text hooks.
LEFT_OUT = re.compile(
    r"--(html-|custom|ready|valid|[a-z-]+-size|url|numeric|password|hover\b|focus\b|focus-visible\b|active\b|pressed\b|visited\b|hovered\b|focussed\b|distanced\b"
    r"|toggletip|busy\b|submit\b|unset|column\b|contains|placeholder|hotkey|small\b|not-selected|embed)"
    r"|utrecht-(rich-text|theme|button-group|form-toggle|custom-checkbox|form-field-checkbox-group)|button-link--html"
    r"|button--warning|alert-dialog|button__|section|nuxt|href|ng-|breadcrumb-nav--arrows|breadcrumb-nav__arrows"
)
BETWEEN_SELECTORS = re.compile(r",(?![^()]*\))")
RULE = re.compile(r"([^{}]+)\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}")


def place(name: str) -> Path:
    """Return where a vendored file stands: styles become part of a door's style, the rest is served as it is."""
    return (PARTS if name.endswith(".css") else SERVED) / name


def pack(package: str, folder: Path) -> Path:
    """Unpack one npm package below ``folder`` and return its root."""
    subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True)
    archive = max(folder.glob("*.tgz"), key=lambda path: path.stat().st_mtime_ns)
    target = folder / archive.stem
    with tarfile.open(archive) as tar:
        tar.extractall(target, filter="data")
    archive.unlink()
    return target / "package"


def without_comments(css: str) -> str:
    """Drop comments and the charset line; the licence stands in VENDOR.json and LICENSE files."""
    return re.sub(r"/\*.*?\*/|@charset[^;]*;", "", css, flags=re.S)


def is_wanted(selector: str) -> bool:
    """Tell whether one selector belongs to a component that we use, in a form that we use."""
    words = re.findall(r"\.utrecht-([a-z-]+?)(?=__|--|[^a-z-]|$)", selector)
    return bool(words) and all(word in COMPONENTS for word in words) and not LEFT_OUT.search(selector)


def kept_rules(css: str) -> str:
    """Return the rules of the wanted components, one rule a line."""
    kept = []
    for selectors, body in RULE.findall(without_comments(css)):
        if selectors.strip().startswith("@media"):
            inner = kept_rules(body)
            if inner:
                kept.append(f"{selectors.strip()} {{\n{inner}\n}}")
        elif not selectors.strip().startswith("@"):
            wanted = [part.strip() for part in BETWEEN_SELECTORS.split(selectors) if is_wanted(part)]
            if wanted:
                kept.append(f"{','.join(wanted)} {{{squeezed(body)}}}")
    return "\n".join(kept)


def squeezed(body: str) -> str:
    """Write declarations on one line."""
    return re.sub(r"\s+", " ", body).strip()


def needed_tokens(theme: str, css: str) -> str:
    """Return the theme's tokens that the kept rules name, directly or through another token."""
    tokens = dict(re.findall(r"(--[\w-]+):\s*([^;]+);", without_comments(theme)))
    todo = set(re.findall(r"var\(\s*(--[\w-]+)", css))
    found: dict[str, str] = {}
    while todo:
        name = todo.pop()
        if name in tokens and name not in found:
            found[name] = squeezed(tokens[name])
            todo |= set(re.findall(r"var\(\s*(--[\w-]+)", tokens[name]))
    lines = "\n".join(f"{name}: {found[name]};" for name in sorted(found))
    return f":root {{\n{lines}\n}}\n"


def font_face(name: str, unicode_range: str) -> str:
    """Return the rule that loads one part of the font only when a page has its characters."""
    return (
        f'@font-face {{font-family: "Noto Sans Variable"; font-style: normal; font-display: swap; '
        f'font-weight: 100 900; src: url("vendor/{name}") format("woff2-variations"); '
        f"unicode-range: {unicode_range};}}"
    )


def notice(source: Path) -> str:
    """Return the line that says whose work a cut-down file is; it stays in what we serve."""
    package = json.loads((source / "package.json").read_text())
    return f"/*! Part of {package['name']} {package['version']}, {package['license']}, (c) {package['author']} */\n"


def vendor(folder: Path) -> dict[str, dict[str, str]]:
    """Write the vendored files and return what VENDOR.json says of each."""
    components, tokens, font, reader = (
        pack(COMPONENTS_PACKAGE, folder),
        pack(TOKENS_PACKAGE, folder),
        pack(FONT_PACKAGE, folder),
        pack(READER_PACKAGE, folder),
    )
    css = kept_rules((components / "dist/index.css").read_text())
    theme = needed_tokens((tokens / "dist/theme.css").read_text(), css)
    texts = {
        "components.css": (components, notice(components) + css + "\n"),
        "tokens.css": (tokens, notice(tokens) + theme),
        "LICENSE-EUPL-1.2.md": (components, (components / "LICENSE.md").read_text()),
        "LICENSE-OFL-1.1.txt": (font, (font / "LICENSE").read_text()),
        "jsQR.js": (reader, (reader / "dist/jsQR.js").read_text()),
        "LICENSE-Apache-2.0.txt": (reader, (reader / "LICENSE").read_text()),
    }
    for name, (_, text) in texts.items():
        place(name).write_text(text)
    origins = {name: source for name, (source, _) in texts.items()}
    faces = []
    ranges = dict(
        re.findall(
            r"/\* (noto-sans-[\w-]+-wght-normal) \*/.*?unicode-range:\s*([^;]+);",
            (font / "index.css").read_text(),
            re.S,
        )
    )
    for part in ("latin", "latin-ext"):
        name = f"noto-sans-{part}-wght-normal.woff2"
        place(name).write_bytes((font / "files" / name).read_bytes())
        origins[name] = font
        faces.append(font_face(name, ranges[name.removesuffix(".woff2")]))
    place("font.css").write_text("\n".join(faces) + "\n")
    origins["font.css"] = font
    return {str(place(name).relative_to(UI)): described(name, source) for name, source in sorted(origins.items())}


def described(name: str, source: Path) -> dict[str, str]:
    """Return package, version, licence and checksum of one vendored file."""
    return facts(place(name), source)


def facts(path: Path, source: Path, licence: str = "") -> dict[str, str]:
    """Return package, version, licence (that of the package unless said otherwise) and checksum of a file."""
    package = json.loads((source / "package.json").read_text())
    return {
        "package": package["name"],
        "version": package["version"],
        "licence": licence or package["license"],
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
    }


def vendor_print_font(folder: Path) -> dict[str, dict[str, str]]:
    """Write the letters for documents with their licence; the package is MIT, the letters in it are OFL."""
    source = pack(PRINT_FONT_PACKAGE, folder)
    files = {f"NotoSans_{style}.ttf": source / style / f"NotoSans_{style}.ttf" for style in PRINT_STYLES}
    files["LICENSE-OFL-1.1.txt"] = source / "LICENSE_FONT"
    for name, path in files.items():
        (PRINT / name).write_bytes(path.read_bytes())
    return {name: facts(PRINT / name, source, "OFL-1.1") for name in sorted(files)}


def main() -> None:
    """Write everything and print the sizes."""
    for folder in (SERVED, PARTS, PRINT):
        folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        listed = vendor(Path(scratch))
        printed = vendor_print_font(Path(scratch))
    (PRINT / "VENDOR.json").write_text(json.dumps(printed, indent=2) + "\n")
    (SERVED / "VENDOR.json").write_text(json.dumps(listed, indent=2) + "\n")
    for name in listed:
        print(f"{(UI / name).stat().st_size:>8} {name}")


if __name__ == "__main__":
    main()
