// Keys for lists: / search, j k rows, o open, x select, n main action, g + letter to go, ? help.
// They can be turned off in the help dialog (WCAG 2.1.4); the choice stays on this device.
(() => {
  "use strict";
  const STORE = "veerkracht-keys-off";
  let waitsForPlace = false;

  const isOff = () => { try { return localStorage.getItem(STORE) === "1"; } catch { return false; } };
  const isTyping = (element) => element.closest("input:not([type=checkbox]), textarea, select, [contenteditable], dialog[open]");
  const rows = () => [...document.querySelectorAll("table[data-rows] > tbody > tr, ol[data-rows] > li")];

  function move(by) {
    const all = rows();
    if (!all.length) return;
    const now = all.indexOf(document.activeElement.closest("tr, li"));
    const next = all[Math.min(all.length - 1, Math.max(0, now + by))];
    next.tabIndex = -1;
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  }

  function currentRow() {
    const row = document.activeElement.closest("tr, li");
    return row && rows().includes(row) ? row : null;
  }

  const actions = {
    "/": () => (document.querySelector("[data-search]") || document.querySelector("[data-search-all]"))?.focus(),
    j: () => move(1),
    k: () => move(-1),
    o: () => currentRow()?.querySelector("a")?.click(),
    x: () => currentRow()?.querySelector("input[type=checkbox]")?.click(),
    g: () => { waitsForPlace = true; setTimeout(() => { waitsForPlace = false; }, 1500); },
    "?": () => document.getElementById("keys")?.showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isOff() || isTyping(event.target)) return;
    const place = waitsForPlace && document.querySelector(`[data-go="${CSS.escape(event.key)}"]`);
    waitsForPlace = false;
    if (place) {
      event.preventDefault();
      place.click();
    } else if (event.key === "Enter" && event.target === currentRow()) {
      actions.o();
    } else if (actions[event.key]) {
      event.preventDefault();
      actions[event.key]();
    } else {
      const key = CSS.escape(event.key);
      (currentRow()?.querySelector(`[data-row-key="${key}"]`) || document.querySelector(`[data-key="${key}"]`))?.click();
    }
  });

  const choice = document.querySelector("[data-keys-switch]");
  if (choice) {
    choice.checked = !isOff();
    choice.addEventListener("change", () => {
      try { localStorage.setItem(STORE, choice.checked ? "0" : "1"); } catch { /* private mode: the choice holds for this page */ }
    });
  }
})();
