"use strict";
// One key a decision. Keys wait in line: each is done when the card it is meant for is there and the one before is written, so fast typing loses none.
// While a person reads a card the next one is fetched; a key shows it at once, and the answer to the decision only says that it is right so.
(() => {
  const KEYS = new Set(["a", "r", "s", "c", "n", "u"]);
  const line = [];
  let busy = false;
  let ahead = null;
  const card = () => document.getElementById("card");
  const form = () => document.getElementById("correct");
  const correcting = () => form() !== null && !form().hidden;

  // The fields come when they are first wanted: a report may name hundreds of people to choose from.
  async function open(shown) {
    const fields = form();
    const opener = card().querySelector("[data-opens]");
    if (!fields) return;
    if (shown && !fields.childElementCount) await htmx.ajax("GET", fields.dataset.from, { target: fields, swap: "innerHTML" });
    if (!fields.isConnected) return;
    fields.hidden = !shown;
    opener.setAttribute("aria-expanded", String(shown));
    const first = shown ? fields.querySelector("select, input:not([type=hidden])") : opener;
    if (first) first.focus();
  }

  function show(html) {
    card().innerHTML = html;
    htmx.process(card());
    shown();
  }

  // A screen reader is told the words of the new card.
  function shown() {
    const heard = document.getElementById("heard");
    const words = card().querySelector("mark");
    if (heard) heard.textContent = words ? words.textContent : card().textContent.trim();
    ahead = null;
  }

  async function fetchAhead() {
    if (busy || ahead) return;
    const button = card().querySelector('[data-key="n"]');
    if (!button) return;
    const now = card().querySelector("article").dataset.claim;
    try {
      const answer = await fetch(button.getAttribute("hx-get"), { headers: { "HX-Request": "true" } });
      if (!answer.ok || answer.redirected) return;
      const html = await answer.text();
      const next = new DOMParser().parseFromString(html, "text/html").querySelector("article[data-claim]");
      const article = card().querySelector("article");
      if (!next || !article || article.dataset.claim !== now || next.dataset.claim === now) return;
      ahead = { html, next: next.dataset.claim, seen: next.dataset.seen, left: Number(next.dataset.left) };
    } catch {
      ahead = null; // without it a key waits for its answer
    }
  }

  // Show the next card now. Should the decision not be written, the one that was decided on comes back.
  async function sendAhead(values) {
    const { html, next, seen, left } = ahead;
    const before = card().innerHTML;
    show(html);
    const article = card().querySelector("article");
    article.dataset.left = String(left - 1);
    const counted = article.querySelector("[data-counts]");
    counted.textContent = counted.textContent.replace(/[0-9]+/, String(left - 1));
    const asked = { target: "#card", values, headers: { "X-Ahead": `${next} ${seen} ${left - 1}` } };
    try {
      await htmx.ajax("POST", "/queue/decide", asked);
    } catch (error) {
      show(before);
      throw error;
    }
  }

  function send(key) {
    const button = card().querySelector(`[data-key="${key}"]`);
    if (!button) return Promise.resolve();
    if (button.dataset.opens) {
      return open(true);
    }
    const inForm = button.form || button.closest("form");
    const values = Object.fromEntries(new FormData(inForm));
    if (button.name) values[button.name] = button.value;
    document.getElementById("unsent").hidden = true;
    if (key === "n" && ahead) {
      show(ahead.html);
      return Promise.resolve();
    }
    if (key === "n") return htmx.ajax("GET", button.getAttribute("hx-get"), { target: "#card" });
    if (key !== "u" && ahead && !values.why) return sendAhead(values);
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
        document.getElementById("unsent").hidden = false; // also where no next card was there to be shown in the meantime
      }
      if (card().querySelector(".changed")) line.length = 0; // the keys were meant for cards after one that must be looked at again
      document.body.dataset.waiting = String(line.length);
    }
    busy = false;
    fetchAhead();
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
    shown();
    if (!busy) work();
  });
  if (card() && card().querySelector("article")) fetchAhead();
})();
