"""The faces of the text as data, for pages on a disk: `python -m tests.faces`.

From a disk a browser fetches a face file only after it has begun to paint, so
a page would now come in one face and now in another. Inside a style sheet the
same bytes are there in time. Run this again when a face changes.
"""

from base64 import b64encode

from tests.project import ROOT

FONTS = ROOT / "theme_overrides" / "assets" / "fonts"
STYLE = FONTS / "on-disk.css"
FACES = {"newsreader-text.woff2": 400, "newsreader-heading.woff2": 600}
RANGE = "U+0020-007E, U+00A0-00FF, U+0131, U+0152-0153, U+2010-2033, U+2039-203A, U+20AC, U+2212"


def style() -> str:
    """Write the style sheet that holds the faces themselves."""
    return "".join(
        f'@font-face {{ font-family: "Newsreader on disk"; font-weight: {weight}; unicode-range: {RANGE}; '
        f'src: url("data:font/woff2;base64,{b64encode((FONTS / name).read_bytes()).decode()}") }}\n'
        for name, weight in FACES.items()
    )


if __name__ == "__main__":
    STYLE.write_text(style(), "utf-8")
