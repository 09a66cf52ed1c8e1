import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { NEWEST_NODES, ROOT, type StackFile } from "@tandem/dev";
import { type TemporaryFolder, temporaryFolder } from "@tandem/local-servers";
import { createBotApiClient } from "@tandem/telegram-sandbox";
import { parse } from "csv-parse/sync";
import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { visit } from "../identity/visitor.ts";
import { openBrowser, phonePage } from "../support/browser.ts";
import { CHROMIUM } from "../support/env.ts";
import { eventually } from "../support/eventually.ts";
import { call } from "../support/http.ts";
import { type AdminProduct, MedusaAdmin } from "../support/medusa.ts";
import { PayloadPerson, richText } from "../support/payload.ts";
import { settle } from "../support/sync.ts";
import { type StartedStack, startWith } from "./started-stack.ts";

const SLUG = "northbeam";
const SOON_MS = 20_000;

describe.each([
  ["the newest long-term release", NEWEST_NODES.lts, { interrupted: true }],
  ["the newest release", NEWEST_NODES.latest, { interrupted: false }],
])("on %s of Node, %s", (_name, version, { interrupted }) => {
  let folder: TemporaryFolder;
  let stack: StartedStack;
  let facts: StackFile;
  let browser: Browser;
  let admin: MedusaAdmin;
  let product: AdminProduct;

  beforeAll(async () => {
    folder = await temporaryFolder("node");
    browser = await openBrowser(CHROMIUM);
  });
  afterAll(async () => {
    await browser?.close();
    await stack?.stop();
    await folder?.remove();
  });

  test.runIf(interrupted)(
    "when the demo cannot be seeded, the error names the app and its log, and no process keeps running",
    async () => {
      stack = await startWith(version, folder.path);
      await stack.printed(/Demo: catalog of/);
      const { pids } = await stack.facts();
      process.kill(-(pids.backend ?? 0), "SIGKILL");
      const { code, output } = await stack.ended();
      expect(code).toBe(1);
      expect(output).toMatch(/The demo could not be seeded\.[\s\S]*Backend \(Medusa\) exited\./);
      expect(output).toMatch(/Fix: +read \S+\/logs\/backend\.log.*continues where it stopped/);
      expect(await stack.living()).toEqual([]);
    },
  );

  test(`everything starts and the demo is seeded${interrupted ? ", continuing after the interruption" : ""}`, async () => {
    stack = await startWith(version, folder.path);
    await stack.printed(new RegExp(`Tandem is ready .*Node ${version}`));
    facts = await stack.facts();
    expect(facts.tenants.map(({ slug }) => slug)).toEqual(["saffron", "northbeam"]);
    const { username, password } = login("platform-admin", null);
    admin = await MedusaAdmin.signIn(url("backend"), username, password);
    await settle(admin);
    const answer = await admin.send("/admin/products?limit=1");
    expect(z.object({ count: z.number() }).parse(answer).count).toBe(await demoProducts());
    for (const { slug } of facts.tenants) {
      expect((await call(url("storefront"), { host: `${slug}.localhost` })).status, slug).toBe(200);
    }
  });

  test("users can sign in to both admins and the console", async () => {
    const urls = {
      backend: url("backend"),
      cms: url("cms"),
      storefront: url("storefront"),
      worker: url("worker"),
      bot: url("bot"),
      botApi: url("botApi"),
      keycloak: url("keycloak"),
      mail: url("mail"),
    };
    const owner = await visit(browser, { urls }, login("owner", SLUG));
    await owner.enter("commerce");
    await owner.page.goto(`${urls.backend}/app/products`);
    await owner.page.locator("table tbody tr").first().waitFor();
    await owner.enter("content");
    await owner.page.goto(`${urls.cms}/admin/collections/products`);
    await owner.page.locator("table tbody tr").first().waitFor();
    await owner.close();
    const operator = await visit(browser, { urls }, login("operator", null));
    await operator.enter("console");
    await operator.page.getByRole("heading", { name: "Medusa to Payload" }).waitFor();
    await operator.close();
  });

  test("a price changed in Medusa is on the product's page", async () => {
    product = await anyProduct();
    await admin.setPrice(product, product.variants[0]?.id ?? "", "usd", 1.23);
    await shows("$1.23");
  });

  test("a description published in Payload is on the product's page", async () => {
    const { username, password } = login("owner", SLUG);
    const editor = await PayloadPerson.signOn(url("cms"), username, password);
    const doc = await editor.one("products", { medusaId: product.id }, "draft=true");
    await editor.publish("products", doc.id, { description: richText("Written on a new engine.") });
    await shows("Written on a new engine.");
  });

  test("the worker runs a requested comparison", async () => {
    const started = await admin.attempt("/admin/sync/to-payload", { entity: "products", dry_run: true });
    expect(started.status).toBe(202);
    const { run_id: runId } = z.object({ run_id: z.string() }).parse(started.json());
    await eventually("the run ends", SOON_MS, async () => {
      const run = await admin.attempt(`/admin/sync/runs/${runId}`);
      return /"status":"finished"/.test(run.text) ? true : undefined;
    });
  });

  test("a shopper on a phone can put a product in the cart", async () => {
    const { page, problems } = await phonePage(browser);
    await page.goto(new URL(`/products/${product.handle}`, shopUrl()).href);
    await page.locator('main form button[type="submit"]').first().click();
    await page.waitForURL(/\/cart/);
    await page.locator("main").getByText(product.title).first().waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });

  test("the bot replies to /start", async () => {
    const person = await createBotApiClient(url("botApi")).person({
      first_name: "Aziz",
      language_code: "en",
    });
    await person.send("/start");
    expect((await person.nextMessage()).text).toMatch(/\w/);
  });

  test("Ctrl-C stops every process", async () => {
    await stack.stop();
    expect((await stack.ended()).code).toBe(0);
    expect(await stack.living()).toEqual([]);
  });

  function url(name: keyof StackFile["urls"]): string {
    return z.string({ error: `stack.json has no URL for ${name}` }).parse(facts.urls[name]);
  }

  function login(role: string, tenant: string | null) {
    const found = facts.logins.find((entry) => entry.role === role && entry.tenant === tenant);
    if (found === undefined) throw new Error(`stack.json has no login for ${role} of ${tenant}`);
    return found;
  }

  function shopUrl(): string {
    return facts.tenants.find(({ slug }) => slug === SLUG)?.storefrontUrl ?? "";
  }

  async function anyProduct(): Promise<AdminProduct> {
    const answer = await admin.send("/admin/products?limit=200&fields=id,handle");
    const { products } = z
      .object({ products: z.array(z.object({ id: z.string(), handle: z.string() })) })
      .parse(answer);
    const found = products.find(({ handle }) => handle === "camp-press");
    if (found === undefined) throw new Error("The demo has no camp press.");
    return admin.product(found.id);
  }

  /** Returns the number of products in the files that the demo is seeded from. */
  async function demoProducts(): Promise<number> {
    const counts = await Promise.all(
      facts.tenants.map(async ({ slug }) => {
        const file = await readFile(join(ROOT, "infra", "dev", "demo", slug, "products.csv"));
        const rows = z.array(z.object({ Handle: z.string() })).parse(parse(file, { columns: true }));
        return new Set(rows.map(({ Handle }) => Handle)).size;
      }),
    );
    return counts.reduce((sum, count) => sum + count, 0);
  }

  async function shows(words: string): Promise<void> {
    await eventually(`the page shows ${words}`, SOON_MS, async () => {
      const page = await call(`${url("storefront")}/products/${product.handle}`, {
        host: `${SLUG}.localhost`,
      });
      return page.text.includes(words) ? true : undefined;
    });
  }
});
