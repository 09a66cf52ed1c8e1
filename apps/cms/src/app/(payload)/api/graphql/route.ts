import config from "@payload-config";
import { GRAPHQL_POST, REST_OPTIONS } from "@payloadcms/next/routes";
import { limitBody } from "../../../../http/limit-body";
import { ownSiteOnly } from "../../../../http/own-site";
import { withCorrelation } from "../../../../http/with-correlation";

export const POST = withCorrelation(ownSiteOnly(limitBody(GRAPHQL_POST(config))));
export const OPTIONS = REST_OPTIONS(config);
