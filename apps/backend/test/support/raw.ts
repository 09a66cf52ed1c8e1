import { type RawCall, sendRaw as send } from "@tandem/local-servers";
import { stack } from "./client";

/** Sends a request target to the backend exactly as it is written. */
export const sendRaw = (target: string, call: RawCall = {}) => send(stack.backend, target, call);
