import type { ReceivedCall, Reply } from "../json-server.js";
import type { Groups } from "./groups.js";
import type { RealmPerson } from "./person.js";
import type { Sessions } from "./sessions.js";

const NOT_FOUND: Reply = { status: 404, body: { error: "not_found" } };
const DONE: Reply = { status: 204 };
const list = (body: readonly unknown[]): Reply => ({ body });

/** Where the admin API reads and writes. */
export interface RealmState {
  people: Map<string, RealmPerson>;
  groups: Groups;
  sessions: Sessions;
}

/** Returns the response of Keycloak's admin API to a call below the realm: users, groups and sessions. */
export function replyOfAdminApi(state: RealmState, call: ReceivedCall, url: string, path: string): Reply {
  const [kind, id, ...rest] = path.split("/").filter(Boolean).map(decodeURIComponent);
  if (kind === "users" && id !== undefined) return replyOfUser(state, call.method, id, rest);
  if (kind === "groups") return replyOfGroup(state, call, url, id, rest[0]);
  if (kind === "sessions" && id !== undefined && call.method === "DELETE")
    return state.sessions.end(id) ? DONE : NOT_FOUND;
  return NOT_FOUND;
}

function replyOfUser({ people, groups, sessions }: RealmState, method: string, id: string, rest: string[]) {
  const person = people.get(id);
  if (person === undefined) return NOT_FOUND;
  const [part = "", group = ""] = rest;
  const { groups: memberships, realmRoles, ...user } = person;
  if (part === "groups" && group !== "") {
    if (!groups.has(group)) return NOT_FOUND;
    const others = memberships.filter((path) => path !== groups.path(group));
    person.groups = method === "PUT" ? [...others, groups.path(group)] : others;
    return DONE;
  }
  switch (rest.join("/")) {
    case "":
      return { body: { id, username: user.email, ...user } };
    case "groups":
      return list(memberships.map((path) => ({ id: path, name: path.split("/").at(-1), path })));
    case "sessions":
      return list(sessions.of(id).map((session) => ({ id: session })));
    case "role-mappings/realm/composite":
      return list(realmRoles.map((name) => ({ id: name, name })));
    default:
      return NOT_FOUND;
  }
}

function replyOfGroup(
  { people, groups }: RealmState,
  { method, body }: ReceivedCall,
  url: string,
  id: string | undefined,
  part: string | undefined,
): Reply {
  if (id === undefined) return list(groups.children(null));
  if (!groups.has(id)) return NOT_FOUND;
  if (part === "members")
    return list(
      [...people].flatMap(([subject, { groups: paths, realmRoles: _roles, ...user }]) =>
        paths.includes(groups.path(id)) ? [{ id: subject, username: user.email, ...user }] : [],
      ),
    );
  if (part === "children" && method === "GET") return list(groups.children(id));
  if (part === "children") {
    const created = groups.create(id, String(Object(JSON.parse(body)).name));
    return { status: 201, headers: { location: `${url}/groups/${created}` } };
  }
  groups.remove(id);
  return DONE;
}
