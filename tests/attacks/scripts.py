"""Scripts that a submission would have run in the pages of whoever reads it: payloads, each as cells of a notebook.

Each sets ``window.ran``, or leads away from the page, if it runs.
"""

import base64

from nbformat.v4 import new_code_cell, new_markdown_cell, new_output, new_raw_cell

RUN = "window.top.ran=1"
CALL = f"javascript:{RUN}"
IN_TAGS = {
    "img": f"<img src=x onerror='{RUN}'>",
    "svg": f"<svg onload='{RUN}'></svg>",
    "svg-script": f"<svg><script>{RUN}</script></svg>",
    "svg-animate": f"<svg><a><animate attributeName=href values='{CALL}' /><text x=9 y=9>x</text></a></svg>",
    "svg-use": "<svg><use href=\"data:image/svg+xml,<svg id='x' "
    f"xmlns='http://www.w3.org/2000/svg'><script>{RUN}</script></svg>#x\"/></svg>",
    "script": f"<script>{RUN}</script>",
    "script-unclosed": f"<script>{RUN}",
    "script-split": f"<scr<script></script>ipt>{RUN}</scr<script></script>ipt>",
    "script-module": f"<script type=module>{RUN}</script>",
    "iframe": f'<iframe srcdoc="<script>{RUN}</script>"></iframe>',
    "iframe-address": f'<iframe src="{CALL}"></iframe>',
    "object": f'<object data="data:text/html,<script>{RUN}</script>"></object>',
    "embed": f'<embed src="{CALL}">',
    "details": f"<details open ontoggle='{RUN}'><summary>x</summary>y</details>",
    "focus": f"<input autofocus onfocus='{RUN}'>",
    "video": f"<video><source onerror='{RUN}'></video>",
    "style-import": f"<style>@import '{CALL}'; body {{ display: none }}</style>",
    "meta": f"<meta http-equiv=refresh content='0;url={CALL}'>",
    "base": "<base href='https://evil.invalid/'>",
    "form": f"<form action='{CALL}'><button autofocus>Log in again</button></form>",
    "math": f"<math><mtext><table><mglyph><style><img src=x onerror='{RUN}'></style></mglyph></table></mtext></math>",
    "noscript": f"<noscript><p title=\"</noscript><img src=x onerror='{RUN}'>\"></noscript>",
    "comment": f"<!--><img src=x onerror='{RUN}'>-->",
    "cdata": f"<svg><![CDATA[><img src=x onerror='{RUN}'>]]></svg>",
    "marquee": f"<marquee onstart='{RUN}'>x</marquee>",
    "over-all": f"<div style='position:fixed;inset:0;z-index:9' onmouseover='{RUN}'>Session ended</div>",
    "animation": f"<style>@keyframes x{{}}</style><b style='animation-name:x' onanimationstart='{RUN}'>x</b>",
}
LINKS = {
    "link": f"<a href='{CALL}'>click</a>",
    "link-tab": f"<a href='java\tscript:{RUN}'>click</a>",
    "link-entity": f"<a href='&#106;avascript:{RUN}'>click</a>",
    "link-data": f"<a href='data:text/html,<script>{RUN}</script>'>click</a>",
    "link-svg": f"<svg width=90 height=20><a xlink:href='{CALL}'><text x=9 y=15>click</text></a></svg>",
    "link-button": f"<button formaction='{CALL}'>click</button>",
}


def _shown(kind, data, **metadata):
    return new_output("display_data", data={kind: data}, metadata=metadata)


def cells():
    """Payload -> cells of a notebook: outputs, Markdown, raw cells, metadata, names, in each form that pages show."""
    found = {}
    for name, payload in {**IN_TAGS, **LINKS}.items():
        found[f"html {name}"] = new_code_cell("", outputs=[_shown("text/html", payload)])
        found[f"markdown {name}"] = new_markdown_cell(f"Words.\n\n{payload}\n\nmore {payload}")
    found["markdown link"] = new_markdown_cell(f"[click]({CALL}) ![x]({CALL}) <{CALL}>")
    found["markdown output"] = new_code_cell("", outputs=[_shown("text/markdown", IN_TAGS["img"])])
    found["javascript"] = new_code_cell(
        "", outputs=[_shown("application/javascript", RUN), _shown("text/javascript", RUN)]
    )
    picture = f"<svg xmlns='http://www.w3.org/2000/svg' onload='{RUN}'><script>{RUN}</script></svg>"
    found["picture"] = new_code_cell("", outputs=[_shown("image/svg+xml", picture)])
    quoted = f'x" onerror="{RUN}'
    found["picture data"] = new_code_cell("", outputs=[_shown("image/png", quoted)])
    found["picture size"] = new_code_cell(
        "", outputs=[_shown("image/png", "AAAA", **{"image/png": {"width": f"9 onerror={RUN}"}})]
    )
    found["picture name"] = new_code_cell("", outputs=[_shown("image/png", "AAAA", filenames={"image/png": quoted})])
    found["isolated"] = new_code_cell(
        "", outputs=[_shown("text/html", IN_TAGS["img"], **{"text/html": {"isolated": True}})]
    )
    model = {"model_id": "</script>" + IN_TAGS["img"]}
    found["widget"] = new_code_cell("", outputs=[_shown("application/vnd.jupyter.widget-view+json", model)])
    found["unknown kind"] = new_code_cell("", outputs=[_shown("application/x-mine", IN_TAGS["img"])])
    found["latex"] = new_code_cell("", outputs=[_shown("text/latex", IN_TAGS["img"])])
    found["stream"] = new_code_cell(
        "", outputs=[new_output("stream", name="stdout", text=IN_TAGS["img"] + "\x1b[31m<b onclick=1>")]
    )
    trace = [IN_TAGS["img"]]
    found["error"] = new_code_cell("", outputs=[new_output("error", ename=trace[0], evalue=trace[0], traceback=trace)])
    found["source"] = new_code_cell("'''" + IN_TAGS["img"] + "</pre></div>" + IN_TAGS["script"])
    found["raw"] = new_raw_cell(IN_TAGS["img"], metadata={"raw_mimetype": "text/html"})
    found["tags"] = new_code_cell("", metadata={"tags": [f'x"><img src=x onerror={RUN}>']})
    named = {"grade": True, "solution": False, "points": 1, "score": 0, "grade_id": f'x"><img src=x onerror={RUN}>'}
    found["name"] = new_code_cell("", metadata={"nbgrader": named})
    pasted = {"a.png": {"text/html": base64.b64encode(b"x").decode(), "image/png": quoted}}
    found["attachment"] = new_markdown_cell("![x](attachment:a.png)", attachments=pasted)
    return found
