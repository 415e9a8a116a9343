// After a decision the page comes back at the row it was about, or at the first one when that row is no longer shown,
// so that the keys go on from there.
(() => {
  "use strict";
  const hash = location.hash;
  if (!hash.startsWith("#regel-")) return;
  const row = document.getElementById(hash.slice(1)) || document.querySelector("[data-rows] > li");
  if (!row) return;
  row.tabIndex = -1;
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "center" });
})();
