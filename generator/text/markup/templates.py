"""The package's Jinja templates, all printed by the same rules."""

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.text.date_words import in_words


def templates(folder: str = "") -> Environment:
    """Open the templates below `generator/templates`, or those of a `folder` there.

    All that is printed is escaped, what a template asks for must be there,
    and dates can be written in words.
    """
    opened = Environment(
        loader=PackageLoader("generator", f"templates/{folder}"),
        auto_reload=False,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    opened.filters["in_words"] = in_words
    return opened
