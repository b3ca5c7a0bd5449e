// Marks the words of a row when a link leads to it, tells of marked words under the pointer or after a link, filters the cards.
(() => {
  const rows = JSON.parse(document.getElementById("rows").textContent);
  const tip = document.getElementById("tip");
  const tell = (ids, x, y) => {
    const known = ids.filter((id) => rows[id]);
    tip.hidden = known.length === 0;
    if (tip.hidden) return;
    tip.replaceChildren(...known.map((id) => {
      const line = document.createElement("div");
      line.textContent = rows[id].join("  ·  ");
      return line;
    }));
    tip.style.left = `${Math.max(8, Math.min(x + 12, innerWidth - tip.offsetWidth - 8))}px`;
    tip.style.top = `${Math.max(8, y + 16 + tip.offsetHeight > innerHeight ? y - tip.offsetHeight - 12 : y + 16)}px`;
  };
  const quiet = () => { tip.hidden = true; };
  const mark = (id) => {
    document.querySelectorAll(".m.on").forEach((m) => m.classList.remove("on"));
    const words = [...document.querySelectorAll(`.m[data-rows~="${CSS.escape(id)}"]`)];
    words.forEach((m) => m.classList.add("on"));
    if (!words.length) return quiet();
    words[0].scrollIntoView({ block: "center", behavior: "instant" });
    const at = words[0].getBoundingClientRect();
    tell([id], at.left, at.bottom - 8);
  };
  const follow = () => { const id = decodeURIComponent(location.hash.slice(1)); if (id) mark(id); };
  addEventListener("hashchange", follow);
  addEventListener("load", () => setTimeout(follow));
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    const words = event.target.closest(".m[data-rows]");
    if (link) {
      const href = link.getAttribute("href") || link.getAttribute("xlink:href") || "";
      if (href === location.hash && href) { event.preventDefault(); follow(); }
    } else if (words) {
      tell(words.dataset.rows.split(" "), event.clientX, event.clientY);
    } else {
      quiet();
    }
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") quiet(); });
  document.addEventListener("mousemove", (event) => {
    const words = event.target.closest && event.target.closest(".m[data-rows]");
    if (words) tell(words.dataset.rows.split(" "), event.clientX, event.clientY);
    else if (Math.abs(event.movementX) + Math.abs(event.movementY) > 0) quiet();
  });
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  document.getElementById("filter").addEventListener("input", (event) => {
    const wanted = fold(event.target.value).split(/\s+/).filter(Boolean);
    document.querySelectorAll("[data-find]").forEach((card) => {
      const text = fold(card.textContent);
      card.classList.toggle("hidden", !wanted.every((word) => text.includes(word)));
    });
  });
})();
