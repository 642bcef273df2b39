"""The one slot through which all HTML passes on its way to a page."""

from typing import final

import nh3

from generator.text.markup.bars import draw_bars


@final
class SafeHtml:
    """HTML that has passed the sanitiser; nothing else makes one."""

    __slots__ = ("_html",)
    _html: str

    def __init__(self) -> None:
        """Refuse: only `sanitise_body` and `sanitise_page` make safe HTML."""
        msg = "SafeHtml comes from sanitise_body or sanitise_page"
        raise TypeError(msg)

    def __str__(self) -> str:
        """Give the HTML."""
        return self._html

    def __html__(self) -> str:
        """Tell template engines that escape by themselves that this needs no escaping."""
        return self._html


_SCHEMES = {"http", "https", "mailto"}
_BODY_TAGS = {
    "a", "abbr", "b", "blockquote", "br", "cite", "code", "dd", "del", "dl", "dt", "em", "h2", "h3",
    "h4", "hr", "i", "ins", "li", "ol", "p", "pre", "q", "ruby", "rb", "rp", "rt", "s", "small",
    "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "ul",
}  # fmt: skip
_BODY_ATTRIBUTES = {
    "*": {"lang", "dir"},
    "a": {"href", "title"},
    "abbr": {"title"},
    "blockquote": {"cite"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
_PAGE_TAGS = _BODY_TAGS | {
    "article", "aside", "button", "data", "details", "div", "figcaption", "figure", "footer", "form",
    "caption", "col", "colgroup", "h1", "header", "input", "kbd", "label", "nav", "option", "search",
    "section", "select", "span", "summary",
}  # fmt: skip
_PAGE_ATTRIBUTES = _BODY_ATTRIBUTES | {
    "*": {"lang", "dir", "class", "id", "hidden", "role", "tabindex", "itemprop"},
    "a": {"href", "title", "rel", "download", "type", "hreflang"},
    "button": {"type", "disabled", "name", "value"},
    "col": {"span"},
    "data": {"value"},
    "details": {"open"},
    "form": {"action", "method"},
    "input": {"type", "name", "value", "placeholder", "autocomplete", "checked", "disabled", "spellcheck"},
    "label": {"for"},
    "option": {"value", "selected", "disabled"},
    "select": {"name", "disabled", "multiple"},
}
_PAGE_PREFIXES = {"aria-", "data-"}

# Made once: making a cleaner costs more than a page.
_BODY = nh3.Cleaner(tags=_BODY_TAGS, attributes=_BODY_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None)
_PAGE = nh3.Cleaner(
    tags=_PAGE_TAGS,
    attributes=_PAGE_ATTRIBUTES,
    generic_attribute_prefixes=_PAGE_PREFIXES,
    url_schemes=_SCHEMES,
    link_rel=None,
)


def sanitise_body(html: str) -> SafeHtml:
    """Clean what an editor or a source wrote: prose, lists, tables and links, nothing else.

    Takes any HTML, however broken; gives HTML without active nodes, classes,
    ids or addresses other than http, https, mailto and relative ones.
    """
    return _safe(_BODY.clean(html))


def sanitise_page(html: str) -> SafeHtml:
    """Clean a whole page as the templates printed it: `sanitise_body` plus structure and forms.

    Scripts, styles, SVG, MathML, frames and event attributes do not pass. The
    one drawing on a page, rows of bars, is made afterwards and of digits only.
    """
    return _safe(draw_bars(_PAGE.clean(html)))


def _safe(html: str) -> SafeHtml:
    safe = object.__new__(SafeHtml)
    object.__setattr__(safe, "_html", html)
    return safe
