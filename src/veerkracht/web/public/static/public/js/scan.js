// Shows a scan one statement or one part at a time, keeps answers on this device, and saves them when there is a network.
// Without it the page is one long form that does the same in one go. An employee's answers stay in this tab only.
(() => {
  "use strict";
  if (document.querySelector("[data-scan-done]")) {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith("wave-")) sessionStorage.removeItem(key);
  }
  const form = document.querySelector("[data-scan]");
  if (!form) return;
  const store = form.dataset.keep === "local" ? localStorage : sessionStorage;
  const key = form.dataset.key;
  const saves = "saves" in form.dataset;
  const parts = [...form.querySelectorAll("[data-part]")];
  const statements = [...form.querySelectorAll("[data-statement]")];
  const steps = form.querySelector("[data-steps]");
  const net = form.querySelector("[data-net]");
  const ends = [...form.children].filter((each) => !each.matches("[data-part], [data-bar], [data-steps], input"));
  const named = (name) => steps.querySelector(`[name=${name}]`);
  const answer = (statement) => statement.querySelector("input:checked");
  let kept = read();
  let single = kept.single === undefined ? matchMedia("(max-width: 48rem)").matches : kept.single;
  let at = 0;
  let unsaved = Boolean(kept.unsaved);
  let timer = 0;

  function read() {
    try { return JSON.parse(store.getItem(key)) || {}; } catch { return {}; }
  }
  function keep() {
    const answers = {};
    for (const statement of statements) {
      const chosen = answer(statement);
      if (chosen) answers[chosen.name] = chosen.value;
    }
    kept = { answers, single, unsaved };
    try { store.setItem(key, JSON.stringify(kept)); } catch { /* a full or closed store loses nothing on the page */ }
  }
  function restore() {
    for (const [name, value] of Object.entries(kept.answers || {})) {
      const statement = statements.find((each) => each.querySelector(`input[name="${CSS.escape(name)}"]`));
      const input = statement && !answer(statement) && statement.querySelector(`input[value="${CSS.escape(value)}"]`);
      if (input) input.checked = true;
    }
  }
  const blocks = () => (single ? statements : parts);
  function count() {
    const done = statements.filter(answer).length;
    form.querySelector("[data-count]").textContent = done;
    form.querySelector("progress").value = done;
    return done;
  }
  function show(focus) {
    const now = blocks()[at];
    for (const part of parts) part.toggleAttribute("data-away", single ? !part.contains(now) : part !== now);
    for (const statement of statements) statement.toggleAttribute("data-away", single && statement !== now);
    const last = at === blocks().length - 1;
    for (const end of ends) end.toggleAttribute("data-away", !last && !end.matches(".v-form-actions") );
    const done = form.querySelector("[name=done]");
    done.toggleAttribute("data-away", !last);
    named("previous").disabled = at === 0;
    named("next").toggleAttribute("data-away", last);
    named("single").toggleAttribute("data-away", single);
    named("part").toggleAttribute("data-away", !single);
    if (focus) {
      const input = now.querySelector("input:checked") || now.querySelector("input");
      input.focus({ preventScroll: true });
      now.scrollIntoView({ block: "center" });
    }
  }
  function go(step, focus = true) {
    at = Math.max(0, Math.min(blocks().length - 1, at + step));
    show(focus);
  }
  function first() {
    const open = statements.findIndex((statement) => !answer(statement));
    const statement = statements[open === -1 ? statements.length - 1 : open];
    at = single ? statements.indexOf(statement) : parts.findIndex((part) => part.contains(statement));
  }
  function change(to) {
    const statement = single ? statements[at] : parts[at].querySelector("[data-statement]");
    single = to;
    at = single ? statements.indexOf(statement) : parts.findIndex((part) => part.contains(statement));
    keep();
    show(true);
  }
  async function save() {
    if (!saves || !unsaved) return;
    const data = new FormData(form);
    data.set("quiet", "1");
    try {
      const reply = await fetch(form.action, { method: "POST", body: data, credentials: "same-origin" });
      unsaved = !(reply.ok || reply.status === 409);
    } catch { unsaved = true; }
    net.hidden = !unsaved;
    keep();
  }
  form.addEventListener("change", (event) => {
    if (!event.target.matches("[type=radio]")) return;
    unsaved = true;
    keep();
    count();
    clearTimeout(timer);
    timer = setTimeout(save, 1500);
  });
  // A tap on an answer goes on; arrow keys only choose, so that somebody with a keyboard hears every answer first.
  form.addEventListener("click", (event) => {
    const label = event.target.closest(".v-scan__choices label");
    if (label && single && event.detail > 0 && at < statements.length - 1) setTimeout(() => go(1, false), 150);
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input:not([type=radio]), textarea, select");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const statement = single ? statements[at] : event.target.closest("[data-statement]");
    if (statement && /^[0-9]$/.test(event.key)) {
      const input = statement.querySelector(`input[value="${event.key}"]`);
      if (!input) return;
      event.preventDefault();
      input.checked = true;
      input.dispatchEvent(new Event("change", { bubbles: true }));
      if (single && at < statements.length - 1) go(1); else input.focus();
    } else if (event.key === "Enter" && event.target.matches("[type=radio]") && at < blocks().length - 1) {
      event.preventDefault();
      go(1);
    }
  });
  named("previous").addEventListener("click", () => go(-1));
  named("next").addEventListener("click", () => go(1));
  named("single").addEventListener("click", () => change(true));
  named("part").addEventListener("click", () => change(false));
  addEventListener("online", save);
  addEventListener("pagehide", () => {
    if (!saves || !unsaved) return;
    const data = new FormData(form);
    data.set("quiet", "1");
    navigator.sendBeacon(form.action, data);
  });
  form.addEventListener("submit", (event) => {
    if (navigator.onLine !== false) { if (saves) unsaved = false; keep(); return; }
    event.preventDefault();
    net.hidden = false;
    keep();
  });
  addEventListener("offline", () => { net.hidden = false; });
  restore();
  count();
  steps.hidden = false;
  first();
  show(false);
  if (unsaved) save();
  const missing = form.querySelector(".v-scan__statement--missing");
  if (missing) { at = single ? statements.indexOf(missing) : parts.findIndex((part) => part.contains(missing)); show(true); }
})();
