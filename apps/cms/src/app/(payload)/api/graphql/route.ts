import config from "@payload-config";
import { GRAPHQL_POST, REST_OPTIONS } from "@payloadcms/next/routes";
import { withCorrelation } from "../../../../http/with-correlation";

export const POST = withCorrelation(GRAPHQL_POST(config));
export const OPTIONS = REST_OPTIONS(config);
