// On a small screen the rail opens over the page. Without this file the same links work through :target.
(() => {
  "use strict";
  const menu = document.getElementById("menu");
  const opener = document.querySelector("[data-menu-open]");
  const closer = document.querySelector("[data-menu-close]");
  if (!menu || !opener || !closer) return;

  function show(isOpen) {
    menu.classList.toggle("is-open", isOpen);
    opener.setAttribute("aria-expanded", String(isOpen));
    (isOpen ? closer : opener).focus();
  }

  opener.setAttribute("role", "button");
  opener.setAttribute("aria-expanded", "false");
  opener.setAttribute("aria-controls", "menu");
  opener.addEventListener("click", (event) => { event.preventDefault(); show(true); });
  closer.addEventListener("click", (event) => { event.preventDefault(); show(false); });
  menu.addEventListener("keydown", (event) => { if (event.key === "Escape") show(false); });
})();
