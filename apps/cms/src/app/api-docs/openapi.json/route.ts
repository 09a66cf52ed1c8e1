import { openApiDocument } from "@tandem/service-kit/api-reference";
import { OPERATIONS } from "../../../api-docs/operations";
import { env } from "../../../env";

export const dynamic = "force-dynamic";

const DESCRIPTION = `Calls in addition to [Payload's own API](https://payloadcms.com/docs/rest-api/overview).

Calls under \`/api/public\` need no token and return published content of one tenant. Others need \`Authorization: Bearer\`
with a Keycloak access token. Services use client credentials.`;

/** `GET /api-docs/openapi.json`: the API reference for machines. */
export const GET = () =>
  Response.json(
    openApiDocument({
      title: "Tandem content API",
      description: DESCRIPTION,
      serverUrl: env.CMS_URL,
      operations: OPERATIONS,
    }),
  );
