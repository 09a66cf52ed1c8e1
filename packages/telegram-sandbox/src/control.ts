import { z } from "zod";
import type { ChatRoom } from "./chat-room.js";
import { messageIn, personAsksInline, personBlocks, personPresses, personSends } from "./people.js";
import { TelegramError } from "./telegram-error.js";
import type { Bot, World } from "./world.js";

type Request = { world: World; query: URLSearchParams; body: unknown; closed: AbortSignal };
type Route = { method: "GET" | "POST"; path: RegExp; run: (request: Request, ids: string[]) => unknown };

const MAX_WAIT_MS = 60_000;

const personBody = z.object({
  first_name: z.string().min(1),
  language_code: z.string().optional(),
  username: z.string().optional(),
});
const sendBody = z.union([
  z.object({ text: z.string().min(1) }),
  z.object({
    contact: z.object({
      phone_number: z.string(),
      first_name: z.string(),
      user_id: z.number().optional(),
    }),
  }),
  z.object({ photo: z.base64().transform((value) => Buffer.from(value, "base64")) }),
]);
const faultBody = z.object({
  method: z.string().nullable(),
  times: z.number().int().positive(),
  failure: z.union([
    z.literal("disconnect"),
    z.object({ code: z.number(), description: z.string(), retryAfter: z.number().optional() }),
  ]),
});

function chat(pattern: string): RegExp {
  return new RegExp(`^/control/chats/(\\d+)/(\\d+)/${pattern}$`);
}

function roomOf(world: World, [botId, personId]: string[]): { bot: Bot; room: ChatRoom } {
  const bot = world.botById(Number(botId));
  return { bot, room: world.room(bot.user, Number(personId)) };
}

function waiting({ query, closed }: Request): AbortSignal {
  const milliseconds = Math.min(MAX_WAIT_MS, Number(query.get("wait") ?? 0));
  return AbortSignal.any([closed, AbortSignal.timeout(milliseconds)]);
}

/** Control routes: with them, tests and the chat page act as people and read their chats. */
const ROUTES: readonly Route[] = [
  {
    method: "GET",
    path: /^\/control\/state$/,
    run: ({ world }) => ({
      bots: world.bots.map(({ user, commands, queue, webhook }) => ({
        user,
        commands: Object.fromEntries(commands),
        pending: queue.size,
        webhook: webhook?.target.url ?? null,
      })),
      people: [...world.people.values()],
    }),
  },
  {
    method: "POST",
    path: /^\/control\/people$/,
    run: ({ world, body }) => world.addPerson(personBody.parse(body)),
  },
  {
    method: "GET",
    path: chat("view"),
    run: ({ world }, ids) => {
      const { room } = roomOf(world, ids);
      return {
        messages: [...room.messages.values()],
        keyboard: room.keyboard,
        action: room.action,
        blocked: room.blocked,
        cursor: room.events.length,
      };
    },
  },
  {
    method: "GET",
    path: chat("events"),
    run: async (request, ids) => {
      const { room } = roomOf(request.world, ids);
      return { events: await room.eventsAfter(Number(request.query.get("after") ?? 0), waiting(request)) };
    },
  },
  {
    method: "POST",
    path: chat("send"),
    run: ({ world, body }, ids) => {
      const { bot, room } = roomOf(world, ids);
      return personSends(world, bot, room, sendBody.parse(body));
    },
  },
  {
    method: "POST",
    path: chat("press"),
    run: ({ world, body }, ids) => {
      const { bot, room } = roomOf(world, ids);
      const { message_id, data } = z.object({ message_id: z.number(), data: z.string() }).parse(body);
      const { pressed, update } = personPresses(world, bot, room, messageIn(room, message_id), data);
      return { query_id: pressed.query.id, update_id: update.update_id };
    },
  },
  {
    method: "GET",
    path: /^\/control\/presses\/(\d+)$/,
    run: async (request, [id]) => {
      const pressed = request.world.pressed.get(id ?? "");
      if (pressed === undefined) throw new TelegramError(404, `Button press ${id} not found`);
      const signal = waiting(request);
      const gaveUp = new Promise<null>((resolve) => {
        signal.addEventListener("abort", () => resolve(null), { once: true });
      });
      return { answer: await Promise.race([pressed.answered, gaveUp]) };
    },
  },
  {
    method: "POST",
    path: chat("block"),
    run: ({ world, body }, ids) => {
      const { bot, room } = roomOf(world, ids);
      return personBlocks(bot, room, z.object({ blocked: z.boolean() }).parse(body).blocked);
    },
  },
  {
    method: "POST",
    path: chat("inline"),
    run: ({ world, body }, ids) => {
      const { bot, room } = roomOf(world, ids);
      return { id: personAsksInline(world, bot, room, z.object({ query: z.string() }).parse(body).query) };
    },
  },
  {
    method: "GET",
    path: /^\/control\/inline\/([\w-]+)$/,
    run: ({ world }, [id]) => ({ results: world.inlineAnswers.get(id ?? "") ?? null }),
  },
  {
    method: "POST",
    path: /^\/control\/bots\/(\d+)\/repeat$/,
    run: ({ world, body }, [botId]) => {
      const { update_id } = z.object({ update_id: z.number() }).parse(body);
      if (!world.botById(Number(botId)).queue.repeat(update_id)) {
        throw new TelegramError(404, `Update ${update_id} not found`);
      }
      return true;
    },
  },
  {
    method: "GET",
    path: /^\/control\/calls$/,
    run: ({ world, query }) => ({ calls: world.calls.slice(Number(query.get("after") ?? 0)) }),
  },
  {
    method: "POST",
    path: /^\/control\/faults$/,
    run: ({ world, body }) => {
      world.faults.push(faultBody.parse(body));
      return true;
    },
  },
  {
    method: "POST",
    path: /^\/control\/faults\/clear$/,
    run: ({ world }) => {
      world.faults = [];
      return true;
    },
  },
];

/** Returns the control route of a method and a path; null when there is none. */
export function controlRoute(method: string, path: string): ((request: Request) => unknown) | null {
  for (const route of ROUTES) {
    const match = route.method === method ? route.path.exec(path) : null;
    if (match !== null) return (request) => route.run(request, match.slice(1));
  }
  return null;
}
