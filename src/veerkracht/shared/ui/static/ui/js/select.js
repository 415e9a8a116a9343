// Bulk selection: counts the ticked rows in the bar, shows what can be done with them once there are any, and gives the
// head of the table a box for the whole page. Without this file the bar shows everything.
(() => {
  "use strict";
  const boxes = (form) => [...document.querySelectorAll(`tbody input[type=checkbox][form="${CSS.escape(form.id)}"]`)];

  function say(form) {
    const all = boxes(form);
    const ticked = all.filter((box) => box.checked).length;
    const everything = form.querySelector("[data-bulk-all]")?.checked;
    all.forEach((box) => box.closest("tr").setAttribute("aria-selected", String(box.checked || everything)));
    const count = form.querySelector("[data-bulk-count]");
    count.dataset.words ||= count.textContent;
    form.toggleAttribute("data-bulk-idle", !ticked && !everything);
    count.textContent = ticked && !everything ? `${ticked} ✓` : count.dataset.words;
    const head = document.querySelector(`[data-bulk-page="${CSS.escape(form.id)}"]`);
    if (!head) return;
    head.checked = ticked > 0 && ticked === all.length;
    head.indeterminate = ticked > 0 && ticked < all.length;
  }

  function start() {
    document.querySelectorAll("form[data-bulk]").forEach((form) => {
      const head = document.querySelector("table[data-rows] th.check");
      if (head && !head.querySelector("input")) {
        const box = document.createElement("input");
        Object.assign(box, { type: "checkbox", className: "v-checkbox" });
        box.dataset.bulkPage = form.id;
        box.setAttribute("aria-label", head.textContent);
        head.append(box);
      }
      say(form);
    });
  }

  document.addEventListener("change", (event) => {
    const page = event.target.dataset?.bulkPage;
    const form = page ? document.getElementById(page) : event.target.form;
    if (!form?.matches?.("[data-bulk]")) return;
    if (page) boxes(form).forEach((box) => { box.checked = event.target.checked; });
    say(form);
  });

  document.addEventListener("htmx:afterSwap", start);
  start();
})();
