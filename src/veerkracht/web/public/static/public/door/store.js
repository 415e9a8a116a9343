// What this phone keeps in IndexedDB: the list of this meeting, and notes that were not sent yet. Survives a reload.
(() => {
  "use strict";
  let opening = null;

  function open(event) {
    opening ||= new Promise((resolve, reject) => {
      const asked = indexedDB.open(`door-${event}`, 1);
      asked.onupgradeneeded = () => {
        asked.result.createObjectStore("seats", { keyPath: "id" });
        asked.result.createObjectStore("notes", { keyPath: "sequence" });
        asked.result.createObjectStore("facts");
      };
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
    return opening;
  }

  // Runs work(stores) in one transaction; what it returns is a request, or nothing.
  async function within(event, names, mode, work) {
    const database = await open(event);
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(names, mode);
      const asked = work(...names.map((name) => transaction.objectStore(name)));
      transaction.oncomplete = () => resolve(asked?.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  }

  window.DoorStore = (event) => ({
    seats: () => within(event, ["seats"], "readonly", (seats) => seats.getAll()),
    notes: () => within(event, ["notes"], "readonly", (notes) => notes.getAll()),
    fact: (name) => within(event, ["facts"], "readonly", (facts) => facts.get(name)),
    keep: (name, value) => within(event, ["facts"], "readwrite", (facts) => facts.put(value, name)),

    // A note and its number are written in one transaction, so two taps or two tabs never share a number.
    add(note) {
      return within(event, ["notes", "facts"], "readwrite", (notes, facts) => {
        const asked = facts.get("sequence");
        asked.onsuccess = () => {
          const sequence = (asked.result || 0) + 1;
          facts.put(sequence, "sequence");
          notes.add({ ...note, sequence });
        };
      });
    },

    // What was answered leaves the queue in the same transaction that brings in the new list.
    take(answered, changed, isAll, heard) {
      return within(event, ["seats", "notes", "facts"], "readwrite", (seats, notes, facts) => {
        answered.forEach((sequence) => notes.delete(sequence));
        if (isAll) seats.clear();
        changed.forEach((seat) => (seat.is_off ? seats.delete(seat.id) : seats.put(seat)));
        facts.put(heard, "heard");
      });
    },

    // Names go when the link is closed; notes stay, to be sent with a new link.
    forget: () => within(event, ["seats", "facts"], "readwrite", (seats, facts) => { seats.clear(); facts.delete("heard"); }),
  });
})();
