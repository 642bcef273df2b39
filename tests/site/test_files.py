"""Files beside the pages: none is made twice, and each stands where no link of one can be made."""

import errno
import os
from pathlib import Path, PurePosixPath

import pytest

from generator.errors import DigestError
from generator.making.pieces import Pieces
from generator.making.recipe import Recipe
from generator.making.seal import Sealer
from generator.model import File, Files
from generator.site.files import make_files
from generator.site.take_over import link_or_copy


def kites() -> Files:
    """Make one file."""
    yield File(PurePosixPath("data/kites.csv"), b"kites\n3\n")


def test_two_makers_of_one_file_are_refused_and_what_stands_stays(tmp_path: Path) -> None:
    pieces = Pieces(tmp_path / "pieces.db", "made now", Sealer())
    recipes = {name: Recipe(name, kites) for name in ("one", "other")}
    assert make_files(recipes, pieces, ["one"], tmp_path / "site") == {"one": ["data/kites.csv"]}
    with pytest.raises(DigestError, match=r"^data/kites\.csv: two parts of the generator make this file"):
        make_files(recipes, pieces, ["other"], tmp_path / "site")
    assert (tmp_path / "site/data/kites.csv").read_bytes() == b"kites\n3\n"


def test_where_the_system_links_no_files_they_are_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = tmp_path / "old.csv", tmp_path / "new.csv"
    old.write_text("kites\n3\n", "utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))

    monkeypatch.setattr(os, "link", refuse)
    link_or_copy(str(old), str(new))
    assert new.read_text("utf-8") == "kites\n3\n"
    assert new.stat().st_ino != old.stat().st_ino
