import { Transform } from "node:stream";

const CR = 0x0d;
const LF = 0x0a;

/** Turns every line ending into a line feed, so that lines count the same on every system. */
export function unifyLineEndings(): Transform {
  let afterCr = false;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const out = Buffer.allocUnsafe(chunk.length);
      let length = 0;
      for (const byte of chunk) {
        if (byte === LF && afterCr) {
          afterCr = false;
          continue;
        }
        afterCr = byte === CR;
        out[length] = afterCr ? LF : byte;
        length += 1;
      }
      done(null, out.subarray(0, length));
    },
  });
}
