"""Sixty ways to smuggle a script into a page. Each would set `window.__xss` or leave an element with `data-x`."""

RUN = "window.__xss=1"
PAYLOADS = [
    f"<script>{RUN}</script>", f"<script data-x>{RUN}</script>", f"<ScRiPt>{RUN}</sCrIpT>", f"</script><script>{RUN}</script>",
    f"<img src=x onerror={RUN} data-x>", f"<img/src=x/onerror={RUN}>", f"<svg onload={RUN} data-x>", f"<svg/onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>", f"<svg><animate onbegin={RUN} attributeName=x>", f"<body onload={RUN}>",
    f"<input autofocus onfocus={RUN} data-x>", f"<select autofocus onfocus={RUN}>", f"<details open ontoggle={RUN} data-x>",
    f"<video src onerror={RUN}>", f"<audio src onerror={RUN}>", f"<marquee onstart={RUN}>", f"<iframe src=javascript:{RUN}>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'>", f"<object data=javascript:{RUN} data-x>", f"<embed src=javascript:{RUN}>",
    f"<a href=javascript:{RUN} data-x>点</a>", f"<form action=javascript:{RUN} data-x><button>", f"<math href=javascript:{RUN} data-x>",
    f"<base href=javascript:{RUN}//>", f"<link rel=stylesheet href=javascript:{RUN}>", "<style data-x>*{color:red}</style>",
    f"<meta http-equiv=refresh content=0;url=javascript:{RUN}>", f"<template><script>{RUN}</script></template><b data-x>",
    f"\"><script>{RUN}</script>", f"'><script>{RUN}</script>", f"\"><img src=x onerror={RUN} data-x>", f"'><svg onload={RUN} data-x>",
    f"\" onfocus={RUN} autofocus data-x=\"", f"' onfocus={RUN} autofocus data-x='", f"` onmouseover={RUN} `", f"\" onmouseover=\"{RUN}",
    f"--><script>{RUN}</script>", f"]]><script>{RUN}</script>", f"</textarea><script>{RUN}</script>", f"</title><svg onload={RUN} data-x>",
    f"</option></select><img src=x onerror={RUN}>", f"</td></tr></table><b data-x>{RUN}</b>", f"</mark><img src=x onerror={RUN}>",
    f"javascript:{RUN}", f"JaVaScRiPt:{RUN}", f"java\tscript:{RUN}", f"data:text/html,<script>{RUN}</script>", f"vbscript:{RUN}",
    f"&lt;script&gt;{RUN}&lt;/script&gt;", f"&#60;script&#62;{RUN}&#60;/script&#62;", f"\\u003cscript\\u003e{RUN}", f"%3Cscript%3E{RUN}",
    f"＜script＞{RUN}＜/script＞", f"{{{{constructor.constructor('{RUN}')()}}}}", f"${{{RUN}}}", f"{{% debug %}}{RUN}",
    f"<b data-x id=main>{RUN}</b>", f"<x contenteditable onblur={RUN} data-x>", f"<p data-x hx-get=/ x-init={RUN}>",
]  # fmt: skip
assert len(PAYLOADS) == len(set(PAYLOADS)) == 60, len(PAYLOADS)
