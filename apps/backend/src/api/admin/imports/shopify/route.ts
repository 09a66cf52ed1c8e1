import { once } from "node:events";
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { AppError, type ImportLine, parseInput } from "@tandem/contracts";
import { runImport } from "../../../../shopify-import/batches/run-import";
import { spool } from "../../../../shopify-import/batches/spool";
import { findTarget, lockTenant } from "../../../../shopify-import/batches/target";
import { runAsTenant } from "../../../../tenancy/scope";
import { importQuerySchema } from "../validators";

/** `importMiddlewares` authenticates instead of Medusa. */
export const AUTHENTICATE = false;

const CSV = /^(text\/csv|application\/csv|application\/octet-stream)\b/i;

/** Imports the CSV of the request body and streams its progress, one `ImportLine` per line (NDJSON). */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { tenant } = parseInput(importQuerySchema, req.query, "query");
  if (!CSV.test(req.headers["content-type"] ?? "")) {
    throw new AppError(
      "unsupported_media_type",
      "Send the file itself as the body, with Content-Type: text/csv.",
    );
  }
  const target = await findTarget(tenant);
  const file = await spool(req);
  const unlock = await lockTenant(target.tenantId).catch(async (error: unknown) => {
    await file.remove();
    throw error;
  });
  const gone = new AbortController();
  res.once("close", () => gone.abort());
  try {
    res.writeHead(200, {
      "content-type": "application/x-ndjson; charset=utf-8",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
    });
    res.flushHeaders();
    await runAsTenant(target.tenantId, async () => {
      const lines = runImport({ container: req.scope, target, source: file.open(), signal: gone.signal });
      for await (const line of lines) await send(res, line, gone.signal);
    });
  } finally {
    await unlock();
    await file.remove();
    res.end();
  }
}

/** Writes a line and waits until the client has read it; stops waiting when the client disconnects. */
async function send(res: MedusaResponse, line: ImportLine, gone: AbortSignal): Promise<void> {
  if (gone.aborted || res.write(`${JSON.stringify(line)}\n`)) return;
  await Promise.race([once(res, "drain"), once(gone, "abort")]);
}
