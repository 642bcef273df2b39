"""Pages → laid-out HTML: each is put into the frame that the engine laid out for its shape."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from generator.config import Folders, public_addresses
from generator.making.at_once import make_at_once
from generator.making.code import code_seal
from generator.model import Page
from generator.site.engine import run_engine
from generator.site.frames import Frame, Shape, empty_page, fill, frame_of, shape_of
from generator.text.markup.page_file import page_file, read_page_file

THEME = "theme"
"""What the engine adds to the pages: the files of the theme, and the page for what is missing."""

_A_LOAD = 400  # frames go along with every load of pages, and weigh as much as a hundred of them

Frames = Mapping[str, Frame]
"""Frames by the seals of their shapes."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What the engine lays out by, and how many processes may work at once.

    `updated` stands for the build's date in everything the engine dates.
    `frames` is a file that keeps the frames laid out so far, and may be
    deleted at any time; `code` seals configuration, theme and code.
    """

    config: Path
    pages: Path
    updated: date
    frames: Path
    code: str
    jobs: int = 1


def layout_of(folders: Folders, updated: date, jobs: int = 1) -> Layout:
    """Tell how the pages of a build are laid out that is dated `updated`."""
    code = code_seal([folders.project / "theme_overrides", folders.config], public_addresses())
    return Layout(folders.config, folders.pages, updated, folders.kept / "frames.json", code, jobs)


def laid_out(layout: Layout, page: Page) -> bytes | None:
    """Lay out a page that is in no file yet; nothing, where none of its shape was laid out before."""
    shape, words = shape_of(str(page.path), *read_page_file(page_file(page.meta, str(page.body))))
    frame = _kept(layout).get(shape.seal)
    return fill(frame, words).encode() if frame else None


def lay_out_stale(layout: Layout, names: Sequence[str], site: Path) -> dict[str, list[str]]:
    """Lay out the pages `names`, and the theme where it is named, into `site`, which may hold others.

    A page's name is its path in the site. Gives the files of each, by name.
    Raises DigestError with every warning the engine gave, whatever flags are
    set, and where the theme prints what a page says without escaping it.
    """
    pages = [name for name in names if name != THEME]
    shapes = dict.fromkeys(make_at_once(partial(_shape, layout.pages), pages, layout.jobs))
    frames = _kept(layout)
    missing = [shape for shape in shapes if shape.seal not in frames]
    made = {page: [page] for page in pages}
    if missing or THEME in names:
        new, theme = _lay_out_empty(layout, missing, site, with_theme=THEME in names)
        frames |= new
        _keep(layout, frames)
        made |= {THEME: theme} if THEME in names else {}
    _put_all(layout, pages, {shape.seal: frames[shape.seal] for shape in shapes}, site)
    return made


def _lay_out_empty(
    layout: Layout, shapes: Collection[Shape], site: Path, *, with_theme: bool
) -> tuple[dict[str, Frame], list[str]]:
    """Let the engine lay out an empty page of each shape, and put what it adds to them into `site` if asked.

    Gives the frames by seal, and the paths of what was added.
    """
    with TemporaryDirectory(dir=site.parent, prefix=f"{site.name}.") as name:
        docs, laid_out = Path(name, "docs"), Path(name, "site")
        for shape in shapes:
            _write(docs / PurePosixPath(shape.path).with_suffix(".md"), page_file(*empty_page(shape)))
        added = run_engine(layout.config, docs, laid_out, layout.updated)
        frames = {shape.seal: frame_of(shape, (laid_out / shape.path).read_text("utf-8")) for shape in shapes}
        for path in added if with_theme else ():
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (laid_out / path).replace(site / path)
    return frames, added


def _put_all(layout: Layout, pages: Sequence[str], frames: Frames, site: Path) -> None:
    for folder in {str(PurePosixPath(page).parent) for page in pages}:
        (site / folder).mkdir(parents=True, exist_ok=True)
    put = partial(_put, layout.pages, frames, site)
    for _ in make_at_once(put, pages, layout.jobs, _A_LOAD):
        pass


def _put(pages: Path, frames: Frames, site: Path, name: str) -> None:
    """Put one page into its frame."""
    shape, words = shape_of(name, *_read(pages, name))
    Path(f"{site}/{name}").write_bytes(fill(frames[shape.seal], words).encode())


def _shape(pages: Path, name: str) -> Shape:
    return shape_of(name, *_read(pages, name))[0]


def _read(pages: Path, name: str) -> tuple[Mapping[str, object], str]:
    return read_page_file((pages / PurePosixPath(name).with_suffix(".md")).read_text("utf-8"))


def _kept(layout: Layout) -> dict[str, Frame]:
    """Give the frames that the same code laid out; what is damaged counts for nothing."""
    try:
        kept = json.loads(layout.frames.read_bytes())
        return dict(kept["frames"]) if kept["code"] == layout.code else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _keep(layout: Layout, frames: Frames) -> None:
    beside = layout.frames.with_suffix(".new")
    _write(beside, json.dumps({"code": layout.code, "frames": frames}))
    beside.replace(layout.frames)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
