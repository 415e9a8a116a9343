// The page at the door: takes every tap over from the forms, shows who is in, and says what waits and what arrived.
(() => {
  "use strict";
  const setting = JSON.parse(document.getElementById("setting").textContent);
  const { words } = setting;
  // Without these the forms of the page do the same, one at a time.
  if (!window.isSecureContext || !window.indexedDB || !crypto.randomUUID) return;

  const MOST_SHOWN = 60;
  const one = (selector) => document.querySelector(selector);
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_all, name) => values[name] ?? "");
  const plain = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const store = window.DoorStore(setting.event);
  const practised = new Map();
  let seats = [];
  let waiting = [];
  let isOnline = navigator.onLine;
  let isClosed = false;

  const sync = window.DoorSync({
    url: setting.sync,
    store,
    told: {
      online(value) { isOnline = value; refresh(); },
      closed() { isClosed = true; refresh(); },
      arrived(answers, changed) { answers.forEach(tell); changed.forEach(warn); refresh(); },
    },
  });

  // What the list says, with what this phone noted and did not send yet laid over it.
  function visitors() {
    const found = new Map(seats.map((seat) => [seat.id, { ...seat }]));
    const byNote = new Map();
    for (const [id, isIn] of practised) if (found.has(id)) found.get(id).is_in = isIn;
    for (const note of waiting) {
      const seat = found.get(note.seat);
      if (note.kind === "walk_in") {
        const made = { id: note.id, name: note.name, company: note.company, code: "", mark: "", live: [], conflicts: [], walk_in: true, is_in: true, pending: true, time: "" };
        found.set(note.id, made);
        byNote.set(note.id, made);
      } else if (note.kind === "came" && seat) {
        Object.assign(seat, { is_in: true, pending: true, live: [...seat.live, note.id] });
      } else if (note.kind === "undo") {
        if (seat) Object.assign(seat, { is_in: false, pending: true, live: [] });
        note.undoes.forEach((id) => { if (byNote.has(id)) found.delete(id); });
      }
    }
    return [...found.values()].sort((a, b) => a.name.localeCompare(b.name));
  }

  function row(visitor) {
    const made = one("#row").content.firstElementChild.cloneNode(true);
    const button = made.querySelector("[data-tap]");
    made.dataset.visitor = visitor.id;
    made.toggleAttribute("data-pending", Boolean(visitor.pending));
    made.classList.toggle("is-in", visitor.is_in);
    made.querySelector("[data-name]").textContent = visitor.name;
    made.querySelector("[data-company]").textContent = visitor.company;
    const notes = [visitor.is_in && visitor.time, visitor.walk_in && words.walk_in, visitor.waits && words.waits, visitor.pending && words.pending, ...visitor.conflicts];
    made.querySelector("[data-note]").textContent = notes.filter(Boolean).join(", ");
    button.textContent = visitor.is_in ? words.undo : words.in;
    button.setAttribute("aria-label", `${button.textContent}: ${visitor.name}`);
    button.classList.add(visitor.is_in ? "utrecht-button--subtle" : "utrecht-button--primary-action");
    button.addEventListener("click", () => (visitor.is_in ? takeBack(visitor) : letIn(visitor)));
    return made;
  }

  function draw() {
    const all = visitors();
    const asked = plain(one("#q").value).split(/\s+/).filter(Boolean);
    const fits = (visitor) => asked.every((word) => plain(`${visitor.name} ${visitor.company} ${visitor.code}`).includes(word));
    const found = all.filter(fits);
    const focused = document.activeElement?.closest?.("[data-visitor]")?.dataset.visitor;
    one("[data-visitors]").replaceChildren(...found.slice(0, MOST_SHOWN).map(row));
    if (focused) one(`[data-visitor="${CSS.escape(focused)}"] button`)?.focus();
    one("[data-more]").hidden = found.length <= MOST_SHOWN;
    one("[data-nobody]").hidden = found.length > 0;
    one('[data-count="in"]').textContent = all.filter((visitor) => visitor.is_in).length;
    one('[data-count="expected"]').textContent = all.filter((visitor) => !visitor.is_in && !visitor.waits).length;
    const state = one("[data-state]");
    const number = waiting.length;
    state.dataset.tone = isClosed || !isOnline ? "offline" : number ? "waiting" : "sent";
    const said = number ? fill(words.waiting, { n: number }) : words.all_sent;
    state.textContent = isClosed ? fill(words.closed, { n: number }) : isOnline ? said : `${words.offline} ${number ? said : ""}`.trim();
    state.dataset.waiting = number;
    return found;
  }

  async function refresh() {
    [seats, waiting] = [await store.seats(), await store.notes()];
    return draw();
  }

  async function note(kind, given) {
    await store.add({ id: crypto.randomUUID(), kind, at: Date.now(), ...given });
    await refresh();
    sync.run();
  }

  const letIn = (visitor) => note("came", { seat: visitor.id, label: visitor.name });

  function takeBack(visitor) {
    const isMade = typeof visitor.id === "string";
    return note("undo", { seat: isMade ? null : visitor.id, undoes: isMade ? [visitor.id] : visitor.live, label: visitor.name });
  }

  function problem(text) {
    const list = one("[data-problem-list]");
    if ([...list.children].some((each) => each.textContent === text)) return;
    const line = document.createElement("li");
    line.textContent = text;
    list.append(line);
    one("[data-problems]").hidden = false;
  }

  function tell(answer) {
    if (answer.outcome === "practice") {
      if (answer.note?.seat) practised.set(answer.note.seat, answer.note.kind === "came");
      problem(words.practice);
    } else if (answer.outcome === "malformed") {
      problem(words.malformed);
    } else if (answer.problem) {
      problem(fill(words[answer.problem], { name: answer.other }));
    }
  }

  function warn(seat) {
    seat.conflicts.forEach((what) => problem(fill(words.look, { name: seat.name, what })));
  }

  // A ticket is known by a mark of its token, so the list on a phone holds nothing from which a ticket can be made.
  async function mark(token) {
    const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token)));
    return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("").slice(0, 16);
  }

  async function scanned(text) {
    const token = text.match(/\/([A-Za-z0-9_-]{16,32})\/?(?:[?#].*)?$/)?.[1];
    const says = one("[data-read]");
    if (!token) { says.textContent = words.not_ours; return; }
    const known = await mark(token);
    const visitor = visitors().find((each) => each.mark === known);
    if (!visitor) {
      await note("came", { ticket: token, label: "" });
      says.textContent = words.unknown_here;
    } else if (visitor.is_in) {
      says.textContent = fill(words.twice, visitor);
      problem(fill(words.twice, visitor));
    } else {
      await letIn(visitor);
      says.textContent = fill(words.read, visitor);
    }
    navigator.vibrate?.(80);
  }

  const camera = window.DoorCamera({ reader: setting.reader, video: one("[data-camera] video"), found: scanned });
  const box = one("[data-camera]");
  const scan = one("[data-scan]");
  scan.hidden = false;
  scan.addEventListener("click", async () => {
    box.hidden = false;
    one("[data-read]").textContent = words.looking;
    try { await camera.start(); } catch { one("[data-read]").textContent = words.no_camera; }
  });
  box.querySelector("[name=stop]").addEventListener("click", () => { camera.stop(); box.hidden = true; scan.focus(); });
  one("[name=seen]").addEventListener("click", () => { one("[data-problem-list]").replaceChildren(); one("[data-problems]").hidden = true; one("#q").focus(); });

  one("#q").addEventListener("input", draw);
  one("[data-find] button").hidden = true;
  // Enter lets in who is found when that is one person: type a code and go on.
  one("[data-find]").addEventListener("submit", async (event) => {
    event.preventDefault();
    const found = draw();
    if (found.length !== 1 || found[0].is_in) return;
    await letIn(found[0]);
    one("#q").value = "";
    draw();
  });
  one("[data-walk-in]").addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target;
    const [name, company] = ["name", "company"].map((field) => form.elements[field].value.trim());
    if (!name) return;
    form.reset();
    await note("walk_in", { name, company, label: name });
    form.elements.name.focus();
  });
  one("[data-headcount]").addEventListener("submit", async (event) => {
    event.preventDefault();
    await note("headcount", { value: Number(event.target.elements.value.value), label: "" });
  });

  navigator.serviceWorker?.register(setting.worker).catch(() => {});
  navigator.storage?.persist?.();
  refresh().then(() => sync.run());
})();
