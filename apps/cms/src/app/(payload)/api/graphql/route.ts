import config from "@payload-config";
import { GRAPHQL_POST, REST_OPTIONS } from "@payloadcms/next/routes";
import { limitBody } from "../../../../http/limit-body";
import { limitCalls } from "../../../../http/limit-calls";
import { limitGraphql } from "../../../../http/limit-graphql";
import { ownSiteOnly } from "../../../../http/own-site";
import { readableOnly } from "../../../../http/readable-request";
import { hostSessionCookie } from "../../../../http/session-cookie";
import { withCorrelation } from "../../../../http/with-correlation";

export const POST = withCorrelation(
  hostSessionCookie(limitCalls(ownSiteOnly(limitBody(readableOnly(limitGraphql(GRAPHQL_POST(config))))))),
);
export const OPTIONS = REST_OPTIONS(config);
