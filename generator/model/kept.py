"""What was read of the editors' room, kept from one run to the next."""

import sys
from pathlib import Path

import pydantic
import yaml

from generator import text
from generator.text.forms.readings import Readings, readings_in


def kept_readings(room: Path, folder: Path) -> Readings:
    """Open the readings of `room` that are kept in `folder`, as far as this very code made them.

    A reading depends on how files are read, `generator/text`, and on the
    forms that they fill in, `generator/model`.
    """
    code = (Path(__file__).parent, *map(Path, text.__path__))
    return readings_in(folder, code, str(room.resolve()), sys.version, pydantic.VERSION, yaml.__version__)
