/* Uploads with progress; photos are made smaller first, and sent again once the network is back. Without it the form posts. */
(function () {
  "use strict";
  var SIDE = 2400, QUALITY = 0.85;

  // A smaller copy of a photo, or the file itself where that cannot be made.
  var smaller = function (file) {
    if (!/^image\/jpeg$/.test(file.type) || file.size < 600000 || !window.createImageBitmap) { return Promise.resolve(file); }
    return window.createImageBitmap(file, { imageOrientation: "from-image" }).then(function (picture) {
      var scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
      var canvas = document.createElement("canvas");
      canvas.width = Math.round(picture.width * scale);
      canvas.height = Math.round(picture.height * scale);
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      return new Promise(function (done) {
        canvas.toBlob(function (blob) {
          done(blob && blob.size < file.size ? new File([blob], file.name, { type: "image/jpeg" }) : file);
        }, "image/jpeg", QUALITY);
      });
    }).catch(function () { return file; });
  };

  document.querySelectorAll("form[data-upload]").forEach(function (form) {
    var bar = form.querySelector("progress"), words = form.querySelector(".upload-words"), busy = false;
    var say = function (text) { words.textContent = text; };
    var send = function (data) {
      var request = new XMLHttpRequest();
      request.open("POST", form.action);
      request.setRequestHeader("Accept", "application/json");
      request.upload.onprogress = function (e) {
        if (e.lengthComputable) { bar.value = Math.round(e.loaded * 100 / e.total); say(form.dataset.sending + " " + bar.value + "%"); }
      };
      request.onload = function () {
        busy = false;
        var told = {};
        try { told = JSON.parse(request.responseText); } catch (e) { told = {}; }
        if (request.status === 200 && told.url) { window.location.assign(told.url); window.location.reload(); return; }
        bar.hidden = true;
        say(told.why || request.statusText);
      };
      request.onerror = function () {
        busy = false;
        say(form.dataset.lost);
        window.addEventListener("online", function again() { window.removeEventListener("online", again); if (!busy) { start(); } });
      };
      request.send(data);
    };
    var start = function () {
      var files = Array.prototype.slice.call(form.querySelector("input[type=file]").files);
      busy = true;
      bar.hidden = false;
      bar.value = 0;
      say(form.dataset.sending);
      Promise.all(files.map(smaller)).then(function (ready) {
        var data = new FormData(form);
        data.delete("file");
        ready.forEach(function (file) { data.append("file", file, file.name); });
        send(data);
      });
    };
    form.addEventListener("submit", function (e) {
      e.preventDefault();
      e.stopImmediatePropagation();
      if (!busy) { start(); }
    }, true);
  });
})();
