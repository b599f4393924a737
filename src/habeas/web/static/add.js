"use strict";
// Files dropped on the page, or chosen, are sent one batch at a time with their progress.
(() => {
  const form = document.getElementById("drop");
  const files = document.getElementById("files");
  const sending = document.getElementById("sending");
  const unsent = document.getElementById("unsent");
  const bar = sending.querySelector("progress");

  function send(chosen) {
    if (!chosen.length) return;
    const data = new FormData();
    data.append("csrfmiddlewaretoken", form.querySelector('[name="csrfmiddlewaretoken"]').value);
    for (const file of chosen) data.append("files", file);
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("HX-Request", "true");
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) bar.value = (100 * event.loaded) / event.total;
    });
    request.addEventListener("loadend", () => {
      sending.hidden = true;
      unsent.hidden = request.status === 200;
      if (request.status !== 200) return;
      files.value = "";
      htmx.ajax("GET", "/add/jobs", { target: "#jobs" });
    });
    sending.hidden = false;
    unsent.hidden = true;
    request.send(data);
  }
  for (const name of ["dragenter", "dragover"]) {
    form.addEventListener(name, (event) => {
      event.preventDefault();
      form.classList.add("over");
    });
  }
  for (const name of ["dragleave", "drop"]) form.addEventListener(name, () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    send(event.dataTransfer.files);
  });
  files.addEventListener("change", () => send(files.files));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(files.files);
  });
})();
