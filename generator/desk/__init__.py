"""The editors' desk: what is wrong with the articles, what of it mends itself, what is new among them.

It stands beside `pipeline.py` and shares no part of a build with it. Each
module loads only what its own question needs, so that an answer about one
file comes at once.
"""
