"""What could act in a page: all its nodes, by two parsers that share no code, held against what is ours."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

from lxml import etree, html
from selectolax.lexbor import LexborHTMLParser

_NEVER = {
    "animate", "animatemotion", "animatetransform", "applet", "audio", "base", "embed", "foreignobject",
    "frame", "frameset", "iframe", "image", "img", "isindex", "math", "noscript", "object", "portal", "set",
    "source", "style", "template", "track", "use", "video", "xml", "xmp",
}  # fmt: skip
_NEVER_SET = {"srcdoc", "style", "formaction", "background", "xlink:href", "ping", "manifest", "http-equiv"}
_ADDRESSES = {"href", "src", "action", "cite", "data", "poster"}
_LINKS = {"a", "blockquote"}
_NAMES = ("schema.", "canonical", "license")
"""What these relations of the head lead to is a name or for people; a browser loads none of it."""

_OWN_SCRIPT = re.compile(r"(?:\.\./)*(?:assets/\w+|search/engine)\.js")
# As browsers read an address: neither what is invisible at its ends nor its line ends count.
_IGNORED = re.compile(r"^[\x00-\x20]+|[\t\n\r]")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_DRAWING = {"class", "viewbox", "preserveaspectratio", "aria-hidden", "focusable"}


@dataclass(frozen=True, slots=True)
class Node:
    """An element: its name and attributes in lower case, its own text, and whether it stands in the head."""

    tag: str
    attributes: Mapping[str, str]
    text: str
    is_in_head: bool


def by_lexbor(page: str) -> Iterator[Node]:
    """Give the nodes of a page as lexbor, which follows the HTML standard, reads it."""
    for node in LexborHTMLParser(page).css("*"):
        attributes = {name.lower(): value or "" for name, value in node.attributes.items()}
        text = (node.text(deep=False) or "") if node.tag == "script" else ""
        is_in_head = node.parent is not None and node.parent.tag == "head"
        yield Node(str(node.tag).lower(), attributes, text, is_in_head)


def by_libxml2(page: str) -> Iterator[Node]:
    """Give the nodes of a page as libxml2, an older and more forgiving reader, takes it."""
    with suppress(etree.ParserError):  # raised for a page of comments only
        yield from _of_tree(html.document_fromstring(page.encode(), html.HTMLParser(encoding="utf-8")))


def by_xml(document: bytes) -> Iterator[Node]:
    """Give the nodes of an XML file; raises etree.XMLSyntaxError where it is none."""
    yield from _of_tree(etree.fromstring(document))


def _of_tree(root: etree._Element) -> Iterator[Node]:
    for element in root.iter("*"):
        parent = element.getparent()
        attributes = {_local(str(name)): str(value) for name, value in element.attrib.items()}
        is_in_head = parent is not None and _local(str(parent.tag)) == "head"
        yield Node(_local(element.tag), attributes, element.text or "", is_in_head)


def _local(name: str) -> str:
    return name.rpartition("}")[2].lower()


PARSERS: tuple[Callable[[str], Iterator[Node]], ...] = (by_lexbor, by_libxml2)


def active_in(page: str) -> set[str]:
    """Name what acts in a page that is not the digest's own, by whichever parser it is found."""
    return {fault for parser in PARSERS for node in parser(page) for fault in faults_of(node)}


def faults_of(node: Node) -> Iterator[str]:
    """Name what acts in one node."""
    if node.tag in _NEVER or not _is_own(node):
        yield f"<{node.tag}>"
    for name, value in node.attributes.items():
        if name.startswith("on") or _is_never_set(name, node) or _leads_astray(name, value, node):
            yield f"{node.tag} {name}={value}"


def _is_own(node: Node) -> bool:
    match node.tag:
        case "script":
            return _is_own_script(node) or _is_data(node)
        case "svg":
            return set(node.attributes) == _DRAWING
        case "path":
            return set(node.attributes) == {"d"} and not set(node.attributes["d"]) - set("Mvhz- 0123456789")
        case "meta" | "link" | "title":
            return node.is_in_head
    return True


def _is_own_script(node: Node) -> bool:
    return bool(_OWN_SCRIPT.fullmatch(node.attributes.get("src", ""))) and not node.text


def _is_data(node: Node) -> bool:
    """Tell whether a script only describes the page to search engines, as sound JSON."""
    if dict(node.attributes) != {"type": "application/ld+json"} or "<" in node.text:
        return False
    return bool(json.loads(node.text))


def _is_never_set(name: str, node: Node) -> bool:
    is_policy = node.attributes.get("http-equiv", "").lower() == "content-security-policy"
    return name in _NEVER_SET and not (name == "http-equiv" and is_policy)


def _leads_astray(name: str, address: str, node: Node) -> bool:
    """Tell whether an address is harmful where it stands: only links lead to other places, and to pages."""
    seen = _IGNORED.sub("", address)
    scheme = _SCHEME.match(seen)
    if name not in _ADDRESSES or not (scheme or seen.startswith(("//", "\\"))):
        return False
    if node.tag == "link":
        return not node.attributes.get("rel", "").startswith(_NAMES)
    return node.tag not in _LINKS or not scheme or scheme[1].lower() not in {"http", "https", "mailto"}
