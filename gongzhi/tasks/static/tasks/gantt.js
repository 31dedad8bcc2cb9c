// A bar is drawn to other days with the mouse or a pen; letting go opens the page where the new days are looked at and saved.
// By keyboard, and by finger, the same page opens from 改日期 in the row.
(function () {
  "use strict";
  const table = document.querySelector("table.gantt[data-day]");
  if (!table) { return; }
  const wide = parseFloat(table.dataset.day);
  let held = null;
  let drawn = false; // then the click that follows does not open the task

  function shift(days) {
    held.days = days;
    drawn = drawn || days !== 0;
    for (const part of held.cell.querySelectorAll("rect, .mark")) {
      if (days) { part.setAttribute("transform", "translate(" + Math.round(days * wide) + " 0)"); }
      else { part.removeAttribute("transform"); }
    }
  }

  function letGo() {
    table.classList.remove("drawn");
    held = null;
  }

  table.addEventListener("pointerdown", function (event) {
    const cell = event.target.closest("td.bars[data-dates]");
    if (!cell || event.button !== 0 || event.pointerType === "touch" || !event.target.closest("rect")) { return; }
    drawn = false;
    held = { cell: cell, from: event.clientX, days: 0 };
    table.classList.add("drawn");
    event.preventDefault();
  });
  document.addEventListener("pointermove", function (event) {
    if (held) { shift(Math.round((event.clientX - held.from) / wide)); }
  });
  document.addEventListener("pointerup", function () {
    if (!held) { return; }
    const days = held.days;
    const url = held.cell.dataset.dates;
    letGo();
    if (days) { window.location.assign(url + "?days=" + days); }
  });
  document.addEventListener("pointercancel", function () {
    if (held) { shift(0); letGo(); }
  });
  document.addEventListener("keydown", function (event) {
    if (held && event.key === "Escape") { shift(0); letGo(); }
  });
  table.addEventListener("click", function (event) {
    if (drawn) { event.preventDefault(); }
    drawn = false;
  });
  table.addEventListener("dragstart", function (event) { event.preventDefault(); });
  window.addEventListener("pageshow", function () {
    for (const part of table.querySelectorAll("[transform]")) { part.removeAttribute("transform"); }
  });
}());
