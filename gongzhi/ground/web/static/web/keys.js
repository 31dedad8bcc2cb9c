/* Keys: ? shows them, j and k walk the rows of a register, x ticks one; Ctrl+S is in forms.js. Nothing works only by key. */
(function () {
  "use strict";
  var typing = function (el) { return /^(INPUT|SELECT|TEXTAREA)$/.test(el.tagName) || el.isContentEditable; };
  var dialog = document.getElementById("keys");
  var rows = Array.prototype.slice.call(document.querySelectorAll("[data-rows] > tbody > tr"));
  var at = -1;

  function walk(step) {
    if (!rows.length) { return; }
    if (rows[at]) { rows[at].classList.remove("here"); }
    at = Math.max(0, Math.min(rows.length - 1, at + step));
    rows[at].classList.add("here");
    var link = rows[at].querySelector("a[href]") || rows[at].querySelector("input");
    if (link) { link.focus(); }
    rows[at].scrollIntoView({ block: "nearest" });
  }

  function tick() {
    var box = rows[at] && rows[at].querySelector("input[type=checkbox]");
    if (box) { box.click(); }
  }

  document.addEventListener("keydown", function (e) {
    if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing || typing(e.target)) { return; }
    if (e.key === "?" && dialog && dialog.showModal && !dialog.open) { e.preventDefault(); dialog.showModal(); }
    if (document.querySelector("[data-review]")) { return; }
    if (e.key === "j" || e.key === "k") { e.preventDefault(); walk(e.key === "j" ? 1 : -1); }
    if (e.key === "x") { tick(); }
  });

  document.querySelectorAll("[data-keys]").forEach(function (el) {
    if (!dialog || !dialog.showModal) { return; }
    el.hidden = false;
    el.addEventListener("click", function () { dialog.showModal(); });
  });
})();
