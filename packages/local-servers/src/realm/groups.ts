import { randomUUID } from "node:crypto";

interface Group {
  id: string;
  name: string;
  parent: string | null;
}

/** The tree of groups of a realm; it begins with the group `/tenants`. */
export class Groups {
  readonly #groups = new Map<string, Group>([["tenants", { id: "tenants", name: "tenants", parent: null }]]);

  has(id: string): boolean {
    return this.#groups.has(id);
  }

  children(parent: string | null): Group[] {
    return [...this.#groups.values()].filter((group) => group.parent === parent);
  }

  /** Creates a group below another one and returns its id. */
  create(parent: string, name: string): string {
    const id = randomUUID();
    this.#groups.set(id, { id, name, parent });
    return id;
  }

  /** Removes a group with its subgroups. */
  remove(id: string): void {
    for (const child of this.children(id)) this.remove(child.id);
    this.#groups.delete(id);
  }

  /** Returns the path of a group, such as `/tenants/saffron/owner`. */
  path(id: string): string {
    const group = this.#groups.get(id);
    return group === undefined ? "" : `${group.parent === null ? "" : this.path(group.parent)}/${group.name}`;
  }

  /** Returns the paths of all groups, sorted. */
  paths(): string[] {
    return [...this.#groups.keys()].map((id) => this.path(id)).sort();
  }
}
