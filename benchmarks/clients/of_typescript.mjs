// A TypeScript client: lists the tools, makes a plan and gets a prompt.
// Usage: node of_typescript.mjs (v1|v2|v2-auto) BRIEF.json (stdio COMMAND… | http URL)
import { readFileSync } from "node:fs";

const [make, brief, wire, ...target] = process.argv.slice(2);
let Client, Stdio, Http;
if (make === "v1") {
  ({ Client } = await import("@modelcontextprotocol/sdk/client/index.js"));
  ({ StdioClientTransport: Stdio } = await import("@modelcontextprotocol/sdk/client/stdio.js"));
  ({ StreamableHTTPClientTransport: Http } = await import("@modelcontextprotocol/sdk/client/streamableHttp.js"));
} else {
  ({ Client, StreamableHTTPClientTransport: Http } = await import("@modelcontextprotocol/client"));
  ({ StdioClientTransport: Stdio } = await import("@modelcontextprotocol/client/stdio"));
}

const options = make === "v2-auto" ? { versionNegotiation: { mode: "auto" } } : {};
const client = new Client({ name: "fupan-check", version: "1" }, options);
await client.connect(
  wire === "stdio" ? new Stdio({ command: target[0], args: target.slice(1), stderr: "ignore" }) : new Http(new URL(target[0])),
);
const { tools } = await client.listTools();
const plan = await client.callTool({ name: "generate_plan", arguments: JSON.parse(readFileSync(brief, "utf8")) });
const prompt = await client.getPrompt({ name: "plan_department", arguments: { department: "Support desk" } });
await client.close();

const names = tools.map((tool) => tool.name);
const made = plan.structuredContent;
const text = prompt.messages[0].content.text;
for (const name of ["generate_plan", "run_5whys", "build_kpi_tree", "swot", "get_document"])
  if (!names.includes(name)) throw new Error(`${name} is not offered`);
if (plan.isError || made.kind !== "plan" || !made.sections.some((section) => section.state === "complete"))
  throw new Error(`no plan: ${JSON.stringify(plan).slice(0, 300)}`);
if (!text.includes("Support desk")) throw new Error(`no prompt: ${text.slice(0, 300)}`);
const length = text.length.toLocaleString("en");
console.log(`${tools.length} tools, a plan of ${made.sections.length} sections, a prompt of ${length} characters`);
