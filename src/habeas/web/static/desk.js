"use strict";
// What every page needs: a refused form is shown and not lost in silence, and a printed page shows the words under its values.
document.addEventListener("htmx:beforeSwap", (event) => {
  const status = event.detail.xhr.status;
  if (status >= 400) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
    event.detail.selectOverride = "main > *";
  }
});
window.addEventListener("beforeprint", () => {
  document.querySelectorAll("main details:not([open])").forEach((details) => {
    details.open = true;
    details.dataset.shut = "1";
  });
});
window.addEventListener("afterprint", () => {
  document.querySelectorAll("details[data-shut]").forEach((details) => {
    details.open = false;
    delete details.dataset.shut;
  });
});
