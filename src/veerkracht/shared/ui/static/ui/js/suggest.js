// Shows what fits under a box while somebody types; the box works without this. The address gives list items: links, or
// buttons that fill the box and, with `data-into`, put their key in another field of the form.
(() => {
  "use strict";
  document.querySelectorAll("input[data-suggest]").forEach((box) => {
    const list = document.createElement("ul");
    list.className = "v-suggestions";
    list.hidden = true;
    list.setAttribute("aria-live", "polite");
    box.parentElement.append(list);
    let waiting = 0, asked = "";

    const show = async () => {
      asked = box.value.trim();
      if (asked.length < 2) { list.hidden = true; return; }
      const mine = asked;
      const answer = await fetch(`${box.dataset.suggest}?q=${encodeURIComponent(mine)}`).catch(() => null);
      if (!answer?.ok || mine !== asked) return;
      const found = new DOMParser().parseFromString(await answer.text(), "text/html");
      list.replaceChildren(...found.body.children);
      list.hidden = !list.children.length;
    };
    const other = box.dataset.into && box.form.elements[box.dataset.into];
    box.addEventListener("input", () => {
      if (other) other.value = "";
      clearTimeout(waiting);
      waiting = setTimeout(show, 180);
    });
    list.addEventListener("click", (event) => {
      const chosen = event.target.closest("button");
      if (!chosen) return;
      box.value = chosen.dataset.name;
      if (other) other.value = chosen.dataset.key;
      list.hidden = true;
      box.focus();
    });

    const links = () => [...list.querySelectorAll("a, button")];
    box.parentElement.addEventListener("keydown", (event) => {
      const all = links(), here = all.indexOf(document.activeElement);
      if (event.key === "Escape") { list.hidden = true; box.focus(); }
      if (list.hidden || !all.length || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
      event.preventDefault();
      const next = here + (event.key === "ArrowDown" ? 1 : -1);
      (next < 0 ? box : all[Math.min(next, all.length - 1)]).focus();
    });
    document.addEventListener("click", (event) => { if (!box.parentElement.contains(event.target)) list.hidden = true; });
  });
})();
