// A choice marked data-autosubmit sends its form at once; empty filters stay out of the URL; open panels close by a click beside.
(() => {
  "use strict";
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-autosubmit]")) event.target.form?.requestSubmit();
  });

  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form[data-filters]")) return;
    event.target.querySelectorAll("input, select").forEach((field) => { if (!field.value) field.disabled = true; });
  });

  // Coming back with the browser's back button finds the fields usable again.
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-filters] :disabled").forEach((field) => { field.disabled = false; });
  });

  document.addEventListener("click", (event) => {
    document.querySelectorAll("details.v-filters[open], details.v-user[open]").forEach((details) => {
      if (!details.contains(event.target)) details.open = false;
    });
  });
})();
