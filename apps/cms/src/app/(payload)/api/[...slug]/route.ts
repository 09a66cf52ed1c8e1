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
import { ownSiteOnly } from "../../../../http/own-site";
import { withCorrelation } from "../../../../http/with-correlation";

export const GET = withCorrelation(ownSiteOnly(REST_GET(config)));
export const POST = withCorrelation(ownSiteOnly(limitBody(REST_POST(config))));
export const DELETE = withCorrelation(ownSiteOnly(limitBody(REST_DELETE(config))));
export const PATCH = withCorrelation(ownSiteOnly(limitBody(REST_PATCH(config))));
export const PUT = withCorrelation(ownSiteOnly(limitBody(REST_PUT(config))));
export const OPTIONS = REST_OPTIONS(config);
