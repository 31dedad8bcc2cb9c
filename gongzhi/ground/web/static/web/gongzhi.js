/* Progressive only: every page works without it. No eval, no inline, no dependency. */
(function () {
  "use strict";
  var typing = function (el) { return /^(INPUT|SELECT|TEXTAREA)$/.test(el.tagName) || el.isContentEditable; };

  document.addEventListener("keydown", function (e) {
    if (e.ctrlKey || e.metaKey || e.altKey || typing(e.target)) { return; }
    if (e.key === "/") { var box = document.getElementById("search"); if (box) { e.preventDefault(); box.focus(); } }
  });

  // On a narrow screen a button unfolds the menu and what stands in the bar, another the filters of a register.
  var menu = document.getElementById("menu"), unfolds = function (button, parts) {
    button.addEventListener("click", function () {
      var open = button.getAttribute("aria-expanded") !== "true";
      button.setAttribute("aria-expanded", String(open));
      parts.forEach(function (part) { part.classList.toggle("open", open); });
    });
  };
  document.querySelectorAll("[data-menu]").forEach(function (b) { unfolds(b, [menu, document.querySelector(".top")]); });
  document.querySelectorAll("[data-unfold]").forEach(function (b) { unfolds(b, [document.getElementById(b.dataset.unfold)]); });

  // A long menu scrolls by itself: the entry one is at stands in sight.
  var here = menu && menu.querySelector("[aria-current]");
  var list = menu && menu.firstElementChild;
  if (here && here.offsetTop > list.clientHeight - 48) { list.scrollTop = here.offsetTop - list.clientHeight / 2; }

  // Reviewing by keyboard: J and K move, A accepts, R rejects, E opens the field, X ticks, Shift+A takes the ticked or all.
  var review = document.querySelector("[data-review]");
  if (review) {
    var items = Array.prototype.slice.call(review.querySelectorAll("[data-candidate]"));
    var at = items.findIndex(function (i) { return "#" + i.id === window.location.hash; });
    var go = function (to) {
      if (!items.length) { return; }
      at = Math.max(0, Math.min(items.length - 1, to));
      review.querySelectorAll(".here").forEach(function (el) { el.classList.remove("here"); });
      var item = items[at], mark = review.querySelector('[data-span="' + item.dataset.candidate + '"]');
      item.classList.add("here");
      item.focus({ preventScroll: true });
      item.scrollIntoView({ block: "nearest" });
      if (mark) { mark.classList.add("here"); mark.scrollIntoView({ block: "nearest" }); }
    };
    // Coming from a record the passage itself is shown; after a decision, the next one.
    if (at >= 0) { go(/[?&]done=/.test(window.location.search) ? at + 1 : at); }
    document.addEventListener("keydown", function (e) {
      if (e.ctrlKey || e.metaKey || e.altKey || typing(e.target)) { return; }
      var act = { a: "accept", r: "reject", e: "mend" }[e.key];
      var all = document.getElementById("bulk");
      var both = { A: "accept", R: "reject" }[e.key];
      if (both && all) { e.preventDefault(); all.requestSubmit(all.querySelector('[value="' + both + '"]')); return; }
      if (e.key === "j" || e.key === "k") { go(at + (e.key === "j" ? 1 : -1)); }
      if (at < 0) { return; }
      if (e.key === "x") { var box = items[at].querySelector("input[type=checkbox]"); if (box) { box.checked = !box.checked; } }
      var button = act && items[at].querySelector('[data-act="' + act + '"]');
      if (button) { e.preventDefault(); button.click(); }
    });
  }

  document.querySelectorAll("[data-print]").forEach(function (a) {
    a.addEventListener("click", function () { sessionStorage.setItem("print", "1"); });
  });
  if (sessionStorage.getItem("print") && /[?&]print=/.test(window.location.search)) {
    sessionStorage.removeItem("print");
    window.print();
  }
})();
