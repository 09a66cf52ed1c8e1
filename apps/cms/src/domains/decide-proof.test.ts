import { describe, expect, test } from "vitest";
import { DOMAIN_TIMES, decideProof, type Findings, type Proof } from "./decide-proof";

const NOW = 1_800_000_000_000;
const { eager, patient, expiry, recheck, retry, grace, graceUnreachable } = DOMAIN_TIMES;
const claim: Proof = { method: null, claimedAt: NOW - 1, failingSince: null, nextCheckAt: NOW };
const proven: Proof = { method: "dns", claimedAt: 0, failingSince: null, nextCheckAt: NOW };
const found = (dns: Findings["dns"], http: Findings["http"] = "missing"): Findings => ({ dns, http });
const decide = (before: Proof, findings: Findings, taken = false) =>
  decideProof(before, findings, NOW, taken);

describe("decideProof", () => {
  test("a domain serves once DNS or HTTP proves it, and is checked again after a day", () => {
    for (const findings of [found("proven"), found("proven", "proven")])
      expect(decide(claim, findings)).toMatchObject({ method: "dns", nextCheckAt: NOW + recheck });
    expect(decide(claim, found("wrong", "proven"))).toMatchObject({ method: "http" });
  });

  test.each(["missing", "wrong", "unreachable"] as const)(
    "a new domain does not serve when its proof is %s",
    (finding) => {
      expect(decide(claim, found(finding, finding)).method).toBeNull();
    },
  );

  test("a domain does not serve, proven or not, while another tenant serves it", () => {
    expect(decide(claim, found("proven"), true).method).toBeNull();
  });

  test("a waiting domain is checked often at first, then less often, and after a month on request only", () => {
    const after = (age: number) => decide({ ...claim, claimedAt: NOW - age }, found("missing")).nextCheckAt;
    expect([after(0), after(2 * recheck), after(expiry)]).toEqual([NOW + eager, NOW + patient, null]);
  });

  test("a domain whose proof is missing serves through the grace period and then stops", () => {
    const first = decide(proven, found("missing"));
    expect(first).toEqual({ ...proven, failingSince: NOW, nextCheckAt: NOW + retry });
    const since = (age: number, findings: Findings) =>
      decide({ ...proven, failingSince: NOW - age }, findings);
    expect(since(grace - 1, found("wrong")).method).toBe("dns");
    expect(since(grace, found("wrong"))).toMatchObject({ method: null, failingSince: null, claimedAt: NOW });
    expect(since(grace - 1, found("proven"))).toMatchObject({ method: "dns", failingSince: null });
  });

  test("a domain whose name servers fail serves longer, because the failure proves nothing about its owner", () => {
    const since = (age: number) =>
      decide({ ...proven, failingSince: NOW - age }, found("unreachable")).method;
    expect([since(grace), since(graceUnreachable)]).toEqual(["dns", null]);
  });

  test("a domain proven by file does not get the longer grace period when its name servers fail", () => {
    const before: Proof = { ...proven, method: "http", failingSince: NOW - grace };
    expect(decide(before, found("unreachable", "wrong")).method).toBeNull();
    expect(decide(before, found("missing", "unreachable")).method).toBe("http");
  });

  test("a domain from before proofs existed keeps serving when a check fails, and becomes proven when one succeeds", () => {
    const kept: Proof = { ...claim, method: "kept", nextCheckAt: null };
    expect(decide(kept, found("missing"))).toEqual(kept);
    expect(decide(kept, found("proven"))).toMatchObject({ method: "dns", nextCheckAt: NOW + recheck });
  });

  test.each(["default", "trusted"] as const)("a domain with the method %s needs no proof", (method) => {
    expect(decide({ ...claim, method }, found("missing"))).toMatchObject({ method, nextCheckAt: null });
  });
});
