// Opens a page of `export --format html` in a browser: it asks nothing of anybody, complains of nothing, shows every row
// of rows.json, filters quickly, and everybody can use it in light, dark, on a phone and on paper.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import assert from "node:assert/strict";

const [modules, browserPath, page, rowsPath] = process.argv.slice(2);
const require = createRequire(pathToFileURL(`${modules}/`));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const url = pathToFileURL(page).href;
const { rows } = JSON.parse(readFileSync(rowsPath, "utf8"));
const line = text => text.trim().replace(/\s+/g, " ");

const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox"] });
const views = [
  ["light", { colorScheme: "light", viewport: { width: 1280, height: 900 } }],
  ["dark", { colorScheme: "dark", viewport: { width: 1280, height: 900 } }],
  ["phone", { colorScheme: "light", viewport: { width: 390, height: 800 } }],
];
for (const [name, options] of views) {
  const context = await browser.newContext({ ...options, bypassCSP: true });
  const tab = await context.newPage();
  const trouble = [];
  tab.on("console", message => message.type() === "error" && trouble.push(message.text()));
  tab.on("pageerror", error => trouble.push(String(error)));
  tab.on("request", request => /^(file|data):/.test(request.url()) || trouble.push(request.url()));
  await tab.goto(url);

  const titles = await tab.$$eval(".plan summary > span", all => all.map(one => one.textContent));
  assert.deepEqual(titles.map(line).sort(), rows.map(row => line(row.title)).sort(), `${name}: other rows`);
  const wide = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${name}: ${wide} pixels too wide`);

  const shown = () => tab.$$eval(".plan:not([hidden]) > details:not([hidden])", all => all.length);
  const count = state => rows.filter(row => row.state === state).length;
  for (const state of new Set(rows.map(row => row.state))) {
    if (await tab.locator("select[name=state]").count() === 0) break;
    await tab.selectOption("select[name=state]", state);
    assert.equal(await shown(), count(state), `${name}: ${state}`);
  }
  await tab.click("button[type=reset]");
  await tab.waitForFunction(all => document.querySelectorAll(".plan > details:not([hidden])").length === all, rows.length);
  const spent = await tab.evaluate(() => {
    const input = document.querySelector("input[name=text]");
    const started = performance.now();
    input.value = "а";
    input.dispatchEvent(new Event("input", { bubbles: true }));
    document.body.getBoundingClientRect();
    return performance.now() - started;
  });
  assert.ok(spent < 100, `${name}: a filter takes ${spent} ms`);
  await tab.click("button[type=reset]");

  await tab.evaluate(() => document.querySelectorAll("details").forEach((one, at) => { one.open = at < 5 || one.className === "part"; }));
  await tab.evaluate(axe);
  const { violations } = await tab.evaluate(() => axe.run());
  assert.deepEqual(violations.map(one => [one.id, one.nodes[0].html]), [], name);
  assert.deepEqual(trouble, [], name);
  await context.close();
}
await browser.close();
