import { errorBodySchema } from "@tandem/contracts";
import { z } from "zod";
import { OPERATIONS, type Operation } from "./operations";

type Json = Record<string, unknown>;

const toJson = (schema: z.ZodType, io: "input" | "output") =>
  z.toJSONSchema(schema, { io, unrepresentable: "any", target: "draft-2020-12" });
const media = (schema: z.ZodType, io: "input" | "output") => ({
  content: { "application/json": { schema: toJson(schema, io) } },
});

/**
 * Returns the OpenAPI 3.1 document of the routes this product adds to Medusa's, from the schemas that validate them.
 */
export function openApiDocument(serverUrl: string): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const operation of OPERATIONS) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describe(operation) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Tandem backend",
      version: "0.1.0",
      description: "Routes in addition to Medusa's own API.",
    },
    servers: [{ url: serverUrl }],
    components: { securitySchemes: { bearer: { type: "http", scheme: "bearer" } } },
    security: [{ bearer: [] }],
    paths,
  };
}

function describe({ summary, tag, path, body, answer, status = 200 }: Operation): Json {
  const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
  return {
    summary,
    tags: [tag],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined ? {} : { requestBody: { required: true, ...media(body, "input") } }),
    responses: {
      [status]: { description: "Done", ...(answer === undefined ? {} : media(answer, "output")) },
      default: { description: "Refused, or failed", ...media(errorBodySchema, "output") },
    },
  };
}
