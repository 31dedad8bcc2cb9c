/* A register by mouse: tick all of the page, count what is ticked, put columns in order, fold sheets away. */
(function () {
  "use strict";
  var bar = document.querySelector("[data-batch]");
  if (bar) {
    var boxes = Array.prototype.slice.call(document.querySelectorAll("input[name=pick]"));
    var whole = document.querySelector("[data-tick-all]"), every = bar.querySelector("[data-all]");
    var told = bar.querySelector("[data-ticked]"), before = told.textContent;
    var count = function () {
      var n = boxes.filter(function (b) { return b.checked; }).length;
      bar.classList.toggle("some", n > 0);
      told.textContent = n ? told.getAttribute("data-words").replace("#", String(n)) : before;
      if (whole) { whole.checked = n > 0 && n === boxes.length; whole.indeterminate = n > 0 && n < boxes.length; }
    };
    if (whole) {
      whole.hidden = false;
      whole.addEventListener("change", function () {
        boxes.forEach(function (b) { b.checked = whole.checked; });
        count();
      });
    }
    if (every) {
      every.addEventListener("change", function () {
        boxes.forEach(function (b) { b.checked = every.checked; });
        count();
      });
    }
    boxes.forEach(function (b) {
      b.addEventListener("change", function () { if (every && !b.checked) { every.checked = false; } count(); });
    });
    count();
  }

  // Columns in order: the numbers do it without this; with it, two buttons a line.
  var form = document.querySelector("[data-columns]");
  if (form) {
    var list = form.querySelector(".columns");
    var number = function () {
      Array.prototype.forEach.call(list.children, function (li, i) { li.querySelector(".place-of").value = i + 1; });
    };
    list.classList.add("sorted");
    Array.prototype.forEach.call(list.children, function (li) {
      [["↑", -1], ["↓", 1]].forEach(function (way) {
        var b = document.createElement("button");
        b.type = "button";
        b.textContent = way[0];
        b.setAttribute("aria-label", way[0] + " " + li.querySelector("label").textContent.trim());
        b.addEventListener("click", function () {
          var other = way[1] < 0 ? li.previousElementSibling : li.nextElementSibling;
          if (!other) { return; }
          list.insertBefore(li, way[1] < 0 ? other : other.nextElementSibling);
          number();
          b.focus();
        });
        li.appendChild(b);
      });
    });
  }

  // One sheet is open at a time; Escape and a click beside it fold it away.
  var drops = Array.prototype.slice.call(document.querySelectorAll("details.drop"));
  var fold = function (but) { drops.forEach(function (d) { if (d !== but) { d.open = false; } }); };
  drops.forEach(function (d) { d.addEventListener("toggle", function () { if (d.open) { fold(d); } }); });
  document.addEventListener("click", function (e) { if (!e.target.closest("details.drop")) { fold(null); } });
  document.addEventListener("keydown", function (e) {
    var open = drops.filter(function (d) { return d.open; })[0];
    if (e.key === "Escape" && open) { open.open = false; open.querySelector("summary").focus(); }
  });
})();
