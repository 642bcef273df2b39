"""The generator of the digest: articles in, a searchable static site out.

Start reading at `pipeline`, the contents page of the package.
"""
