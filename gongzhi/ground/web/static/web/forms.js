/* Forms: sent once, kept while they are typed, deaf to half-typed pinyin. Only adds: without it every form still works. */
(function () {
  "use strict";

  // Keys pressed while a pinyin candidate is open belong to the input method: no form is sent, no shortcut starts.
  document.addEventListener("keydown", function (e) {
    if (!e.isComposing && e.keyCode !== 229) { return; }
    e.stopImmediatePropagation();
    if (e.key === "Enter") { e.preventDefault(); }
  }, true);

  // Ctrl+S saves the form one is in, or the only one there is.
  document.addEventListener("keydown", function (e) {
    if (!(e.ctrlKey || e.metaKey) || e.altKey || e.shiftKey || (e.key !== "s" && e.key !== "S")) { return; }
    var here = document.activeElement && document.activeElement.closest("form[data-once]");
    var form = here || document.querySelector("main form[data-once]");
    if (!form) { return; }
    e.preventDefault();
    form.requestSubmit();
  });

  var wrong = document.querySelector("[data-focus]");
  if (wrong) { wrong.focus(); }

  // A form is sent once; coming back to the page frees it again.
  document.addEventListener("submit", function (e) {
    var form = e.target;
    if (form.method !== "post" || e.defaultPrevented) { return; }
    if (form.getAttribute("aria-busy") === "true") { e.preventDefault(); return; }
    form.setAttribute("aria-busy", "true");
  });
  window.addEventListener("pageshow", function (e) {
    // A page out of the browser's memory may belong to somebody who has left, or to a form that was sent: ask anew.
    if (e.persisted) { window.location.reload(); return; }
    document.querySelectorAll("form[aria-busy]").forEach(function (f) { f.removeAttribute("aria-busy"); });
  });

  // In a comparison, changing one's own value chooses it.
  document.querySelectorAll(".comparison details").forEach(function (box) {
    box.addEventListener("input", function () {
      var mine = box.parentNode.querySelector("input[type=radio][value=mine]");
      if (mine) { mine.checked = true; }
    });
  });

  // What is typed is kept on the server. Only while that cannot be reached it waits in this tab, for its owner alone.
  var who = document.body.dataset.who || "", signOut = document.querySelector("form.user");
  var waits = function (key) { return key.indexOf("typed:") === 0; };
  if (signOut) { signOut.addEventListener("submit", function () { sessionStorage.clear(); }); }
  if (who) {
    Object.keys(sessionStorage).forEach(function (key) {
      if (waits(key) && key.indexOf("typed:" + who + ":") !== 0) { sessionStorage.removeItem(key); }
    });
  }

  document.querySelectorAll("form[data-draft]").forEach(function (form) {
    var slot = "typed:" + who + ":" + form.dataset.draft, told = form.querySelector(".draft-state");
    var timer = 0, last = 0, stale = false, sent = false;
    var say = function (word) {
      told.textContent = word ? told.getAttribute("data-" + word) : "";
      told.classList.toggle("away", word !== "kept");
    };
    var typed = function () {
      var all = new FormData(form), words = new URLSearchParams();
      all.forEach(function (value, name) {
        var from = form.elements.namedItem(name), secret = from && from.hasAttribute && from.hasAttribute("data-secret");
        if (typeof value !== "string" || secret || /password/.test(name)) { return; }
        words.append(name === "once" ? "draft-key" : name, value);
      });
      words.append("draft-address", form.dataset.draft);
      return words;
    };
    var post = function (words, leaving) {
      return fetch(form.dataset.keep, {
        method: "POST", body: words, credentials: "same-origin", redirect: "manual", keepalive: leaving,
        headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value }
      });
    };
    var keep = function (leaving) {
      clearTimeout(timer);
      timer = 0;
      if (sent || !stale) { return; }
      stale = false;
      last = Date.now();
      var words = typed(), small = words.toString().length < 60000;
      post(words, leaving && small).then(function (answer) {
        if (answer.status === 204) { sessionStorage.removeItem(slot); say("kept"); return; }
        if (answer.type === "opaqueredirect" || answer.status === 403) { say("out"); return; }
        say("refused");
      }).catch(function () { stale = true; sessionStorage.setItem(slot, words.toString()); say("away"); });
    };
    form.addEventListener("input", function () {
      stale = true;
      if (!timer) { timer = setTimeout(keep, Math.max(1000, 3000 - (Date.now() - last))); }
    });
    document.addEventListener("visibilitychange", function () { if (document.hidden) { keep(true); } });
    window.addEventListener("pagehide", function () { keep(true); });
    window.addEventListener("online", function () { keep(false); });
    form.addEventListener("submit", function (e) {
      if (e.defaultPrevented) { return; }
      sent = true;
      clearTimeout(timer);
      sessionStorage.setItem(slot, typed().toString());
      sessionStorage.setItem("sent", slot);
    });
  });

  // Arrived on a page of the house: what was sent has been answered. If the very form is open again and says nothing,
  // the answer never came; then what waited in this tab becomes a draft, and the page offers it.
  var sentSlot = sessionStorage.getItem("sent"), open = document.querySelector("form[data-draft]");
  sessionStorage.removeItem("sent");
  var mine = open ? "typed:" + who + ":" + open.dataset.draft : "";
  if (sentSlot && (sentSlot !== mine || wrong)) { sessionStorage.removeItem(sentSlot); }
  var waiting = mine && !wrong ? sessionStorage.getItem(mine) : null;
  if (waiting) {
    fetch(open.dataset.keep, {
      method: "POST", body: new URLSearchParams(waiting), credentials: "same-origin", redirect: "manual",
      headers: { "X-CSRFToken": open.elements.csrfmiddlewaretoken.value }
    }).then(function (answer) {
      sessionStorage.removeItem(mine);
      if (answer.status === 204) { window.location.reload(); }
    }).catch(function () { /* still away: it waits on */ });
  }
})();
