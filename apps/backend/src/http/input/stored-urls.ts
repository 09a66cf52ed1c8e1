import { isIP } from "node:net";
import { AppError } from "@tandem/contracts";
import { isPublicAddress } from "@tandem/service-kit";
import { config } from "../../env";

/** Fields that keep the URL of an image; `metadata` holds whatever a tenant likes. */
const URL_FIELD = /^(?:(?!metadata\.).)*?(?:^|\.)(?:thumbnail|avatar_url|images\.\d+\.url)$/;
/** Names that no host of the internet has. */
const INNER_NAME = /^[^.]*$|(?:^|\.)(?:localhost|local|internal|home\.arpa)$/;

/**
 * Validates the URL of an image that staff store in a field: one that Medusa's clients may open, at a public host or at
 * one of this platform's own.
 * @throws AppError `invalid_input` naming the field
 */
export function checkStoredUrl(_key: string, value: unknown, path: string): void {
  if (typeof value === "string" && value !== "" && URL_FIELD.test(path)) requireImageUrl(value, path);
}

/** Validates the URL of an image. @throws AppError `invalid_input` that starts with `where` */
export function requireImageUrl(text: string, where: string): void {
  const url = URL.parse(text);
  if (url === null || !["http:", "https:"].includes(url.protocol) || url.username + url.password !== "") {
    throw new AppError("invalid_input", `${where}: must be an http or https URL without a login.`);
  }
  if (!isOwn(url) && !isPublicHost(url.hostname)) {
    throw new AppError(
      "invalid_input",
      `${where}: must not point into a private network; upload the image instead.`,
    );
  }
}

/** Files of this backend and media of the CMS, wherever they run. */
function isOwn({ origin }: URL): boolean {
  const { backend, cms } = config().urls;
  return [backend, cms].some((own) => new URL(own).origin === origin);
}

function isPublicHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$|\.$/g, "");
  return isIP(host) === 0 ? !INNER_NAME.test(host) : isPublicAddress(host);
}
