import type { Stack } from "../stack.js";
import type { Seeded } from "./seeded.js";

/** Fills an empty stack with the demo. */
export async function seedDemo(_stack: Stack): Promise<Seeded> {
  return { tenants: [], logins: [] };
}
