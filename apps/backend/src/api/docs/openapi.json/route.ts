import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { openApiDocument } from "@tandem/service-kit/api-reference";
import { config } from "../../../env";
import { OPERATIONS } from "../operations";

const DESCRIPTION = `Calls in addition to [Medusa's own API](https://docs.medusajs.com/api/admin).

Send \`Authorization: Bearer\` with a Medusa user's token or a Keycloak access token. Services use client credentials.`;

/** `GET /docs/openapi.json`: the API reference for machines. */
export function GET(_req: MedusaRequest, res: MedusaResponse): void {
  res.json(
    openApiDocument({
      title: "Tandem backend API",
      description: DESCRIPTION,
      serverUrl: config().urls.backend,
      operations: OPERATIONS,
    }),
  );
}
