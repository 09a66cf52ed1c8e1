import { instrumentRequests } from "./src/boot/request-context";
import { announceServer } from "./src/boot/server";

/** Medusa calls this once, and only where it serves requests (`medusa start`, `medusa develop`), never in a CLI command. */
export function register(): void {
  instrumentRequests();
  announceServer();
}
