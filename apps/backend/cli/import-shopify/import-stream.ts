import { createReadStream } from "node:fs";
import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import type { ServiceTokens } from "@tandem/auth";
import {
  AppError,
  errorBodySchema,
  IMPORT_PATHS,
  type ImportLine,
  importLineSchema,
  type PendingMedia,
  pendingMediaSchema,
} from "@tandem/contracts";
import type { StackAccess } from "../env";

/** The running stack and the tokens to call it with. */
export interface Connection {
  stack: StackAccess;
  tokens: ServiceTokens;
}

/** Streams the file to the backend and yields the lines of the response while the upload is still in progress. */
export async function* streamImport(
  connection: Connection,
  tenant: string,
  file: string,
): AsyncGenerator<ImportLine> {
  const path = `${IMPORT_PATHS.shopify}?tenant=${encodeURIComponent(tenant)}`;
  const answer = await send(connection, "POST", path, file);
  for await (const line of createInterface({ input: answer, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line !== "") yield importLineSchema.parse(JSON.parse(line));
  }
}

/** Returns the tenant's images that are not stored yet. */
export async function pendingImages(connection: Connection, tenant: string): Promise<PendingMedia[]> {
  const answer = await send(connection, "GET", `${IMPORT_PATHS.images}?tenant=${encodeURIComponent(tenant)}`);
  return pendingMediaSchema.parse(JSON.parse(await text(answer))).items;
}

/** Requests that the backend fetches the tenant's missing images again. */
export async function retryImages(connection: Connection, tenant: string): Promise<void> {
  const answer = await send(
    connection,
    "POST",
    `${IMPORT_PATHS.images}?tenant=${encodeURIComponent(tenant)}`,
  );
  await text(answer);
}

async function send(
  { stack, tokens }: Connection,
  method: string,
  path: string,
  file?: string,
): Promise<IncomingMessage> {
  const authorization = `Bearer ${await tokens.get()}`;
  const url = new URL(stack.backendUrl + path);
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const open = url.protocol === "https:" ? requestHttps : requestHttp;
    const headers = { authorization, ...(file === undefined ? {} : { "content-type": "text/csv" }) };
    const request = open(url, { method, headers }, resolve);
    request.once("error", (cause) =>
      reject(new AppError("unavailable", `Medusa cannot be reached at ${stack.backendUrl}.`, { cause })),
    );
    if (file === undefined) request.end();
    else createReadStream(file).once("error", reject).pipe(request);
  });
  const status = answer.statusCode ?? 500;
  if (status < 300) return answer;
  const refusal = errorBodySchema.safeParse(parseJson(await text(answer)));
  throw new AppError(
    "upstream_failed",
    refusal.success ? refusal.data.message : `Medusa responded with ${status}.`,
  );
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
