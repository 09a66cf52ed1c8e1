import { APIError } from "payload";
import { NO_ADDRESSES } from "./refusals";

/** Payload calls it before it fetches a file from an address in a request: this service never does. The worker fetches. */
export function noRemoteFiles(): never {
  throw new APIError(NO_ADDRESSES.en, 400, null, true);
}
