import { createOneTimeStore, type OneTimeStore } from "@tandem/auth";
import type { z } from "zod";
import { connections } from "../../connections/connections";
import { ATTEMPT_SECONDS, attemptSchema } from "./shapes";

let made: OneTimeStore<z.infer<typeof attemptSchema>> | undefined;

/** Returns the store of sign-ins in progress, by their state. */
export function attempts(): OneTimeStore<z.infer<typeof attemptSchema>> {
  made ??= createOneTimeStore({
    redis: connections().queueRedis,
    name: "medusa-attempt",
    seconds: ATTEMPT_SECONDS,
    schema: attemptSchema,
  });
  return made;
}
