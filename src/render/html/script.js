"use strict";
// Rows are in the page already: this only hides and shows them.
const form = document.querySelector(".filters");
const output = form.querySelector("output");
const folded = text => text.toLowerCase().replaceAll("ё", "е");
const plans = [...document.querySelectorAll(".plan")].map(plan => ({
  plan,
  number: plan.dataset.plan,
  heads: [...plan.querySelectorAll("h3")],
  rows: [...plan.querySelectorAll("details")].map(row => ({
    row,
    state: row.dataset.s,
    people: (row.dataset.w ?? "").split("."),
    text: folded(row.textContent),
  })),
}));
const total = plans.reduce((sum, plan) => sum + plan.rows.length, 0);
const tiles = [...document.querySelectorAll(".tile")];
const chosen = name => form.elements[name]?.value ?? "";

function show() {
  const [plan, executor] = [chosen("plan"), chosen("executor")];
  const state = chosen("state");
  const words = folded(chosen("text")).split(/\s+/).filter(Boolean);
  let count = 0;
  for (const one of plans) {
    let shown = 0;
    for (const row of one.rows) {
      const fits = (!plan || one.number === plan) && (!state || row.state === state) &&
        (!executor || row.people.includes(executor)) && words.every(word => row.text.includes(word));
      if (row.row.hidden === fits) row.row.hidden = !fits;
      shown += fits;
    }
    one.plan.hidden = shown === 0;
    for (const head of one.heads) {
      let next = head.nextElementSibling;
      while (next?.localName === "details" && next.hidden) next = next.nextElementSibling;
      head.hidden = next?.localName !== "details";
    }
    count += shown;
  }
  for (const tile of tiles) tile.setAttribute("aria-pressed", String(tile.value === state));
  output.textContent = count ? output.dataset.of.replace("{0}", count).replace("{1}", total) : output.dataset.none;
  document.body.classList.toggle("by-quarter", form.elements.quarters.checked);
}

form.addEventListener("input", show);
form.addEventListener("submit", event => event.preventDefault());
form.addEventListener("reset", () => setTimeout(show));
for (const tile of tiles) {
  tile.addEventListener("click", () => {
    if (form.elements.state) form.elements.state.value = tile.value;
    show();
  });
}
// Paper has no folds: what is late and who carries how much are printed too.
let closed = [];
addEventListener("beforeprint", () => {
  closed = [...document.querySelectorAll(".part:not([open])")];
  for (const one of closed) one.open = true;
});
addEventListener("afterprint", () => {
  for (const one of closed) one.open = false;
});
show();
