"""HTML of unknown origin made safe to show: what is on a list stays, nothing else does, whoever made it.

This file claims: what :func:`clean` gives runs no script in a browser, loads nothing from another place, and holds
no form; tables, drawers and pictures of the course look as before.
"""

from __future__ import annotations

import html
import re

#: Tags that stay, without their attributes unless :func:`keep_attribute` says so.
TAGS = frozenset(
    "a abbr b blockquote br caption code col colgroup dd del details div dl dt em figcaption figure h1 h2 h3 h4 "
    "h5 h6 hr i img kbd "
    "li ol p pre q s samp section small span strong sub summary sup table tbody td tfoot th thead tr u ul var "
    "circle defs desc ellipse g line marker path pattern polygon polyline rect svg text title tspan".split()
)
#: Attributes that stay on every tag: none of them names a place or holds code.
ATTRIBUTES = frozenset(
    "alt aria-describedby aria-hidden aria-label aria-labelledby class colspan cx cy d dominant-baseline dx dy "
    "fill fill-opacity "
    "font-family font-size font-style font-weight headers height id lang marker-end marker-height marker-start "
    "marker-width "
    "markerheight markerunits markerwidth offset open opacity orient patterntransform patternunits points "
    "preserveaspectratio r refx refy role "
    "rowspan rx ry scope start stroke stroke-dasharray stroke-linecap stroke-linejoin stroke-width style tabindex "
    "text-anchor title "
    "transform viewbox width x x1 x2 y y1 y2 xml:space".split()
)
#: Of a style, what stays: how something looks, nothing that covers the page or loads.
STYLES = frozenset(
    "background-color border border-bottom border-collapse border-color border-left border-radius border-right "
    "border-spacing "
    "border-style border-top border-width color dominant-baseline fill fill-opacity font font-family font-size "
    "font-style "
    "font-variant-numeric font-weight height letter-spacing line-height margin margin-bottom margin-left "
    "margin-right margin-top "
    "max-width min-width opacity overflow-wrap padding padding-bottom padding-left padding-right padding-top stroke "
    "stroke-dasharray stroke-linecap stroke-linejoin stroke-width text-align text-anchor text-decoration "
    "vertical-align "
    "white-space width word-break".split()
)
#: Tags whose contents go with them: code, or a page within the page.
CODE = (
    "script",
    "style",
    "noscript",
    "template",
    "iframe",
    "object",
    "embed",
    "math",
    "foreignobject",
    "textarea",
    "select",
)
#: What a link may lead to: a page, a mail, a place beside this one.
LINK = re.compile(r"(?:https?:|mailto:|#|\.{0,2}/|[\w.-]+(?:[/?#]|$))", re.ASCII)
#: A picture that is its own file.
PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp|svg\+xml)[;,]", re.ASCII)

TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)[^<>]*?(/?)>", re.ASCII)
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
#: What is deeper, longer or more broken is shown as text: parsers take a time for it that grows with its square.
DEEPEST, LONGEST, BROKEN, SHOWN = 200, 3_000_000, 1000, 20_000


def clean(text) -> str:
    """A piece of HTML without anything that runs, loads or asks.

    Parameters
    ----------
    text : str or bytes
        HTML, possibly hostile or broken.

    Returns
    -------
    str

    Examples
    --------
    >>> clean('<b onclick="steal()">four</b><script>steal()</script> <a href="javascript:steal()">more</a>')
    '<b>four</b> <a>more</a>'
    >>> clean('<table><tr><td style="text-align: right; position: fixed">4</td></tr></table>')
    '<table><tbody><tr><td style="text-align: right;">4</td></tr></tbody></table>'
    """
    from bleach.css_sanitizer import CSSSanitizer
    from bleach.sanitizer import Cleaner
    from bs4 import BeautifulSoup

    text = text.decode("utf-8", "replace") if isinstance(text, bytes) else str(text)
    if len(text) > LONGEST or _is_hard(text):
        return f"<pre>{html.escape(text[:SHOWN])}</pre>"
    soup = BeautifulSoup(text, "html.parser")
    for code in soup.find_all(lambda tag: tag.name.lower() in CODE):
        code.decompose()
    cleaner = Cleaner(
        tags=TAGS,
        attributes=keep_attribute,
        protocols=("http", "https", "mailto", "data"),
        strip=True,
        css_sanitizer=CSSSanitizer(allowed_css_properties=STYLES, allowed_svg_properties=STYLES),
    )
    return cleaner.clean(str(soup))


def keep_attribute(tag: str, name: str, value: str) -> bool:
    """Whether an attribute of a tag may stay."""
    name, plain = name.lower(), re.sub(r"[\x00-\x20\x7f-\xa0]", "", value or "")
    if name in ("href", "xlink:href"):
        return tag == "a" and LINK.match(plain) is not None
    if name == "src":
        return tag == "img" and PICTURE.match(plain.lower()) is not None
    if "url(" in plain.lower().replace("\\", "") and "url(#" not in plain.lower():
        return False
    return name in ATTRIBUTES or re.fullmatch(r"data-[a-z-]+", name) is not None


def _is_hard(text: str) -> bool:
    """Whether tags lie too deep within each other, or too many are broken."""
    tags = TAG.findall(text)
    if text.count("<") - len(tags) > BROKEN:
        return True
    depth = 0
    for closing, name, alone in tags:
        if closing:
            depth = max(depth - 1, 0)
        elif not alone and name.lower() not in VOID:
            depth += 1
            if depth > DEEPEST:
                return True
    return False
