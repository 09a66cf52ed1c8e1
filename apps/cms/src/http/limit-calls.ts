import { callerAddress, createRateLimit, type RateLimit, retryAfterOf } from "@tandem/auth";
import { toErrorResponse } from "@tandem/contracts";
import { currentCorrelationId } from "@tandem/service-kit";
import { cacheRedis } from "../connections/cache-redis";
import { keyGuesses } from "./key-guesses";
import { showsCredentials } from "./shows-credentials";

type Handler<Context> = (request: Request, context: Context) => Promise<Response>;

/**
 * Calls per minute and IP address. Public reads serve a whole storefront; files are counted apart, so that many images
 * do not block pages. GraphQL is for scripts.
 */
const PER_MINUTE = { public: 6_000, files: 12_000, graphql: 300, anonymous: 600, refused: 300 } as const;
type Limited = keyof typeof PER_MINUTE;

const limits = new Map<Limited, RateLimit>();

function limitOf(what: Limited): RateLimit {
  const known = limits.get(what);
  if (known !== undefined) return known;
  const made = createRateLimit({
    redis: cacheRedis(),
    name: `cms:${what}`,
    points: PER_MINUTE[what],
    seconds: 60,
  });
  limits.set(what, made);
  return made;
}

/** Responds with 429 to an IP address that calls too often or guesses API keys, before anything is looked up. */
export function limitCalls<Context>(handle: Handler<Context>): Handler<Context> {
  return async (request, context) => {
    const address = callerAddress(request.headers.get("x-forwarded-for"), "unknown");
    try {
      const what = limitedAs(request);
      if (what !== null) await limitOf(what).take(address);
      if (what !== "public" && what !== "files") await limitOf("refused").check(address);
      if (isApiKey(request.headers)) await keyGuesses().check(address);
    } catch (error) {
      const wait = retryAfterOf(error);
      if (wait === null) throw error;
      const { status, body } = toErrorResponse(error, currentCorrelationId());
      return Response.json(body, {
        status,
        headers: { "retry-after": String(wait), "cache-control": "no-store" },
      });
    }
    const response = await handle(request, context);
    if (response.status === 401) await countRefusal(address);
    return response;
  };
}

/** Counts wrong tokens and unsigned webhooks: this response stands; after too many, the next call is refused. */
async function countRefusal(address: string): Promise<void> {
  try {
    await limitOf("refused").take(address);
  } catch (error) {
    if (retryAfterOf(error) === null) throw error;
  }
}

/** Returns the limit of a request; null with credentials, whose check is cheap, except for public reads and GraphQL. */
function limitedAs({ headers, url }: Request): Limited | null {
  const path = new URL(url).pathname;
  if (/^\/api\/(?:public\/|tenants$)/.test(path)) return "public";
  if (path.startsWith("/api/media/file/")) return "files";
  // Each call stores a sign-in attempt, so forged credentials must not lift the limit.
  if (/^\/api\/oidc\/(?:login|callback)$/.test(path)) return "anonymous";
  if (path.startsWith("/api/graphql")) return "graphql";
  return showsCredentials(headers) ? null : "anonymous";
}

const isApiKey = (headers: Headers): boolean => / API-Key /i.test(headers.get("authorization") ?? "");
