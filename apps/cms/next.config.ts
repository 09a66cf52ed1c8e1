import path from "node:path";
import { withPayload } from "@payloadcms/next/withPayload";
import type { NextConfig } from "next";

const repository = path.resolve(import.meta.dirname, "../..");

const config: NextConfig = {
  poweredByHeader: false,
  outputFileTracingRoot: repository,
  turbopack: { root: repository },
  serverExternalPackages: ["jsdom", "bullmq", "ioredis", "pg", "pino", "pino-pretty", "sharp"],
  typescript: { ignoreBuildErrors: false },
  redirects: async () => [{ source: "/", destination: "/admin", permanent: false }],
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
      ],
    },
  ],
};

export default withPayload(config, { devBundleServerPackages: false });
