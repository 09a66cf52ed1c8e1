import { parseArgs } from "node:util";
import { benchLatency } from "./latency.ts";
import { benchMirror } from "./mirror.ts";
import { startBenchWorld } from "./world.ts";

/** `pnpm bench:sync [--products 10000] [--calls 500] [--rounds 3] [--seconds 20]`: prints the measured ratios. */
const { values } = parseArgs({
  args: process.argv.slice(2).filter((arg) => arg !== "--"),
  options: {
    products: { type: "string", default: "10000" },
    calls: { type: "string", default: "500" },
    rounds: { type: "string", default: "3" },
    seconds: { type: "string", default: "20" },
  },
});

const print = (line: string) => process.stdout.write(`${line}\n`);
const ratio = (value: number) => `${value.toFixed(1)}×`;
const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
const verdict = (control: { ratio: number; holds: boolean }) =>
  `A/A ${control.ratio.toFixed(3)}${control.holds ? "" : ": outside 0.95–1.05, this run is void"}`;

const world = await startBenchWorld();
let isVoid = false;
try {
  const mirror = await benchMirror(world, {
    products: Number(values.products),
    calls: Number(values.calls),
    rounds: Number(values.rounds),
  });
  isVoid ||= !mirror.control.holds;
  print(`\nMirror ${values.products} products into Payload (${verdict(mirror.control)})`);
  print(`  per product: ours ${ms(mirror.ours)}, REST ${ms(mirror.rest)}, Local API ${ms(mirror.local)}`);
  print(
    `  against one REST call per product, 50 at a time, 100 ms pause: ${ratio(mirror.rest / mirror.ours)} (aim 30×)`,
  );
  print(`  against one Local API call per product: ${ratio(mirror.local / mirror.ours)} (aim 20×)`);
  print(
    `  statements per item: ours ${mirror.statements.ours.toFixed(2)}, REST ${mirror.statements.rest.toFixed(2)}`,
  );
  print(
    `  rows written per item: ours ${mirror.writes.ours.toFixed(2)}, REST ${mirror.writes.rest.toFixed(2)}`,
  );

  const latency = await benchLatency(world, {
    perSecond: 50,
    seconds: Number(values.seconds),
    products: 1_000,
  });
  isVoid ||= !latency.control.holds;
  const worst = Math.max(latency.toPayload.p95, latency.toMedusa.p95);
  print(
    `\nA change reaches the other side, ${latency.achievedPerSecond.toFixed(0)} changes/s (${verdict(latency.control)})`,
  );
  print(`  Medusa → Payload: median ${ms(latency.toPayload.p50)}, p95 ${ms(latency.toPayload.p95)}`);
  print(`  Payload → Medusa: median ${ms(latency.toMedusa.p50)}, p95 ${ms(latency.toMedusa.p95)}`);
  print(
    `  floor (queue hop and four calls): ${ms(latency.floor)}; p95 is ${ratio(worst / latency.floor)} of it (aim ≤ 10× and under 250 ms)`,
  );
} finally {
  await world.stop();
}
process.exitCode = isVoid ? 2 : 0;
