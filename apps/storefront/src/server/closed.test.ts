import { describe, expect, test } from "vitest";
import { tenantOf } from "@/testing/shops";
import { closed } from "./closed";

const theme = (changes: object) => ({
  preset: "",
  colors: {},
  radius: "8px",
  fonts: { heading: "", body: "" },
  layout: {},
  ...changes,
});

describe("the page of a suspended shop", () => {
  test("it is in the shop's language and in its colours", async () => {
    const shop = tenantOf("cup", {
      defaultLocale: "ru",
      name: "Чашка",
      theme: theme({ colors: { background: "#0f0f0f" } }),
    });
    const page = await closed(shop).text();
    expect(page).toContain('<html lang="ru"');
    expect(page).toContain("--shop-background:#0f0f0f");
    expect(page).toContain("<h1>Чашка</h1>");
    expect(page).not.toMatch(/closed for the moment/);
  });

  test("search engines keep the shop: the status is temporary, the page is not stored and not indexed", async () => {
    const response = closed(tenantOf());
    expect(response.status).toBe(503);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "retry-after": "3600",
    });
    expect(await response.text()).toContain('<meta name="robots" content="noindex">');
  });

  test("a name or a theme cannot add markup to it", async () => {
    const shop = tenantOf("cup", {
      name: `<script>alert("1")</script>`,
      theme: theme({ radius: `1px"><script>`, colors: { text: `red"onload="x` } }),
    });
    const page = await closed(shop).text();
    expect(page).not.toMatch(/<script|onload/);
    expect(page).toContain("&lt;script&gt;alert(&quot;1&quot;)");
  });
});
