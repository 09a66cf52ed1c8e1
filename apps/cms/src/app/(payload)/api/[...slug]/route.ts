import config from "@payload-config";
import {
  REST_DELETE,
  REST_GET,
  REST_OPTIONS,
  REST_PATCH,
  REST_POST,
  REST_PUT,
} from "@payloadcms/next/routes";
import { withCorrelation } from "../../../../http/with-correlation";

export const GET = withCorrelation(REST_GET(config));
export const POST = withCorrelation(REST_POST(config));
export const DELETE = withCorrelation(REST_DELETE(config));
export const PATCH = withCorrelation(REST_PATCH(config));
export const PUT = withCorrelation(REST_PUT(config));
export const OPTIONS = REST_OPTIONS(config);
