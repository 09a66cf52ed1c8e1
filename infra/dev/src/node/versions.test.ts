import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { refusalOf, supportedNode } from "../../bin/check-node.mjs";
import { ROOT } from "../paths.js";
import { NEWEST_NODES } from "./versions.js";

const read = (path: string) => readFile(join(ROOT, path), "utf8");
const majors = supportedNode()
  .split("||")
  .map((part) => Number.parseInt(part.trim().slice(1), 10));

describe("versions of Node", () => {
  test.each(["20.19.0", "20.20.2", "22.12.0", "22.23.3", NEWEST_NODES.lts, NEWEST_NODES.latest])(
    "Node %s runs Tandem",
    (version) => {
      expect(refusalOf(version)).toBeNull();
    },
  );

  test.each(["16.20.2", "18.20.8", "20.18.3", "21.7.3", "22.11.0", "23.11.1", "25.9.0", "27.0.0"])(
    "Node %s is refused with one line that names the versions and a command",
    (version) => {
      const refusal = refusalOf(version);
      expect(refusal).toMatch(new RegExp(`^Node ${version} cannot run Tandem.*20\\.19.*npx --yes n 24`));
      expect(refusal).not.toContain("\n");
    },
  );

  test("the README, .nvmrc and the CI matrix name the versions that package.json supports", async () => {
    expect(await read("README.md")).toContain("Node 20.19, 22.12, 24 or 26");
    expect(supportedNode()).toBe("^20.19.0 || ^22.12.0 || ^24.0.0 || ^26.0.0");
    expect((await read(".nvmrc")).trim()).toBe(NEWEST_NODES.lts);
    expect(await read(".github/workflows/ci.yml")).toContain(`node: [${majors.join(", ")}]`);
  });
});
