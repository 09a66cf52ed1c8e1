import { createSocket } from "node:dgram";
import { type Answer, decode, encode, type Packet } from "dns-packet";

/** A name server for tests: serves DNS over UDP on this machine with the records that the test sets. */
export interface DnsServer {
  /** `host:port`, as resolvers take it. */
  readonly server: string;
  /** Sets the TXT records of a name. */
  setTexts(name: string, texts: readonly string[]): void;
  /** Sets the IPv4 address of a name. */
  setAddress(name: string, address: string): void;
  /** Removes every record of a name. */
  remove(name: string): void;
  /** While failing, every query gets SERVFAIL. */
  fail(isFailing: boolean): void;
  stop(): Promise<void>;
}

const NXDOMAIN = 3;
const SERVFAIL = 2;

/** Starts a name server on a free port, or on the given one. */
export async function startDnsServer(port = 0): Promise<DnsServer> {
  const texts = new Map<string, readonly string[]>();
  const addresses = new Map<string, string>();
  let isFailing = false;
  const socket = createSocket("udp4");

  function answersTo(name: string, type: string): Answer[] {
    if (type === "TXT") return (texts.get(name) ?? []).map((data) => ({ type, name, ttl: 0, data: [data] }));
    const address = addresses.get(name);
    return type === "A" && address !== undefined ? [{ type, name, ttl: 0, data: address }] : [];
  }

  function reply(query: Packet): Buffer {
    const [question] = query.questions ?? [];
    const name = question?.name.toLowerCase() ?? "";
    const isKnown = texts.has(name) || addresses.has(name);
    const code = isFailing ? SERVFAIL : isKnown ? 0 : NXDOMAIN;
    return encode({
      type: "response",
      ...(query.id === undefined ? {} : { id: query.id }),
      flags: (1 << 10) | code,
      questions: query.questions ?? [],
      answers: code === 0 && question !== undefined ? answersTo(name, question.type) : [],
    });
  }

  socket.on("message", (message, from) => socket.send(reply(decode(message)), from.port, from.address));
  await new Promise<void>((resolve, reject) => {
    socket.once("error", reject);
    socket.bind(port, "127.0.0.1", resolve);
  });

  return {
    server: `127.0.0.1:${socket.address().port}`,
    setTexts: (name, values) => void texts.set(name.toLowerCase(), values),
    setAddress: (name, address) => void addresses.set(name.toLowerCase(), address),
    remove(name) {
      texts.delete(name.toLowerCase());
      addresses.delete(name.toLowerCase());
    },
    fail: (failing) => {
      isFailing = failing;
    },
    stop: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}
