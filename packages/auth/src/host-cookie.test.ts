import { expect, test } from "vitest";
import { hostCookieName, renameFormerCookie } from "./host-cookie.js";

test("over https a cookie is bound to its host by its name", () => {
  expect(hostCookieName("session", "https://shop.test")).toBe("__Host-session");
  expect(hostCookieName("session", "http://shop.localhost:9002")).toBe("session");
});

test("a cookie with its former name is accepted, unless the present one is sent too", () => {
  const rename = (header: string) => renameFormerCookie(header, "connect.sid", "__Host-connect.sid");
  expect(rename("a=1; connect.sid=s%3Ax.y; b=2")).toBe("a=1; __Host-connect.sid=s%3Ax.y; b=2");
  expect(rename("connect.sid=planted; __Host-connect.sid=own")).toBe(
    "connect.sid=planted; __Host-connect.sid=own",
  );
  expect(rename("xconnect.sid=1; connectXsid=1")).toBe("xconnect.sid=1; connectXsid=1");
});
