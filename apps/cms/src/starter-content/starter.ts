import { sql } from "@payloadcms/db-postgres";
import {
  AppError,
  EVENT,
  type Locale,
  ONBOARDING_PATHS,
  parseInput,
  STARTER_PAGES,
  type StarterResponse,
  starterRemovalSchema,
  starterRequestSchema,
} from "@tandem/contracts";
import { escapeHtml } from "@tandem/service-kit";
import {
  APIError,
  type CollectionSlug,
  createLocalReq,
  type Endpoint,
  type Payload,
  type PayloadRequest,
  type Where,
} from "payload";
import { z } from "zod";
import { inTransaction } from "../connections/in-transaction";
import { readJson } from "../http/json-endpoint";
import { serviceEndpoint } from "../http/service-endpoint";
import { append } from "../sync/capture/append";
import { createHtmlToLexical } from "../sync/content/html-to-lexical";
import { TENANT_OWNED } from "../tenancy/policies";
import { FOOTER_HEADING, SHOP_LINK, STARTER_TEXTS, TAGLINE } from "./starter-content";
import { ensureTenant, tenantByMedusaId } from "./starter-tenant";
import { upsertLocalised } from "./upsert-localised";

const MAX_BYTES = 64 * 1024;
const PATH = ONBOARDING_PATHS.starter.replace(/^\/api/, "");

/** Creates the starter content of a new tenant: all of it, or nothing. */
const make = serviceEndpoint("sync:write", "post", PATH, async (req) => {
  const { tenant } = parseInput(starterRequestSchema, await readJson(req, MAX_BYTES));
  return atOnce(req.payload, async (req): Promise<StarterResponse> => {
    const ensured = await ensureTenant(req, tenant);
    const created = await fill(req, ensured.tenant.id, tenant.name);
    return { tenant: { id: tenant.id, created: ensured.created }, created };
  });
});

/** Deletes what `make` created. A tenant with other documents is archived instead of deleted. */
const remove = serviceEndpoint("sync:write", "delete", PATH, async (req) => {
  const { tenant } = parseInput(starterRemovalSchema, await readJson(req, MAX_BYTES));
  return atOnce(req.payload, async (req) => {
    const home = await tenantByMedusaId(req, tenant.id);
    if (home === undefined) return { removed: 0 };
    const database = await inTransaction(req);
    const { rows } = await database.execute(
      sql`delete from starter_documents where tenant_id = ${home.id}::uuid returning collection, document_id::text as id`,
    );
    const own: Where = { tenant: { equals: home.id } };
    for (const { collection, id } of z.array(madeSchema).parse(rows)) {
      const where = { and: [own, { id: { equals: id } }] };
      await req.payload.delete({ collection, where, overrideAccess: true, depth: 0, req });
    }
    if (await holdsMore(req, own)) {
      await database.execute(
        sql`update tenants set status = 'archived', updated_at = now() where id = ${home.id}::uuid`,
      );
      const change = { tenant: home.id, type: EVENT.tenantUpdated, entity: "tenant", op: "updated" } as const;
      await append(req, { ...change, id: tenant.id });
    } else {
      await req.payload.delete({ collection: "tenants", id: home.id, overrideAccess: true, depth: 0, req });
    }
    return { removed: rows.length };
  });
});

const madeSchema = z.object({
  collection: z.enum(["site-settings", "navigation", "pages"]),
  id: z.string(),
});

/** Endpoints for the starter content of a new tenant; service tokens only. */
export const onboarding: Endpoint[] = [make, remove];

async function fill(req: PayloadRequest, tenant: string, name: string): Promise<number> {
  const toRichText = await createHtmlToLexical(req.payload);
  const named = (text: string) => text.replaceAll("{name}", name);
  const escaped = (text: string) => text.replaceAll("{name}", escapeHtml(name));
  let made = 0;
  const ensure = async (
    collection: z.infer<typeof madeSchema>["collection"] & CollectionSlug,
    where: Where | null,
    build: (locale: Locale) => Record<string, unknown>,
  ) => {
    const home = { tenant: { equals: tenant } };
    const { id, created } = await upsertLocalised(
      req.payload,
      collection,
      where === null ? home : { and: [home, where] },
      (locale) => ({ tenant, ...build(locale) }),
      req,
    );
    if (!created) return;
    made += 1;
    const database = await inTransaction(req);
    await database.execute(
      sql`insert into starter_documents (tenant_id, collection, document_id) values (${tenant}::uuid, ${collection}, ${id}::uuid)`,
    );
  };
  const link = (slug: (typeof STARTER_PAGES)[number], locale: Locale) => ({
    label: STARTER_TEXTS[slug].title[locale],
    href: `/pages/${slug}`,
  });
  await ensure("site-settings", null, (locale) => ({ tagline: named(TAGLINE[locale]) }));
  await ensure("navigation", null, (locale) => ({
    header: [
      { label: SHOP_LINK[locale], href: "/products", children: [] },
      { ...link("about", locale), children: [] },
    ],
    footer: [{ heading: FOOTER_HEADING[locale], items: [link("delivery", locale), link("contact", locale)] }],
  }));
  for (const slug of STARTER_PAGES) {
    await ensure("pages", { slug: { equals: slug } }, (locale) => ({
      _status: "published",
      slug,
      title: STARTER_TEXTS[slug].title[locale],
      blocks: [{ blockType: "rich-text", content: toRichText(escaped(STARTER_TEXTS[slug].html[locale])) }],
    }));
  }
  return made;
}

async function holdsMore(req: PayloadRequest, where: Where): Promise<boolean> {
  for (const collection of TENANT_OWNED) {
    const { totalDocs } = await req.payload.count({ collection, where, overrideAccess: true, req });
    if (totalDocs > 0) return true;
  }
  return false;
}

/** Runs `work` as the system, in one transaction. */
async function atOnce<T>(payload: Payload, work: (req: PayloadRequest) => Promise<T>): Promise<T> {
  const { db } = payload;
  const req = await createLocalReq({}, payload);
  const transactionID = await db.beginTransaction();
  if (transactionID === null)
    throw new AppError("unavailable", "The database could not start a transaction. Try again.");
  req.transactionID = transactionID;
  try {
    const result = await work(req);
    await db.commitTransaction(transactionID);
    return result;
  } catch (error) {
    await db.rollbackTransaction(transactionID);
    throw error instanceof APIError && error.isPublic ? asRefusal(error) : error;
  }
}

const asRefusal = (error: APIError): AppError =>
  new AppError(error.status === 409 ? "conflict" : "invalid_input", error.message, { cause: error });
