"use strict";
// Boxes on a picture: drawn, moved and sized with mouse, pen or finger; the numbers below say the same and can be written instead.
(() => {
  const picture = document.getElementById("picture");
  const form = document.getElementById("boxes");
  if (!picture || !form) return;
  const drawn = document.getElementById("drawn");
  const rows = form.querySelector("tbody");
  const SVG = "http://www.w3.org/2000/svg";
  const SIDES = ["x", "y", "w", "h"];
  const [, , across, down] = picture.getAttribute("viewBox").split(" ").map(Number);
  const least = Math.max(4, Math.round(Math.max(across, down) / 200));
  const field = (row, side) => row.querySelector(`[name="${side}"]`);
  const dropped = (row) => row.querySelector('[name="drop"]').checked;

  function place(row) {
    const [x, y, w, h] = SIDES.map((side) => Number.parseInt(field(row, side).value, 10));
    return [x, y, w, h].some(Number.isNaN) || w <= 0 || h <= 0 ? null : { x, y, w, h };
  }

  function put(row, { x, y, w, h }) {
    const wide = Math.min(Math.round(w), across);
    const high = Math.min(Math.round(h), down);
    field(row, "x").value = Math.max(0, Math.min(Math.round(x), across - wide));
    field(row, "y").value = Math.max(0, Math.min(Math.round(y), down - high));
    field(row, "w").value = wide;
    field(row, "h").value = high;
  }

  function shape(name, attributes) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  // the boxes are drawn anew from the numbers, whoever wrote them
  function draw() {
    drawn.replaceChildren();
    const size = Math.max(across, down) / 45;
    Array.from(rows.rows).forEach((row, number) => {
      const box = place(row);
      if (!box || dropped(row)) return;
      const by = row.classList.contains("spare") || row.dataset.by === "person" ? "person" : row.dataset.by || "machine";
      drawn.append(shape("rect", { class: by, x: box.x, y: box.y, width: box.w, height: box.h, "data-row": number }));
      const corner = { class: "corner", x: box.x + box.w - size / 2, y: box.y + box.h - size / 2, width: size, height: size, "data-corner": number };
      drawn.append(shape("rect", corner));
      const said = shape("text", { x: box.x + size / 4, y: box.y + size, "font-size": size });
      said.textContent = row.querySelector("th").textContent;
      drawn.append(said);
    });
  }

  function changed() {
    draw();
    const stale = document.getElementById("stale");
    if (!stale) return;
    stale.hidden = false;
    document.querySelectorAll("#decision button").forEach((button) => {
      button.disabled = true;
    });
  }

  // the last row is the empty one; filled, it gets a number and another empty one follows
  function fresh() {
    const spare = rows.querySelector(".spare");
    const next = spare.cloneNode(true);
    const number = rows.rows.length;
    spare.classList.remove("spare");
    spare.dataset.by = "person";
    const head = spare.querySelector("th");
    head.textContent = number;
    head.id = `r-${number - 1}`;
    spare.querySelectorAll("[aria-labelledby]").forEach((input) => {
      input.setAttribute("aria-labelledby", input.getAttribute("aria-labelledby").replace("r-new", head.id));
    });
    next.querySelectorAll("input").forEach((input) => {
      if (input.type === "checkbox") input.value = number;
      else input.value = "";
    });
    rows.append(next);
    return spare;
  }

  function point(event) {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(picture.getScreenCTM().inverse());
    return { x: Math.max(0, Math.min(across, at.x)), y: Math.max(0, Math.min(down, at.y)) };
  }

  let held = null;
  picture.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    const from = point(event);
    const { row, corner } = event.target.dataset;
    if (corner !== undefined) held = { how: "size", row: rows.rows[corner], from };
    else if (row !== undefined) held = { how: "move", row: rows.rows[row], from };
    else held = { how: "new", row: null, from };
    held.box = held.row ? place(held.row) : null;
    picture.setPointerCapture(event.pointerId);
  });
  picture.addEventListener("pointermove", (event) => {
    if (!held) return;
    const at = point(event);
    const [right, low] = [at.x - held.from.x, at.y - held.from.y];
    if (held.how === "new") {
      if (Math.abs(right) < least || Math.abs(low) < least) return;
      held.row = held.row || fresh();
      put(held.row, { x: Math.min(at.x, held.from.x), y: Math.min(at.y, held.from.y), w: Math.abs(right), h: Math.abs(low) });
    } else if (held.how === "move") put(held.row, { ...held.box, x: held.box.x + right, y: held.box.y + low });
    else put(held.row, { ...held.box, w: Math.max(least, held.box.w + right), h: Math.max(least, held.box.h + low) });
    changed();
  });
  const loose = () => {
    held = null;
  };
  picture.addEventListener("pointerup", loose);
  picture.addEventListener("pointercancel", loose);

  rows.addEventListener("input", (event) => {
    if (event.target.closest(".spare") && place(event.target.closest("tr"))) fresh();
    changed();
  });
  const add = document.getElementById("addbox");
  add.hidden = false;
  add.addEventListener("click", () => {
    const row = fresh();
    put(row, { x: across * 0.45, y: down * 0.4, w: across * 0.1, h: down * 0.15 });
    changed();
    field(row, "x").focus();
  });
  Array.from(rows.rows).forEach((row, number) => {
    const box = drawn.children[number];
    if (box) row.dataset.by = box.getAttribute("class");
  });
  draw();
})();
