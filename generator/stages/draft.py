"""CleanArticle → the content file that an editor only has to complete and sign."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Final

import yaml
from pydantic import TypeAdapter, ValidationError

from generator.model import Address, CleanArticle, FrontMatter, Publisher, Rights, Source, Tag
from generator.text.excerpt import excerpt
from generator.text.slug import slug

EXCERPT_WORDS: Final = 75
UNDATED: Final = "undated"
SLUG_LENGTH: Final = 60
FIRST_WORDS: Final = 8
...
