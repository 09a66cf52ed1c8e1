import config from "@payload-config";
import {
  REST_DELETE,
  REST_GET,
  REST_OPTIONS,
  REST_PATCH,
  REST_POST,
  REST_PUT,
} from "@payloadcms/next/routes";
import { limitBody } from "../../../../http/limit-body";
import { limitCalls } from "../../../../http/limit-calls";
import { ownSiteOnly } from "../../../../http/own-site";
import { readableOnly } from "../../../../http/readable-request";
import { hostSessionCookie } from "../../../../http/session-cookie";
import { withCorrelation } from "../../../../http/with-correlation";

export const GET = withCorrelation(
  hostSessionCookie(limitCalls(ownSiteOnly(readableOnly(REST_GET(config))))),
);
export const POST = withCorrelation(
  hostSessionCookie(limitCalls(ownSiteOnly(limitBody(readableOnly(REST_POST(config)))))),
);
export const DELETE = withCorrelation(
  hostSessionCookie(limitCalls(ownSiteOnly(limitBody(readableOnly(REST_DELETE(config)))))),
);
export const PATCH = withCorrelation(
  hostSessionCookie(limitCalls(ownSiteOnly(limitBody(readableOnly(REST_PATCH(config)))))),
);
export const PUT = withCorrelation(
  hostSessionCookie(limitCalls(ownSiteOnly(limitBody(readableOnly(REST_PUT(config)))))),
);
export const OPTIONS = REST_OPTIONS(config);
