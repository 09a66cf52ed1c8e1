import * as initial from "./20261121_080000_initial";
import * as mirror from "./20261121_090000_mirror";
import * as peopleBySubject from "./20261121_114509_people_by_subject";
import * as starter from "./20261121_123000_starter";
import * as domainProofs from "./20261128_060000_domain_proofs";

/** Migrations in the order they run. */
export const migrations = [
  { up: initial.up, down: initial.down, name: "20261121_080000_initial" },
  { up: mirror.up, down: mirror.down, name: "20261121_090000_mirror" },
  { up: peopleBySubject.up, down: peopleBySubject.down, name: "20261121_114509_people_by_subject" },
  { up: starter.up, down: starter.down, name: "20261121_123000_starter" },
  { up: domainProofs.up, down: domainProofs.down, name: "20261128_060000_domain_proofs" },
];
