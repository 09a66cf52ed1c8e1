import { refusalOf } from "./check-node.mjs";

// Node is checked before any module that an old version could not load.
const refusal = refusalOf(process.versions.node);
if (refusal === null) {
  await import("tsx");
  await import("../src/main.ts");
} else {
  console.error(refusal);
  process.exitCode = 1;
}
