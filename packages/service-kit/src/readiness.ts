import { z } from "zod";
import { within } from "./within.js";

const TIMEOUT_MS = 2_000;

/** The state of a service or of one of its dependencies. */
const availabilitySchema = z.enum(["ok", "unavailable"]);
export type Availability = z.infer<typeof availabilitySchema>;

/** What `/health/ready` responds with: 200 when `status` is `ok`, else 503. */
export const readinessSchema = z.object({
  status: availabilitySchema,
  checks: z.record(z.string(), availabilitySchema),
});
type Readiness = z.infer<typeof readinessSchema>;

/** Checks all dependencies in parallel. One that fails, or does not respond within two seconds, is unavailable. */
export async function checkReadiness(
  dependencies: Readonly<Record<string, () => Promise<unknown>>>,
): Promise<Readiness> {
  const checks = Object.fromEntries(
    await Promise.all(
      Object.entries(dependencies).map(
        async ([name, ask]): Promise<[string, Availability]> => [
          name,
          await within(TIMEOUT_MS, ask()).then(
            () => "ok",
            () => "unavailable",
          ),
        ],
      ),
    ),
  );
  const isReady = Object.values(checks).every((state) => state === "ok");
  return { status: isReady ? "ok" : "unavailable", checks };
}
