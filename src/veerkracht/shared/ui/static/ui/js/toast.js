// A toast without a way back goes after eight seconds, not while it is looked at or holds the focus. One with undo stays.
(() => {
  "use strict";
  const WAIT = 8000;

  function leave(toast) {
    if (toast.matches(":hover, :focus-within")) setTimeout(() => leave(toast), WAIT);
    else toast.remove();
  }

  function start(root) {
    root.querySelectorAll("[data-toast]:not([data-started])").forEach((toast) => {
      toast.dataset.started = "";
      if (!toast.querySelector("form")) setTimeout(() => leave(toast), WAIT);
    });
  }

  start(document);
  document.addEventListener("htmx:afterSwap", () => start(document));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") document.querySelector("[data-toast]:last-child")?.remove();
  });
})();
