"use strict";
// One key a decision. Keys wait in line: each is done when the card it is meant for is there, so fast typing loses none.
(() => {
  const KEYS = new Set(["a", "r", "s", "c", "n", "u"]);
  const line = [];
  let busy = false;
  const card = () => document.getElementById("card");
  const form = () => document.getElementById("correct");
  const correcting = () => form() !== null && !form().hidden;

  function open(shown) {
    const fields = form();
    const opener = card().querySelector("[data-opens]");
    if (!fields) return;
    fields.hidden = !shown;
    opener.setAttribute("aria-expanded", String(shown));
    const first = shown ? fields.querySelector("select, input:not([type=hidden])") : opener;
    if (first) first.focus();
  }

  function send(key) {
    const button = card().querySelector(`[data-key="${key}"]`);
    if (!button) return Promise.resolve();
    if (button.dataset.opens) {
      open(true);
      return Promise.resolve();
    }
    const inForm = button.form || button.closest("form");
    const values = Object.fromEntries(new FormData(inForm));
    if (button.name) values[button.name] = button.value;
    if (key === "n") return htmx.ajax("GET", button.getAttribute("hx-get"), { target: "#card" });
    const path = key === "u" ? "/queue/undo" : "/queue/decide";
    return htmx.ajax("POST", path, { target: "#card", values });
  }

  async function work() {
    if (busy) return;
    busy = true;
    while (line.length && !correcting()) {
      const key = line.shift();
      document.body.dataset.waiting = String(line.length + 1);
      try {
        await send(key);
      } catch {
        line.length = 0;
      }
      document.body.dataset.waiting = String(line.length);
    }
    busy = false;
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const at = event.target;
    const typing = at instanceof HTMLElement && (at.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(at.tagName));
    if (event.key === "Escape" && correcting()) {
      open(false);
      work();
      return;
    }
    if (typing || correcting() || !KEYS.has(event.key)) return;
    event.preventDefault();
    line.push(event.key);
    document.body.dataset.waiting = String(line.length + (busy ? 1 : 0));
    work();
  });
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-opens], [data-closes]") : null;
    if (!button) return;
    open(Boolean(button.dataset.opens));
    if (button.dataset.closes) work();
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target.id !== "card") return;
    const heard = document.getElementById("heard");
    const words = card().querySelector("mark");
    if (heard) heard.textContent = words ? words.textContent : card().textContent.trim();
    if (!busy) work();
  });
})();
