import { type RawCall, sendRaw as send } from "@tandem/local-servers";
import { stack } from "./client";

/** Sends a request target to the backend without normalizing it. */
export const sendRaw = (target: string, call: RawCall = {}) => send(stack.backend, target, call);
