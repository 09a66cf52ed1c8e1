import { callerAddress } from "@tandem/auth";
import { STOREFRONT_EVENTS, type SyncEvent, WEBHOOK_LIMITS, type WebhookEndpoint } from "@tandem/contracts";
import { createIntake, type Intake } from "@tandem/outbox";
import { currentCorrelationId, readBody } from "@tandem/service-kit";
import { revalidateTag } from "next/cache";
import { env } from "@/env";
import { catalog } from "./catalog";
import { dropTags } from "./dropped-tags";
import { refusedWebhooks } from "./limits";
import { logger } from "./logger";
import { cacheRedis } from "./redis";
import { route } from "./route";

/** Invalidates what the events changed: the shared documents first, then the pages of every instance. */
async function forget(events: readonly SyncEvent[]): Promise<void> {
  const tags = await catalog().invalidate(events);
  await dropTags(tags);
  // Next's development server keeps reads in a memory of its own, which only this empties.
  if (env().NODE_ENV === "development") for (const tag of tags) revalidateTag(tag, { expire: 0 });
  logger().info({ events: events.length, tags: tags.length }, "pages dropped");
}

/** Creates the receiver of one webhook endpoint. */
export function receiver(name: WebhookEndpoint, secrets: () => readonly string[]) {
  let made: Intake | undefined;
  // Created on the first call: a build evaluates routes too, and has neither secrets nor a cache.
  const intake = () => {
    made ??= createIntake({
      name,
      secrets: secrets(),
      redis: cacheRedis(),
      accept: STOREFRONT_EVENTS,
      onEvents: forget,
    });
    return made;
  };
  return route(async (request) => {
    const { handle } = intake();
    const caller = callerAddress(request.headers.get("x-forwarded-for"), "unknown");
    await refusedWebhooks().check(caller);
    // One more byte than allowed is enough for the intake to refuse it.
    const rawBody = await readBody(request.body, WEBHOOK_LIMITS.maxBytes + 1);
    const correlationId = currentCorrelationId();
    const answer = await handle({
      rawBody,
      headers: Object.fromEntries(request.headers),
      ...(correlationId === undefined ? {} : { correlationId }),
    });
    if (answer.status >= 400 && answer.status < 429) await refusedWebhooks().take(caller);
    return Response.json(answer.body, { status: answer.status, headers: answer.headers });
  });
}
