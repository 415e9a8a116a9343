// A button with data-copies puts that text on the clipboard and says so in its own words.
(() => {
  "use strict";
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copies]");
    if (!button) return;
    const label = button.querySelector("span") || button;
    const before = label.textContent;
    await navigator.clipboard.writeText(button.dataset.copies);
    label.textContent = "✓";
    button.setAttribute("aria-live", "polite");
    setTimeout(() => { label.textContent = before; }, 1500);
  });
})();
