import { errorBodySchema } from "@tandem/contracts";
import { z } from "zod";
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from "zod-openapi";
import type { Operation } from "./operation.js";

/** What an API reference is about. */
export interface ApiDescription {
  title: string;
  /** Markdown. */
  description: string;
  /** Base URL of every call. */
  serverUrl: string;
  operations: readonly Operation[];
}

type OpenApiDocument = ReturnType<typeof createDocument>;

const JSON_TYPE = "application/json";
const REFUSED = {
  description: "Refused or failed",
  content: { [JSON_TYPE]: { schema: errorBodySchema.meta({ id: "Error" }) } },
};

/** Returns the OpenAPI 3.1 document of an API. */
export function openApiDocument({
  title,
  description,
  serverUrl,
  operations,
}: ApiDescription): OpenApiDocument {
  const paths: ZodOpenApiPathsObject = {};
  for (const operation of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describe(operation) };
  }
  return createDocument(
    {
      openapi: "3.1.0",
      info: { title, version: "0.1.0", description },
      servers: [{ url: serverUrl }],
      tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name })),
      components: { securitySchemes: { bearer: { type: "http", scheme: "bearer" } } },
      security: [{ bearer: [] }],
      paths,
    },
    { allowEmptySchema: { custom: true, transform: true } },
  );
}

function describe({
  summary,
  tag,
  path,
  open = false,
  query,
  headers,
  body,
  bodyType = JSON_TYPE,
  answer,
  answerType = JSON_TYPE,
  status = 200,
}: Operation): ZodOpenApiOperationObject {
  const names = [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? []);
  return {
    summary,
    tags: [tag],
    ...(open && { security: [] }),
    requestParams: {
      ...(names.length > 0 && {
        path: z.object(Object.fromEntries(names.map((name) => [name, z.string()]))),
      }),
      ...(query && { query }),
      ...(headers && { header: headers }),
    },
    ...(body && { requestBody: { required: true, content: { [bodyType]: { schema: body } } } }),
    responses: {
      [`${status}`]: {
        description: status >= 300 ? "Redirect" : "Success",
        ...(answer && { content: { [answerType]: { schema: answer } } }),
      },
      default: REFUSED,
    },
  };
}
