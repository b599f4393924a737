"use strict";
// The text beside its claims: a click on marked words opens what rests on them; words that a person marks go into the form that adds a claim.
(() => {
  const text = document.getElementById("text");
  const adding = document.getElementById("adding");
  const field = (name) => adding.querySelector(`[name="${name}"]`);
  // places are counted in code points, as the casebook counts them, not in the halves of them that a browser counts
  const length = (words) => Array.from(words).length;

  function before(node, offset) {
    const range = document.createRange();
    range.selectNodeContents(text);
    range.setEnd(node, offset);
    return length(range.toString());
  }

  function marked() {
    const chosen = document.getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return;
    const range = chosen.getRangeAt(0);
    if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return;
    const words = range.toString();
    if (!words.trim()) return;
    const start = before(range.startContainer, range.startOffset);
    field("from").value = start;
    field("to").value = start + length(words);
    field("marked").value = words;
    document.getElementById("nomark").hidden = true;
    adding.open = true;
  }
  document.addEventListener("selectionchange", marked);

  text.addEventListener("click", (event) => {
    const mark = event.target.closest("mark");
    if (!mark || !document.getSelection().isCollapsed) return;
    const ids = mark.dataset.claims.split(" ");
    const path = ids.length === 1 ? `/claims/${ids[0]}` : `/sources/${text.dataset.source}/at/${mark.dataset.at}`;
    htmx.ajax("GET", path, { target: "#opened" });
  });

  function light(ids) {
    text.querySelectorAll(".lit").forEach((mark) => mark.classList.remove("lit"));
    let first = null;
    text.querySelectorAll("mark").forEach((mark) => {
      if (mark.dataset.claims.split(" ").some((id) => ids.has(id))) {
        mark.classList.add("lit");
        first = first || mark;
      }
    });
    return first;
  }
  function lightOpened(scroll) {
    const shown = document.querySelectorAll("#opened [data-claim]");
    const first = light(new Set(Array.from(shown, (one) => one.dataset.claim)));
    if (scroll && first) first.scrollIntoView({ block: "nearest" });
  }
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target.id !== "opened") return;
    lightOpened(true);
    document.getElementById("panel").scrollTop = 0;
  });
  lightOpened(true);
  const found = text.querySelector(".found");
  if (found) {
    found.id = "found";
    found.scrollIntoView({ block: "center" });
  }

  const kind = field("kind");
  function fit() {
    const shown = kind.value === "event" || kind.value === "status" ? kind.value : "other";
    adding.querySelectorAll("[data-for]").forEach((label) => {
      label.hidden = label.dataset.for !== shown;
      label.querySelectorAll("input, select").forEach((input) => {
        input.disabled = label.hidden;
      });
    });
  }
  kind.addEventListener("change", fit);
  fit();
})();
