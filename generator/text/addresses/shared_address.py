"""Addresses as they come out of phones, mails and social networks, and what is wrong with them."""

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from generator.text.addresses.hosts import owner_of

# Parameters that only tell a publisher how a reader came; none chooses a page.
_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|fb_(?:action_ids|action_types|ref|source)|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|"
    r"twclid|ttclid|igshid|igsh|mc_[ce]id|mkt_tok|_ga|_gl|_hsenc|_hsmi|ref_src|ref_url|cmpid|ncid|ocid|smid|smtyp|"
    r"taid|sr_share|guccounter|guce_referrer(?:_sig)?|__twitter_impression|traffic_source|xtor|at_(?:medium|campaign|"
    r"custom\d|link_\w+|format|ptr_name)|wt\.\w+|s_cid|srnd|spm)=?",
    re.IGNORECASE,
)
_AMP_HOST = re.compile(r"^amp\.|\.cdn\.ampproject\.org$")
_AMP_PATH = re.compile(r"/amp(?:/|\.html?$|$)|\.amp(?:\.html?)?$", re.IGNORECASE)
_AMP_QUERY = re.compile(r"(?:^|&)(?:amp(?:=1|=true)?|outputtype=amp)(?:&|$)", re.IGNORECASE)
_MOBILE_HOST = re.compile(r"^(?:m|mobile|touch|wap)\.(?=[^.]+\.)|(?<=\.)m\.(?=[^.]+\.[^.]+$)")
_SHORTENERS = dict.fromkeys(
    [
        "a.co",
        "amzn.to",
        "apne.ws",
        "bbc.in",
        "bit.ly",
        "bloom.bg",
        "buff.ly",
        "cnb.cx",
        "cnn.it",
        "cutt.ly",
        "dlvr.it",
        "econ.st",
        "fb.me",
        "flip.it",
        "goo.gl",
        "ift.tt",
        "is.gd",
        "lnkd.in",
        "n.pr",
        "nyti.ms",
        "on.ft.com",
        "on.wsj.com",
        "ow.ly",
        "politi.co",
        "rb.gy",
        "reut.rs",
        "s.nikkei.com",
        "shar.es",
        "shorturl.at",
        "soa.li",
        "t.co",
        "t.ly",
        "tiny.cc",
        "tinyurl.com",
        "trib.al",
        "v.gd",
        "wapo.st",
        "x.gd",
    ],
    "shortener",
)
_DETOURS = re.compile(
    r"^(?:https?://(?:www\.)?google\.[a-z.]+/(?:url\?|amp/)|https?://news\.google\.com/|"
    r"https?://lm?\.facebook\.com/l\.php|https?://[^/]*\.safelinks\.protection\.outlook\.com/|"
    r"https?://urldefense\.(?:com|proofpoint\.com)/)",
    re.IGNORECASE,
)


def is_detour(url: str) -> bool:
    """Tell an address that hides where it leads: a shortener's, or one that a network counts clicks with."""
    return bool(_DETOURS.match(url) or owner_of(_raw_host(url).removeprefix("www."), _SHORTENERS))


def is_amp(url: str) -> bool:
    """Tell a page made for fast phones (AMP), which publishers take down sooner than the article itself."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    host = _raw_host(url)
    return bool(_AMP_HOST.search(host) or _AMP_PATH.search(parts.path) or _AMP_QUERY.search(parts.query))


def is_mobile(url: str) -> bool:
    """Tell a host made for phones, such as m.example.org."""
    return bool(_MOBILE_HOST.search(_raw_host(url)))


def tracking_in(url: str) -> tuple[str, ...]:
    """Name the parameters of an address that only track its readers."""
    return tuple(name for name, is_noise in _parameters(url) if is_noise)


def without_tracking(url: str) -> str:
    """Take the tracking parameters off an address; what remains stays letter for letter."""
    start, mark, rest = url.partition("?")
    if not tracking_in(url):
        return url
    query, hash_sign, fragment = rest.partition("#")
    kept = "&".join(pair for pair in query.split("&") if pair and not _is_tracking(pair))
    return f"{start}{mark if kept else ''}{kept}{hash_sign}{fragment}"


def _parameters(url: str) -> Iterator[tuple[str, bool]]:
    query = url.partition("?")[2].partition("#")[0]
    for pair in filter(None, query.split("&")):
        yield pair.partition("=")[0], _is_tracking(pair)


def _is_tracking(pair: str) -> bool:
    return bool(_TRACKING.fullmatch(pair.partition("=")[0]))


@lru_cache(maxsize=8)
def _raw_host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""
