import { cacheTag } from "@tandem/contracts";
import { Redis } from "ioredis";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { openBrowser } from "../support/browser.ts";
import { CHROMIUM } from "../support/env.ts";
import { enterWorld, type World } from "../support/world.ts";
import { type Visitor, visit } from "./visitor.ts";

const SHOP = "northbeam";
const LOCALES = ["", "/ru", "/uz"];
/** Redis database of the caches. */
const CACHE_DATABASE = 1;
const RAN = "__ran";
const RUN = `window.${RAN}=1`;
const MARKUP = `"'><img src=x onerror="${RUN}"><svg onload="${RUN}"></svg><script>${RUN}</script></title></style><script>${RUN}</script>`;
const LINK = `javascript:${RUN}//`;
const STYLE = `red;}</style><script>${RUN}</script><style>{background:url("${LINK}")`;

/** Tables of content that editors write; products and categories of a shop are validated by Medusa. */
const CONTENT =
  /^_?(?:pages|posts|hero_sections|announcements|faqs|forms|navigation|site_settings|tenants|stores)(?:_|$)/;
/** Columns that are not content: identifiers of documents, tenants and database objects. */
const NO_CONTENT =
  /^(?:version_)?(?:id|_.*|block_name|path|slug|medusa_id|status|name|default_currency|sales_channel|publishable_key)$/;
/** List tables, which hold tags of posts and domains of tenants. */
const LISTS = /^_?(?:tenants|stores)(?:_v)?_texts$/;

const columnSchema = z.object({ table_name: z.string(), column_name: z.string(), data_type: z.string() });
type Column = z.infer<typeof columnSchema>;

const text = (value: string) => ({
  type: "text",
  text: value,
  format: 0,
  style: `color:${STYLE}`,
  mode: "normal",
  detail: 0,
  version: 1,
});
const inside = (node: object) => ({
  version: 1,
  format: "",
  indent: 0,
  direction: "ltr",
  children: [text(MARKUP)],
  ...node,
});

/** Every node type of the editor, each in a form that saving refuses. */
const RICH_TEXT = {
  root: inside({
    type: "root",
    children: [
      inside({ type: "paragraph", textStyle: STYLE }),
      inside({ type: "heading", tag: `img src=x onerror=${RUN} ` }),
      inside({ type: "heading", tag: "script", children: [text(RUN)] }),
      inside({ type: "quote", tag: "iframe", format: `" onclick="${RUN}` }),
      inside({
        type: "list",
        listType: "bullet",
        tag: "script",
        children: [inside({ type: "listitem", value: MARKUP })],
      }),
      inside({ type: "listitem", tag: "script", children: [text(RUN)] }),
      inside({
        type: "link",
        fields: { url: LINK, linkType: "custom", newTab: true, rel: MARKUP },
        id: MARKUP,
      }),
      inside({
        type: "autolink",
        fields: { url: `data:text/html,<script>${RUN}</script>`, linkType: "custom" },
      }),
      inside({ type: "link", fields: { url: ` jAvA\tscript:${RUN}`, linkType: "custom" } }),
      inside({
        type: "upload",
        relationTo: "media",
        value: { url: LINK, alt: MARKUP, mimeType: "text/html" },
        fields: null,
      }),
      inside({ type: "relationship", relationTo: "posts", value: { slug: MARKUP, title: MARKUP } }),
      inside({ type: "block", fields: { blockType: "html", html: MARKUP, code: MARKUP } }),
      inside({ type: "code", language: MARKUP, code: MARKUP }),
      inside({ type: "html", html: MARKUP, tag: "script" }),
      inside({ type: "horizontalrule", tag: `script>${RUN}</script` }),
      inside({ type: "script", tag: "script", children: [text(RUN)] }),
    ],
  }),
};

let world: World;
let browser: Browser;
let admin: Visitor;
let origin: string;
let columns: Column[];

beforeAll(async () => {
  world = await enterWorld();
  browser = await openBrowser(CHROMIUM);
  const url = new URL(world.stack.urls.storefront);
  url.hostname = `${SHOP}.localhost`;
  origin = url.origin;
  columns = z
    .array(columnSchema)
    .parse(
      await world.query(
        "payload",
        `select table_name, column_name, data_type from information_schema.columns
       where table_schema = 'public' and data_type in ('character varying', 'text', 'jsonb') order by 1, 2`,
      ),
    )
    .filter(
      ({ table_name: table, column_name: column }) =>
        CONTENT.test(table) && !LISTS.test(table) && !table.endsWith("_rels") && !NO_CONTENT.test(column),
    );
});
afterAll(async () => {
  await admin?.close();
  await browser?.close();
  for (const table of tables()) {
    if ((await world.query("payload", "select to_regclass($1) as kept", [keptName(table)]))[0]?.kept === null)
      continue;
    const names = columns.filter((each) => each.table_name === table).map((each) => `"${each.column_name}"`);
    const set = names.map((name) => `${name} = kept.${name}`).join(", ");
    await world.query(
      "payload",
      `update "${table}" set ${set} from "${keptName(table)}" kept where "${table}".id = kept.id`,
    );
    await world.query("payload", `drop table "${keptName(table)}"`);
  }
  await forgetPages();
});

/**
 * Makes the shop read everything again, because writes that bypass the sync send no event. Reads are cached in the
 * cache database of Redis; rendered pages are dropped by the tag of their tenant.
 */
async function forgetPages(): Promise<void> {
  const [tenant] = await world.query("medusa", "select id from tenant where slug = $1", [SHOP]);
  const tag = cacheTag(z.string().parse(tenant?.id), "tenant");
  const redis = new Redis(world.stack.redis);
  await redis.select(CACHE_DATABASE);
  await redis.flushdb();
  await redis.zadd("tandem:storefront:dropped:history", Date.now(), tag);
  await redis.quit();
  await world.restart("storefront");
}

const tables = () => [...new Set(columns.map((each) => each.table_name))];
const keptName = (table: string) => `kept_${table}`.slice(0, 63);

function hostile({ table_name: table, column_name: column, data_type: type }: Column): string {
  if (type === "jsonb") {
    return JSON.stringify(
      /settings|colors/.test(column) ? { [MARKUP]: MARKUP, note: MARKUP, link: LINK } : RICH_TEXT,
    );
  }
  if (/href|url/.test(column)) return LINK;
  return table.includes("tenants") && /theme/.test(column) ? STYLE : MARKUP;
}

/** Returns the paths that the shop's pages link to, a few of each kind. */
async function pathsOf(page: Page): Promise<string[]> {
  const found = new Map<string, string[]>();
  for (const start of ["/", "/blog"]) {
    await page.goto(origin + start);
    for (const href of await page
      .locator("a[href^='/']")
      .evaluateAll((all) => all.map((each) => each.getAttribute("href") ?? ""))) {
      const path = href.split(/[?#]/)[0] ?? "";
      if (/^\/(?:api|ru|uz)(?:\/|$)/.test(path)) continue;
      const kind = path.split("/")[1] ?? "";
      const others = found.get(kind) ?? [];
      if (others.length < (kind === "products" ? 1 : 4) && !others.includes(path))
        found.set(kind, [...others, path]);
    }
  }
  return [...found.values()].flat();
}

/** Returns the parts of the stored script that are active on the page. */
const alive = (page: Page) =>
  page.evaluate((ran) => {
    const loaded = document.querySelectorAll(
      "[onerror], [onload], [onclick], [href^='javascript:' i], [src^='javascript:' i], [action^='javascript:' i], a[href^='data:' i], iframe[srcdoc]",
    );
    return [...(ran in window ? ["ran"] : []), ...Array.from(loaded, (each) => each.outerHTML.slice(0, 200))];
  }, RAN);

describe("scripts stored in content", () => {
  let paths: string[];

  test("scripts are written directly to the database, in every text, link, theme value and rich text node", async () => {
    const page = await browser.newPage();
    paths = await pathsOf(page);
    await page.close();
    expect(paths.length).toBeGreaterThan(5);
    for (const table of tables()) {
      await world.query("payload", `create table "${keptName(table)}" as select * from "${table}"`);
      for (const column of columns.filter((each) => each.table_name === table)) {
        const value = column.data_type === "jsonb" ? "$1::jsonb" : "$1";
        await world.query(
          "payload",
          `update "${table}" set "${column.column_name}" = ${value} where "${column.column_name}" is not null`,
          [hostile(column)],
        );
      }
    }
    await forgetPages();
  });

  test.each(LOCALES)("stored scripts run on no page of the shop under %j/", async (locale) => {
    const page = await browser.newPage();
    for (const path of paths) {
      const response = await page.goto(`${origin}${locale}${path}`, { waitUntil: "load" });
      expect([path, response?.status()]).toEqual([path, 200]);
      expect([path, (await page.content()).includes(RUN)]).toEqual([path, true]);
      expect([path, await alive(page)]).toEqual([path, []]);
    }
    await page.close();
  });

  test("stored scripts run on no page of Payload's admin", async () => {
    const login = world.stack.logins.find(({ role }) => role === "platform-admin");
    if (login === undefined) throw new Error("The demo has no platform admin.");
    admin = await visit(browser, world.stack, login);
    await admin.enter("content");
    for (const slug of [
      "pages",
      "posts",
      "hero-sections",
      "announcements",
      "faqs",
      "forms",
      "navigation",
      "site-settings",
      "tenants",
      "stores",
    ]) {
      await admin.page.goto(`${world.stack.urls.cms}/admin/collections/${slug}`);
      expect([slug, await alive(admin.page)]).toEqual([slug, []]);
      const [doc] = await world.cms.find(slug, {});
      await admin.page.goto(`${world.stack.urls.cms}/admin/collections/${slug}/${doc?.id}`);
      await admin.page.locator(".template-default").first().waitFor();
      await admin.page.waitForLoadState("networkidle");
      expect([slug, doc?.id, await alive(admin.page)]).toEqual([slug, doc?.id, []]);
    }
  });
});
