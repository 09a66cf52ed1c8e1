import { runSession, type SessionOptions } from "./session.js";

/** Starts only the servers that the apps need, for working on one app by hand. */
export function services(options: SessionOptions): Promise<number> {
  return runSession("dev", {
    ...options,
    seed: false,
    services: ["postgres", "redis", "keycloak", "mail", "botApi"],
  });
}
