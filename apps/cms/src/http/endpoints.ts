import type { Endpoint } from "payload";

/** Every endpoint of our own below `/api`. */
export const endpoints: Endpoint[] = [];
