import { createLogger } from "@tandem/service-kit";
import { config } from "./env";

/** The backend's own log: JSON lines with service and correlation id. */
export const log = createLogger({ service: "backend", ...config().log });
