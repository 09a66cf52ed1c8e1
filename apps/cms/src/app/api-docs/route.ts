import { policyHeader } from "@tandem/service-kit";
import { REFERENCE_POLICY, referencePage } from "@tandem/service-kit/api-reference";

const PAGE = referencePage({
  title: "Tandem content API",
  documentPath: "/api-docs/openapi.json",
  scriptPath: "/api-docs/reference.js",
});

/** `GET /api-docs`: the API reference for people. */
export const GET = () =>
  new Response(PAGE, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policyHeader(REFERENCE_POLICY),
    },
  });
