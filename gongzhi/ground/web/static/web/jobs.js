/* How far one's jobs are, while a page is open. Without it the page tells the same when it is loaded. */
(function () {
  "use strict";
  var busy = document.querySelector("[data-jobs-now]"), page = document.querySelector("[data-jobs-page]");
  if (!busy) { return; }
  var show = function (job) {
    var row = page && page.querySelector('[data-job="' + job.pk + '"]');
    if (!row) { return; }
    var bar = row.querySelector("progress");
    if (!bar) { window.location.reload(); return; }
    if (job.percent !== null) { bar.value = job.percent; row.querySelector("[data-percent]").textContent = job.percent + "%"; }
    row.querySelector("[data-left]").textContent = job.left;
  };
  var ask = function () {
    fetch(busy.dataset.jobsNow, { headers: { Accept: "application/json" }, credentials: "same-origin" })
      .then(function (answer) { return answer.ok ? answer.json() : null; })
      .then(function (told) {
        if (!told) { return; }
        var before = busy.dataset.open;
        busy.dataset.open = String(told.open);
        busy.querySelector("b").textContent = told.open ? String(told.open) : "";
        told.jobs.filter(function (job) { return job.percent !== null || job.left; }).forEach(show);
        if (page && String(told.open) !== before) { window.location.reload(); return; }
        if (told.open) { window.setTimeout(ask, 3000); } else { busy.classList.remove("at-work"); }
      })
      .catch(function () { window.setTimeout(ask, 15000); });
  };
  if (busy.dataset.open !== "0") { window.setTimeout(ask, 2000); }
})();
