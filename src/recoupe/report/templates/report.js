// Marks the words of a row when a link leads to it, tells of a marked row on hover, and filters the cards.
(() => {
  const rows = JSON.parse(document.getElementById("rows").textContent);
  const tip = document.getElementById("tip");
  const mark = (id) => {
    document.querySelectorAll(".m.on").forEach((m) => m.classList.remove("on"));
    const words = [...document.querySelectorAll(`.m[data-rows~="${CSS.escape(id)}"]`)];
    words.forEach((m) => m.classList.add("on"));
    if (words.length) words[0].scrollIntoView({ block: "center" });
  };
  const follow = () => { const id = decodeURIComponent(location.hash.slice(1)); if (id) mark(id); };
  addEventListener("hashchange", follow);
  follow();
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    const href = link.getAttribute("href") || link.getAttribute("xlink:href") || "";
    if (href === location.hash && href) follow();
  });
  document.addEventListener("mousemove", (event) => {
    const words = event.target.closest && event.target.closest(".m[data-rows]");
    tip.hidden = !words;
    if (!words) return;
    tip.replaceChildren(...words.dataset.rows.split(" ").filter((id) => rows[id]).map((id) => {
      const line = document.createElement("div");
      line.textContent = rows[id].join("  ·  ");
      return line;
    }));
    tip.style.left = `${Math.min(event.clientX + 12, innerWidth - 430)}px`;
    tip.style.top = `${Math.min(event.clientY + 16, innerHeight - 80)}px`;
  });
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  document.getElementById("filter").addEventListener("input", (event) => {
    const wanted = fold(event.target.value).split(/\s+/).filter(Boolean);
    document.querySelectorAll("[data-find]").forEach((card) => {
      const text = fold(card.textContent);
      card.classList.toggle("hidden", !wanted.every((word) => text.includes(word)));
    });
  });
})();
