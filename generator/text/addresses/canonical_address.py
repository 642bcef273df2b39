"""One address for one page, however it was shared."""

import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

_TRACKING = re.compile(
    r"(?:utm_.*|fb(?:clid|_.*)|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|mc_[ce]id|mkt_tok|"
    r"_ga|_gl|ref|ref_src|ref_url|referrer|source|src|cmpid?|cid|ito|ncid|ocid|smid|smtyp|taid|sr_share|share|"
    r"traffic_source|feature|at_.*|xtor|__twitter_impression|outputtype|output|amp|print|printable|view_?type|"
    r"mobile|desktop|app|via|partner|rss|feedtype|feedname|ns_.*|wt\..*|guccounter|spm)",
    re.IGNORECASE,
)
_KEPT_VALUES = re.compile(r"\d{3,}")
_HOST_PREFIX = re.compile(r"^(?:www\d?|m|mobile|amp|touch|wap|print)\.(?=[^.]+\.)")
_MOBILE_LABEL = re.compile(r"(?<=\.)m\.(?=[^.]+\.[^.]+$)")
_ALIKE_ENDINGS = re.compile(
    r"/(?:amp|amp\.html|print|print\.html|index\.(?:html?|php|aspx?)|default\.aspx?)$", re.IGNORECASE
)
_AMP_START = re.compile(r"^/amp(?=/[^/]+)", re.IGNORECASE)
_AMP_SUFFIX = re.compile(r"\.amp(?=\.html?$|$)", re.IGNORECASE)
_WRAPPERS = (
    re.compile(r"^https?://(?:www\.)?google\.[a-z.]+/amp/(?P<secure>s/)?(?P<rest>[^?#]+.*)", re.IGNORECASE),
    re.compile(r"^https?://[^/]+\.cdn\.ampproject\.org/[cv]/(?P<secure>s/)?(?P<rest>.+)", re.IGNORECASE),
    re.compile(r"^https?://web\.archive\.org/web/\d+(?:[a-z]{2}_)?/(?P<rest>.+)", re.IGNORECASE),
)
_SAFE_IN_PATH = "/:@!$&'()*+,;=~-._"


def canonical_address(url: str) -> str:
    """Give the form in which two addresses of one page are equal.

    Takes away the scheme's difference, `www.` and mobile hosts, AMP and print
    views, archive and AMP caches, tracking parameters, the fragment and a
    closing slash. Shorteners stay as they are: only the network knows where
    they lead. What is no web address is given back as it came.
    """
    url = _unwrapped(url.strip())
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return url
    if parts.scheme not in {"http", "https"} or not host:
        return url
    place = _host(host) + (f":{port}" if port not in {None, 80, 443} else "")
    return f"https://{place}{_path(parts.path)}{_query(parts.query)}"


def host_of(url: str) -> str:
    """Give the host of an address in canonical form, or nothing where it has none."""
    try:
        return _host((urlsplit(url).hostname or "").rstrip("."))
    except ValueError:
        return ""


def leads_to_a_page(url: str) -> bool:
    """Tell a page's address, in canonical form, from that of a whole site, which says nothing of a story."""
    return url.startswith("https://") and "/" in url.removeprefix("https://")


def _unwrapped(url: str) -> str:
    for wrapper in _WRAPPERS:
        if match := wrapper.match(url):
            rest = match["rest"]
            return rest if rest.startswith(("http://", "https://")) else f"https://{rest}"
    return url


def _host(host: str) -> str:
    return _MOBILE_LABEL.sub("", _HOST_PREFIX.sub("", host.lower()))


def _path(path: str) -> str:
    path = quote(unquote(path), safe=_SAFE_IN_PATH)
    path = re.sub(r"/{2,}", "/", path).rstrip("/")
    path = _AMP_SUFFIX.sub("", _ALIKE_ENDINGS.sub("", _AMP_START.sub("", path)))
    return path.rstrip("/")


def _query(query: str) -> str:
    kept = sorted(pair for pair in parse_qsl(query, keep_blank_values=True) if not _is_noise(*pair))
    return f"?{urlencode(kept)}" if kept else ""


def _is_noise(name: str, value: str) -> bool:
    """Tell parameters that change nothing about the page; a long number is rather its id."""
    return bool(_TRACKING.fullmatch(name)) and not (
        name.lower() in {"cid", "ref", "source"} and _KEPT_VALUES.search(value)
    )
