import { expect, test } from "vitest";
import { hostProblem } from "./host-problem";

const problem = (method: string, headers: Record<string, string>) =>
  hostProblem({ method, headers: new Headers(headers) });

test.each(["cms.test:99999", "cms.test:x", "a b", "[::1", "cms.test/x", "user@cms.test", "cms.test?x", "%"])(
  "a request to the host %s is refused",
  (host) => {
    for (const method of ["GET", "POST"]) expect(problem(method, { host })).toContain("`Host`");
  },
);

test.each(["cms.test", "cms.test:443", "127.0.0.1:3001", "[::1]:3001"])(
  "a request to the host %s is served",
  (host) => {
    expect(problem("GET", { host })).toBeNull();
    expect(problem("POST", { host, origin: `http://${host}` })).toBeNull();
    expect(
      problem("POST", { host: "inner", "x-forwarded-host": `${host}, inner`, origin: `http://${host}` }),
    ).toBeNull();
  },
);

test("a change whose origin is not the host it was sent to is refused, and a read is not", () => {
  const foreign = { host: "cms.test", "x-forwarded-host": "evil.test", origin: "http://cms.test" };
  expect(problem("POST", foreign)).toContain("`X-Forwarded-Host`");
  expect(problem("POST", { host: "other.test", origin: "http://cms.test" })).toContain("`Host`");
  for (const origin of ["null", "x", ""])
    expect(problem("POST", { host: "cms.test", origin })).toContain("`Origin`");
  expect(problem("GET", foreign)).toBeNull();
});
