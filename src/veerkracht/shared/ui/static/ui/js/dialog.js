// A link or button with data-opens="id" opens that dialog; without this file the link leads to a page with the same form.
(() => {
  "use strict";
  document.querySelectorAll("[data-needs-script]").forEach((element) => { element.hidden = false; });

  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    const dialog = opener && document.getElementById(opener.dataset.opens);
    if (dialog?.showModal) {
      event.preventDefault();
      dialog.showModal();
    } else if (event.target.nodeName === "DIALOG") {
      // A click on the dialog itself, and not on what is in it, is a click beside it.
      event.target.close();
    }
  });

  // A form that came back with errors starts with its list of errors.
  document.querySelector("[data-takes-focus]")?.focus();
})();
