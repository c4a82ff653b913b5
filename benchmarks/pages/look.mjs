// Opens every page and drawing of a folder in headless Chromium: no request leaves, nothing in it runs, and what axe
// finds is not serious, light and dark. Prints a line for each kind of file; ends with 1 on any fault.
// Usage: node look.mjs FOLDER CHROMIUM
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(join(process.env.MODULES, "x.js"));
const puppeteer = require("puppeteer-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const [folder, chromium] = process.argv.slice(2);
const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox", "--disable-gpu"] });
const faults = [];
const seen = { html: 0, svg: 0 };
let checks = 0;
const lesser = new Set();

for (const name of readdirSync(folder).sort()) {
  const kind = name.endsWith(".svg") ? "svg" : "html";
  const url = pathToFileURL(resolve(folder, name)).href;
  const page = await browser.newPage();
  const fault = (what) => faults.push(`${name}: ${what}`);
  page.on("request", (request) => request.url() !== url && fault(`asks for ${request.url()}`));
  page.on("dialog", async (dialog) => (fault("opens a dialog"), await dialog.dismiss()));
  page.on("pageerror", (error) => fault(`error: ${error.message}`));
  page.on("console", (message) => message.type() === "error" && fault(`console: ${message.text()}`));
  page.on("framenavigated", (frame) => frame.url() !== url && fault(`goes to ${frame.url()}`));
  await page.goto(url, { waitUntil: "load" });
  const found = await page.evaluate(() => ({
    ran: "ran" in window,
    active: [...document.querySelectorAll("script, iframe, object, embed, foreignObject, base, image, img, link, form, animate, set")].map((e) => e.tagName),
    events: [...document.querySelectorAll("*")].flatMap((e) => e.getAttributeNames().filter((a) => /^on/i.test(a))),
    links: [...document.querySelectorAll("a")].map((a) => a.getAttribute("href")).filter((h) => !/^(#|https?:|mailto:)/.test(h)),
    wide: document.documentElement.scrollWidth > window.innerWidth + 1,
  }));
  if (found.ran) fault("runs a script of its content");
  if (found.active.length) fault(`holds ${found.active}`);
  if (found.events.length) fault(`holds ${found.events}`);
  if (found.links.length) fault(`links to ${found.links}`);
  if (kind === "html" && found.wide) fault("is wider than the window");
  if (kind === "html" && !name.startsWith("hostile-")) {
    for (const value of ["light", "dark"]) {
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);
      await page.evaluate(axe);
      const { violations } = await page.evaluate("axe.run()");
      checks += 1;
      for (const one of violations) {
        if (["serious", "critical"].includes(one.impact)) fault(`${value}: ${one.id}: ${one.help} (${one.nodes.length}) ${one.nodes[0].html.slice(0, 120)}`);
        else lesser.add(one.id);
      }
    }
  }
  seen[kind] += 1;
  await page.close();
}
await browser.close();
for (const fault of faults.slice(0, 40)) console.log(`FAILED  ${fault}`);
if (faults.length) process.exit(1);
console.log(`ok      ${seen.html} pages and ${seen.svg} drawings in Chromium: no request leaves, nothing in them runs`);
console.log(`ok      axe, ${checks} times, light and dark: nothing serious (lesser: ${[...lesser].join(", ") || "none"})`);
