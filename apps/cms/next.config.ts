import path from "node:path";
import { withPayload } from "@payloadcms/next/withPayload";
import { SECRET_URLS } from "@tandem/service-kit";
import type { NextConfig } from "next";

const repository = path.resolve(import.meta.dirname, "../..");

const config: NextConfig = {
  poweredByHeader: false,
  // Arguments of server functions contain user input.
  logging: { incomingRequests: { ignore: SECRET_URLS }, serverFunctions: false },
  outputFileTracingRoot: repository,
  turbopack: { root: repository },
  // Payload and `admin/language/i18n.ts`, which extends its list of languages, must share one copy of the translations.
  serverExternalPackages: [
    "@payloadcms/translations",
    "jsdom",
    "bullmq",
    "ioredis",
    "pg",
    "pino",
    "pino-pretty",
    "sharp",
  ],
  typescript: { ignoreBuildErrors: false },
  // No page resizes images: the resizer would only be one more way in.
  images: { unoptimized: true },
  redirects: async () => [
    { source: "/", destination: "/admin", permanent: false },
    // Payload redirects here while it has no account; the first one is created through Keycloak like every other.
    { source: "/admin/create-first-user", destination: "/api/oidc/login", permanent: false },
  ],
  rewrites: async () => ({
    beforeFiles: [
      {
        source: "/api/tenants",
        has: [{ type: "query", key: "domain", value: "(?<domain>.+)" }],
        destination: "/api/public/tenant?host=:domain",
      },
    ],
  }),
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "X-Frame-Options", value: "SAMEORIGIN" },
        { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
        { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=()" },
        { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
        { key: "Strict-Transport-Security", value: "max-age=31536000; includeSubDomains" },
      ],
    },
    {
      // Responses of endpoints are data. Files and sign-in pages set policies of their own, which take precedence.
      source: "/api/((?!media/file/|oidc/|graphql-playground).*)",
      headers: [{ key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'" }],
    },
  ],
};

export default withPayload(config, { devBundleServerPackages: false });
