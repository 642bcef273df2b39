"""Pictures of the built site: `python -m tests.pictures`.

Writes to `docs/screenshots/` one picture of each important type of page, at
360 and 1280 pixels, light and dark, and to `theme_overrides/assets/cards/`
the pictures that services show beside a shared link: one of the digest, one
of each topic. Build the site first; needs the requirements of the tests.
"""
