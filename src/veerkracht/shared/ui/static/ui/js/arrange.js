// A list that one puts in order by dragging, or by the buttons up and down; the numbers in its fields follow. Without
// this file one types the numbers.
(() => {
  "use strict";
  const rows = (list) => [...list.querySelectorAll("[data-arrange-row]")];
  const field = (row, kind) => row.querySelector(kind === "tick" ? "input[type=checkbox]" : "input[type=number]");

  function number(list) {
    let place = 0;
    rows(list).forEach((row) => {
      field(row, "number").value = field(row, "tick").checked ? (place += 1) : "";
      row.toggleAttribute("data-chosen", field(row, "tick").checked);
    });
  }

  function move(list, row, step) {
    const all = rows(list);
    const other = all[all.indexOf(row) + step];
    if (!other) return;
    if (step < 0) other.before(row); else other.after(row);
    number(list);
    list.querySelector("[data-arrange-said]").textContent = `${rows(list).indexOf(row) + 1} / ${all.length}`;
  }

  function button(list, row, step) {
    const made = document.createElement("button");
    const words = step < 0 ? list.dataset.up : list.dataset.down;
    Object.assign(made, { type: "button", className: "v-move", textContent: step < 0 ? "↑" : "↓" });
    made.setAttribute("aria-label", `${words}: ${row.dataset.arrangeRow}`);
    made.addEventListener("click", () => { move(list, row, step); made.focus(); });
    return made;
  }

  function gather(list) {
    const order = (row) => Number(field(row, "number").value) || (field(row, "tick").checked ? 998 : 999);
    const target = list.querySelector("[data-arrange-list]");
    rows(list).sort((one, other) => order(one) - order(other)).forEach((row) => target.append(row));
    list.querySelectorAll("[data-arrange-group]").forEach((group) => group.remove());
  }

  function start(list) {
    gather(list);
    let held = null;
    rows(list).forEach((row) => {
      row.draggable = true;
      row.querySelector("[data-arrange-moves]").append(button(list, row, -1), button(list, row, 1));
      row.addEventListener("dragstart", (event) => { held = row; event.dataTransfer.effectAllowed = "move"; });
      row.addEventListener("dragend", () => { held = null; number(list); });
      row.addEventListener("dragover", (event) => {
        if (!held || held === row) return;
        event.preventDefault();
        const box = row.getBoundingClientRect();
        if (event.clientY < box.top + box.height / 2) row.before(held); else row.after(held);
      });
      row.addEventListener("drop", (event) => { event.preventDefault(); number(list); });
    });
    list.addEventListener("change", (event) => { if (event.target.type === "checkbox") number(list); });
    number(list);
  }

  document.querySelectorAll("[data-arrange]").forEach(start);
})();
