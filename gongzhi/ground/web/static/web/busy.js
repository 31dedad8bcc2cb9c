/* What takes longer than a second says so; a file that has come says it with a cookie. */
(function () {
  "use strict";
  var mark = document.getElementById("busy"), timer = 0, watch = 0;
  if (!mark) { return; }

  function show() { mark.hidden = false; }
  function clear() { window.clearTimeout(timer); window.clearInterval(watch); mark.hidden = true; }
  function soon() { window.clearTimeout(timer); timer = window.setTimeout(show, 1000); }

  document.addEventListener("click", function (e) {
    var link = e.target.closest ? e.target.closest("a[href]") : null;
    if (!link || e.defaultPrevented || e.button || e.ctrlKey || e.metaKey || e.shiftKey || link.target) { return; }
    if (link.origin !== window.location.origin || link.getAttribute("href").charAt(0) === "#") { return; }
    soon();
    if (!link.hasAttribute("data-file")) { return; }
    document.cookie = "file_ready=; max-age=0; path=/; samesite=lax";
    watch = window.setInterval(function () { if (/(^|; )file_ready=1/.test(document.cookie)) { clear(); } }, 300);
  });
  document.addEventListener("submit", function (e) { if (!e.defaultPrevented) { soon(); } });
  window.addEventListener("pageshow", clear);
})();
