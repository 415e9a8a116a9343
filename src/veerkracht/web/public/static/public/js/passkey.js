// Says it in words when a passkey was cancelled or does not work here; allauth's own script only tells the console.
(() => {
  "use strict";
  document.addEventListener("allauth.error", (event) => {
    const problem = document.querySelector("[data-passkey-problem]");
    if (!problem) return;
    event.preventDefault();
    problem.hidden = false;
    problem.focus();
  });
})();
