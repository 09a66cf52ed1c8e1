import { describe, expect, test } from "vitest";
import { runInScope, type Scope } from "../tenancy/scope";
import { fileId, readFileId } from "./key";
import { pathOf } from "./storage";

const OURS = "ten_01ARZ3NDEKTSV4RRFFQ69G5FAV";
const THEIRS = "ten_01ARZ3NDEKTSV4RRFFQ69G5FAW";
const notFound = expect.objectContaining({ code: "not_found" });

const read = (id: string, scope: Partial<Scope>) =>
  runInScope({ tenant: OURS, reach: "staff", user: null, ...scope }, () => readFileId(id));

describe("the id of a file", () => {
  test.each(["public", "private"] as const)(
    "the id of a %s file is parsed to the key it was created from",
    (access) => {
      const key = { access, owner: OURS, name: "a.csv" };
      expect(read(fileId(key), {})).toEqual(key);
    },
  );

  test.each(["staff", "selling", "shop"] as const)(
    "ids of another tenant, of the platform and of an earlier version are not found with the reach %s",
    (reach) => {
      for (const id of [
        `private~${THEIRS}~a.csv`,
        `public~${THEIRS}~a.gif`,
        "public~platform~a.gif",
        "a.gif",
      ]) {
        expect(() => read(id, { reach }), id).toThrow(notFound);
        expect(() => read(id, { reach, tenant: null }), id).toThrow(notFound);
      }
    },
  );

  test("an earlier version's id of a private file is parsed as a private file of the platform", () => {
    const key = { access: "private", owner: "platform", name: "private-1700000000000-a.csv" };
    expect(read("private-1700000000000-a.csv", { reach: "all" })).toEqual(key);
  });

  test("the id of any tenant's file is parsed with the reach all", () => {
    expect(read(`private~${THEIRS}~a.csv`, { reach: "all" })).toMatchObject({ owner: THEIRS });
  });

  test.each([
    "",
    "private~ten_1~a.csv",
    `private~${OURS}~../a.csv`,
    `private~${OURS}~A.csv`,
    `secret~${OURS}~a.csv`,
    `private~${OURS}`,
  ])("an invalid id is not found: %j", (id) => {
    expect(() => read(id, { reach: "all" })).toThrow(notFound);
  });
});

test.each(["../package.json", "a/../../package.json", "/etc/passwd", "..", ".", "", "a\0.gif"])(
  "the name %j resolves to no file outside its folder",
  (name) => {
    expect(() => pathOf({ access: "legacy", owner: "platform", name })).toThrow(notFound);
  },
);
