/* A grid to paste a block into; it writes into the text area that the page has without it. No inline, no eval. */
(function () {
  "use strict";
  var form = document.querySelector("form[data-paste]");
  if (!form) { return; }
  var words = form.dataset, text = form.querySelector("textarea"), plain = form.querySelector("[data-plain]");
  var columns = Array.prototype.map.call(form.querySelectorAll("datalist[data-column]"), function (list) {
    return { label: list.dataset.label, note: list.dataset.note, required: "required" in list.dataset,
      list: list.options.length ? list.id : "" };
  });
  var steps = [], AT_LEAST = 10;

  // Tab-separated as WPS and Excel copy it: a cell in quotes may hold tabs, breaks and doubled quotes.
  var read = function (block) {
    var rows = [[]], cell = "", quoted = false, i, c;
    for (i = 0; i < block.length; i += 1) {
      c = block[i];
      if (quoted) {
        if (c === '"' && block[i + 1] === '"') { cell += c; i += 1; } else if (c === '"') { quoted = false; } else { cell += c; }
      } else if (c === '"' && cell === "") { quoted = true;
      } else if (c === "\t") { rows[rows.length - 1].push(cell); cell = "";
      } else if (c === "\n" || c === "\r") {
        if (c === "\r" && block[i + 1] === "\n") { i += 1; }
        rows[rows.length - 1].push(cell); cell = ""; rows.push([]);
      } else { cell += c; }
    }
    rows[rows.length - 1].push(cell);
    while (rows.length && rows[rows.length - 1].every(function (each) { return each.trim() === ""; })) { rows.pop(); }
    return rows;
  };
  var written = function (cell) { return /[\t\n\r"]/.test(cell) ? '"' + cell.replace(/"/g, '""') + '"' : cell; };
  var bare = function (head) { return head.replace(/[\s*＊]/g, ""); };
  var isHead = function (row) {
    var labels = columns.map(function (column) { return bare(column.label); });
    var known = row.filter(function (cell) { return labels.indexOf(bare(cell)) >= 0; }).length;
    return known > 0 && known * 2 >= row.filter(function (cell) { return cell.trim(); }).length;
  };
  // A block with a head goes into the columns that its head names; one without from the cell it was pasted in.
  var placed = function (rows, from) {
    if (!rows.length || !isHead(rows[0])) {
      return rows.map(function (row) { return row.map(function (cell, n) { return [from + n, cell]; }); });
    }
    var at = rows[0].map(function (cell) {
      return columns.findIndex(function (column) { return bare(column.label) === bare(cell); });
    });
    return rows.slice(1).map(function (row) {
      return row.map(function (cell, n) { return [n < at.length ? at[n] : -1, cell]; });
    });
  };

  var frame = document.createElement("div"), table = document.createElement("table"), body = document.createElement("tbody");
  var help = document.createElement("p");
  help.className = "help"; help.id = "grid-keys"; help.textContent = words.wordsKeys;
  frame.className = "ledger-frame"; frame.tabIndex = 0;
  frame.setAttribute("role", "region"); frame.setAttribute("aria-label", words.wordsGrid);
  table.className = "ledger grid"; table.setAttribute("aria-describedby", "grid-keys");
  var head = table.createTHead().insertRow();
  [words.wordsRow].concat(columns.map(function (column) { return column.label + (column.required ? "*" : ""); })).forEach(function (label, n) {
    var th = document.createElement("th");
    th.scope = "col"; th.textContent = label;
    if (n) { th.title = columns[n - 1].note; }
    head.appendChild(th);
  });
  table.appendChild(body); frame.appendChild(table);

  var inputs = function (row) { return body.rows[row] ? body.rows[row].querySelectorAll("input") : []; };
  var input = function (row, column) { return inputs(row)[column]; };
  var addRow = function () {
    var row = body.insertRow(), number = body.rows.length, th = document.createElement("th");
    th.scope = "row"; th.textContent = String(number); row.appendChild(th);
    columns.forEach(function (column) {
      var cell = document.createElement("input");
      cell.type = "text"; cell.autocomplete = "off";
      if (column.list) { cell.setAttribute("list", column.list); }
      cell.setAttribute("aria-label", column.label + " " + words.wordsRow + " " + number);
      row.insertCell().appendChild(cell);
    });
  };
  var rowsToHold = function (number) { while (body.rows.length < number) { addRow(); } };
  var all = function () {
    return Array.prototype.map.call(body.rows, function (row) {
      return Array.prototype.map.call(row.querySelectorAll("input"), function (cell) { return cell.value; });
    });
  };
  var lastUsed = function (rows) {
    var last = rows.length;
    while (last && rows[last - 1].every(function (cell) { return cell.trim() === ""; })) { last -= 1; }
    return last;
  };
  var keep = function (silent) {
    var rows = all();
    text.value = rows.slice(0, lastUsed(rows)).map(function (row) { return row.map(written).join("\t"); }).join("\n");
    if (!silent) { sessionStorage.setItem(slot, text.value); }
  };
  var remember = function () { steps.push(all()); if (steps.length > 50) { steps.shift(); } };
  var undo = function () {
    var rows = steps.pop();
    if (!rows) { return; }
    Array.prototype.forEach.call(body.rows, function (row, r) {
      row.querySelectorAll("input").forEach(function (cell, c) { cell.value = rows[r] ? rows[r][c] : ""; });
    });
    keep();
  };
  var put = function (rows, from, down) {
    var cells = placed(rows, from);
    rowsToHold(down + cells.length);
    cells.forEach(function (row, r) {
      var here = inputs(down + r);
      row.forEach(function (pair) { if (here[pair[0]]) { here[pair[0]].value = pair[1].trim(); } });
    });
  };
  var place = function (cell) {
    var row = cell.closest("tr");
    return { row: row.sectionRowIndex, column: Array.prototype.indexOf.call(row.querySelectorAll("input"), cell) };
  };
  var here = { row: 0, column: 0 };
  var go = function (row, column) {
    var cell = input(row, column);
    if (cell) { cell.focus(); cell.select(); }
    return Boolean(cell);
  };
  // From the cell on, down to the last row in use: blank cells take what stands above them.
  var fillDown = function () {
    var rows = all(), last = lastUsed(rows), value = rows[here.row][here.column], r;
    if (!value) { return; }
    remember();
    for (r = here.row + 1; r < last && !rows[r][here.column]; r += 1) { input(r, here.column).value = value; }
    keep(); go(here.row, here.column);
  };

  body.addEventListener("focusin", function (e) { if (e.target.tagName === "INPUT") { here = place(e.target); } });
  body.addEventListener("paste", function (e) {
    var block = (e.clipboardData || window.clipboardData).getData("text");
    if (!/[\t\n]/.test(block)) { return; }
    e.preventDefault();
    remember();
    put(read(block), here.column, here.row);
    keep(); go(here.row, here.column);
  });
  body.addEventListener("change", function () { keep(true); });
  body.addEventListener("input", function () { keep(); });
  body.addEventListener("keydown", function (e) {
    var cell = e.target, to = place(cell), command = e.ctrlKey || e.metaKey, caret;
    if (cell.tagName !== "INPUT" || e.isComposing || e.keyCode === 229) { return; }
    if (command && (e.key === "d" || e.key === "D")) {
      e.preventDefault();
      if (to.row) { remember(); cell.value = input(to.row - 1, to.column).value; keep(); }
      return;
    }
    if (command && (e.key === "z" || e.key === "Z")) { if (steps.length) { e.preventDefault(); undo(); go(to.row, to.column); } return; }
    if (command || e.altKey) { return; }
    if (e.key === "Enter") {
      e.preventDefault();
      if (!e.shiftKey) { rowsToHold(to.row + 2); }
      go(to.row + (e.shiftKey ? -1 : 1), to.column);
    }
    if (cell.hasAttribute("list") && cell.value === "" && (e.key === "ArrowDown" || e.key === "ArrowUp")) { return; }
    if (e.key === "ArrowDown" || e.key === "ArrowUp") { if (go(to.row + (e.key === "ArrowDown" ? 1 : -1), to.column)) { e.preventDefault(); } }
    caret = cell.selectionStart === cell.selectionEnd ? cell.selectionStart : -1;
    if (e.key === "ArrowLeft" && (caret === 0 || cell.value === "")) { if (go(to.row, to.column - 1)) { e.preventDefault(); } }
    if (e.key === "ArrowRight" && (caret === cell.value.length || cell.value === "")) { if (go(to.row, to.column + 1)) { e.preventDefault(); } }
  });

  var button = function (label, act) {
    var made = document.createElement("button");
    made.type = "button"; made.className = "button plain"; made.textContent = label;
    made.addEventListener("click", act);
    return made;
  };
  var bar = document.createElement("div");
  bar.className = "acts";
  bar.appendChild(button(words.wordsAdd, function () { var from = body.rows.length; rowsToHold(from + 10); go(from, 0); }));
  bar.appendChild(button(words.wordsFill, fillDown));
  bar.appendChild(button(words.wordsUndo, function () { undo(); go(here.row, here.column); }));

  // What was typed waits in this tab until it has been sent; a page with faults brings it back itself.
  var slot = "pasted:" + (document.body.dataset.who || "") + ":" + window.location.pathname;
  var answered = document.querySelector("[data-focus]");
  if (sessionStorage.getItem("pasted-sent") === slot && !answered) { sessionStorage.removeItem(slot); }
  sessionStorage.removeItem("pasted-sent");
  if (!answered && !text.value) { text.value = sessionStorage.getItem(slot) || ""; }
  form.addEventListener("submit", function () { sessionStorage.setItem("pasted-sent", slot); });
  put(read(text.value), 0, 0);
  rowsToHold(AT_LEAST);
  keep(true);
  // What the server found wrong stands beside its cell, and a link in the summary leads there.
  document.querySelectorAll("[data-faults] li").forEach(function (fault) {
    var row = Number(fault.dataset.row) - 1, column = fault.dataset.column === "" ? -1 : Number(fault.dataset.column);
    var cell = input(row, Math.max(column, 0)), said, link;
    if (!cell) { return; }
    said = document.createElement("p");
    said.className = "error"; said.id = fault.id + "-cell"; said.textContent = fault.querySelector("span").textContent;
    cell.id = "cell-" + row + "-" + Math.max(column, 0);
    cell.setAttribute("aria-invalid", "true"); cell.setAttribute("aria-describedby", said.id);
    cell.parentNode.appendChild(said);
    link = document.createElement("a");
    link.href = "#" + cell.id; link.textContent = fault.textContent; fault.textContent = ""; fault.appendChild(link);
  });
  plain.parentNode.insertBefore(help, plain);
  plain.parentNode.insertBefore(frame, plain);
  plain.parentNode.insertBefore(bar, plain);
  plain.hidden = true;
}());
