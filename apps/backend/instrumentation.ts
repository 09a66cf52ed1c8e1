import { instrumentRequests } from "./src/http/request-context";
import { announceServer } from "./src/integration/server";

/** Medusa calls this once, and only where it serves requests (`medusa start`, `medusa develop`), never in a CLI command. */
export function register(): void {
  instrumentRequests();
  announceServer();
}
