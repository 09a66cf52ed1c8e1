import path from "node:path";
import { SECRET_URLS } from "@tandem/service-kit";
import type { NextConfig } from "next";
import { buildSettings } from "./src/env";
import { contentSecurityPolicy } from "./src/server/content-security-policy";
import { IMAGE_QUALITY, IMAGE_WIDTHS } from "./src/server/image-sizes";

const { distDir, cmsUrl, imageHosts, development } = buildSettings();

const readCacheHandler = path.join(import.meta.dirname, "src/server/read-cache-handler.mjs");

const config: NextConfig = {
  distDir,
  cacheComponents: true,
  partialPrefetching: true,
  // The proxy rewrites to Next's own host; normalised, it would become "localhost" and the request leave the process.
  skipProxyUrlNormalize: true,
  poweredByHeader: false,
  // Arguments of server functions hold user input.
  logging: { incomingRequests: { ignore: SECRET_URLS }, serverFunctions: false },
  reactStrictMode: true,
  // Pages and cached reads live in memory only, where a drop reaches them. Resized images are kept on disk by Next.
  cacheHandler: path.join(import.meta.dirname, "src/server/page-cache-handler.mjs"),
  cacheHandlers: { default: readCacheHandler, remote: readCacheHandler },
  serverExternalPackages: ["ioredis", "pino", "pino-pretty", "bullmq"],
  allowedDevOrigins: ["*.localhost"],
  cacheLife: {
    shop: { stale: 30, revalidate: 900, expire: 86_400 },
    // With less than 30 s in the browser or 5 minutes here, a page would no longer count as prerenderable.
    lastGood: { stale: 30, revalidate: 2, expire: 3_600 },
  },
  images: {
    // Only images of the configured CMS (and hosts named by the operator) are fetched and resized.
    remotePatterns: [cmsUrl, ...imageHosts].map((origin) => new URL("/**", origin)),
    dangerouslyAllowLocalIP: true,
    formats: ["image/webp"],
    // No image is a file of the storefront; by default, every path of it would be fetched and resized.
    localPatterns: [],
    deviceSizes: IMAGE_WIDTHS,
    imageSizes: [],
    qualities: [IMAGE_QUALITY],
    minimumCacheTTL: 86_400,
    maximumDiskCacheSize: 512 * 1_024 ** 2,
    // Logos may be SVG: they are passed through and never run (sandboxed, downloaded when opened directly).
    dangerouslyAllowSVG: true,
    contentDispositionType: "attachment",
    contentSecurityPolicy: "default-src 'self'; script-src 'none'; sandbox;",
  },
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        // Pages get a policy with a nonce from the proxy; every other response allows no inline script.
        { key: "Content-Security-Policy", value: contentSecurityPolicy({ nonce: null, development }) },
        { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
        { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
        { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=()" },
        { key: "X-Frame-Options", value: "DENY" },
        { key: "Strict-Transport-Security", value: "max-age=31536000" },
      ],
    },
  ],
};
export default config;
