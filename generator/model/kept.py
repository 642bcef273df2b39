"""What was read of the editors' room, kept from one run to the next."""

import sys
from pathlib import Path

import pydantic
import yaml

import generator
from generator.text.forms.readings import Readings, readings_in


def kept_readings(room: Path, folder: Path) -> Readings:
    """Open the readings of `room` that are kept in `folder`, as far as this very code made them.

    A reading depends on how files are read, `generator/text`, on the forms
    that they fill in, `generator/model`, and what is noted of it on `generator/rules`.
    """
    code = (Path(generator.__path__[0], part) for part in ("text", "model", "rules"))
    return readings_in(folder, code, str(room.resolve()), sys.version, pydantic.VERSION, yaml.__version__)
