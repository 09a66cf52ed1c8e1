import { afterEach, vi } from "vitest";

/** A cookie as a response sets it. */
interface SetCookie {
  value: string;
  options: object;
}

/** What Next keeps around one request: tests write what the browser sent and read what the code did. */
export const nextRequest = {
  headers: new Headers(),
  /** The cookies that the browser sent, with those set since. */
  cookies: new Map<string, string>(),
  setCookies: new Map<string, SetCookie>(),
  /** Tags and lifetime of the cached read that ran. */
  tags: new Set<string>(),
  life: [] as string[],
};

afterEach(() => {
  nextRequest.headers = new Headers();
  for (const kept of [nextRequest.cookies, nextRequest.setCookies, nextRequest.tags]) kept.clear();
  nextRequest.life = [];
});

// These functions work only while Next handles a request.
vi.mock("next/headers", () => ({
  headers: async () => nextRequest.headers,
  cookies: async () => ({
    get(name: string) {
      const value = nextRequest.cookies.get(name);
      return value === undefined ? undefined : { name, value };
    },
    set(name: string, value: string, options: object) {
      nextRequest.cookies.set(name, value);
      nextRequest.setCookies.set(name, { value, options });
    },
  }),
}));
vi.mock("next/cache", () => ({
  cacheTag: (...tags: string[]) => {
    for (const tag of tags) nextRequest.tags.add(tag);
  },
  cacheLife: (profile: string) => void nextRequest.life.push(profile),
  revalidateTag: () => undefined,
}));
vi.mock("next/server", async (original) => ({
  ...(await original<typeof import("next/server")>()),
  connection: async () => undefined,
}));
