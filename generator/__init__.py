"""The generator of the digest: articles in, a searchable static site out.

Start reading at `pipeline`, the contents page of the package.
"""

import os

# What is installed beside the digest must not change which articles are valid; looking for it is slow, too.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
