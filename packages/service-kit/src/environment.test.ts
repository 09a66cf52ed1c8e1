import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  breakGlassVariable,
  cacheRedisVariable,
  EnvironmentError,
  flagVariable,
  parseEnvironment,
  portVariable,
  secretVariable,
  urlVariable,
} from "./index.js";

const schema = z.object({
  CMS_URL: urlVariable("http://localhost:3001"),
  PORT: portVariable(9000),
  REDIS_CACHE_URL: cacheRedisVariable,
  SESSION_SECRET: secretVariable,
  VERBOSE: flagVariable(true),
  BREAK_GLASS_LOGIN: breakGlassVariable,
});
const complete = {
  CMS_URL: "http://cms.test/",
  REDIS_CACHE_URL: "redis://cache.test/1",
  SESSION_SECRET: "s".repeat(32),
};
const parse = (change: Record<string, string | undefined> = {}) =>
  parseEnvironment("The service", schema, { ...complete, ...change });

describe("parseEnvironment", () => {
  test("an environment is typed, with URLs without their trailing slash", () => {
    expect(parse({ PORT: "9001", VERBOSE: "off" })).toEqual({
      ...complete,
      CMS_URL: "http://cms.test",
      PORT: 9001,
      VERBOSE: false,
      BREAK_GLASS_LOGIN: false,
    });
  });

  test("an empty value counts as unset", () => {
    expect(parse({ PORT: "", VERBOSE: "" })).toMatchObject({ PORT: 9000, VERBOSE: true });
    expect(() => parse({ SESSION_SECRET: "" })).toThrow("SESSION_SECRET: is missing");
  });

  test("an invalid environment is refused with every variable to fix and its fix, and no value", () => {
    const wrong = {
      CMS_URL: "ftp://hidden.test",
      PORT: "99999",
      SESSION_SECRET: "hidden",
      REDIS_CACHE_URL: undefined,
    };
    let refusal: unknown;
    try {
      parse(wrong);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(EnvironmentError);
    expect(String(refusal)).toContain("The service cannot start.");
    expect(refusal).toMatchObject({
      problems: [
        "CMS_URL: must be a URL such as http://localhost:3001",
        "PORT: must be a port from 0 to 65535",
        "REDIS_CACHE_URL: is missing; it must be the URL of a Redis for caches, such as redis://host:6379/1",
        "SESSION_SECRET: must have at least 32 characters; make one with: openssl rand -base64 32",
      ],
    });
    expect(String(refusal)).not.toContain("hidden");
  });

  test("the login of emergency accounts is off unless the environment enables it", () => {
    expect(parse().BREAK_GLASS_LOGIN).toBe(false);
    expect(parse({ BREAK_GLASS_LOGIN: "on" }).BREAK_GLASS_LOGIN).toBe(true);
  });
});
