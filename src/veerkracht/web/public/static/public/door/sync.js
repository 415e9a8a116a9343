// Sends what waits, in order and in pieces, and brings back what others noted; tries again later when that fails.
(() => {
  "use strict";
  const PIECE = 50;
  const CALM = 12_000;
  const FIRST_WAIT = 1_000;
  const LONGEST_WAIT = 60_000;
  const PATIENCE = 15_000;

  window.DoorSync = ({ url, store, told }) => {
    let isBusy = false;
    let again = false;
    let isClosed = false;
    let wait = FIRST_WAIT;
    let timer = null;

    async function device() {
      const known = await store.fact("device");
      if (known) return known;
      const made = crypto.randomUUID();
      await store.keep("device", made);
      return made;
    }

    async function send() {
      const waiting = (await store.notes()).slice(0, PIECE);
      const heard = await store.fact("heard");
      const body = { device: await device(), sent_at: Date.now(), since: heard || null, notes: waiting.map(asSent) };
      const answer = await fetch(url, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(PATIENCE),
      });
      if (answer.status === 410 || answer.status === 404) {
        isClosed = true;
        await store.forget();
        return told.closed();
      }
      if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
      const said = await answer.json();
      const answered = new Set(said.answers.map((each) => each.id));
      const gone = waiting.filter((note) => answered.has(note.id));
      await store.take(gone.map((note) => note.sequence), said.seats, said.all, said.now);
      const byId = new Map(gone.map((note) => [note.id, note]));
      told.arrived(said.answers.map((each) => ({ ...each, note: byId.get(each.id) })), said.seats);
      return waiting.length === PIECE;
    }

    const asSent = ({ label: _label, ...note }) => note;

    async function run() {
      if (isClosed) return;
      if (isBusy) { again = true; return; }
      isBusy = true;
      clearTimeout(timer);
      try {
        do { again = false; } while ((await send()) || again);
        wait = FIRST_WAIT;
        told.online(true);
        timer = setTimeout(run, CALM);
      } catch {
        told.online(false);
        timer = setTimeout(run, wait * (0.75 + Math.random() / 2));
        wait = Math.min(LONGEST_WAIT, wait * 2);
      } finally {
        isBusy = false;
      }
    }

    window.addEventListener("online", () => { wait = FIRST_WAIT; run(); });
    document.addEventListener("visibilitychange", () => { if (!document.hidden) run(); });
    return { run };
  };
})();
