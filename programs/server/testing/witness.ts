import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/*
 * A witness of C2SP tlog-witness, written from that text and not from our own code. It keeps the size and root it saw
 * last. It cosigns a checkpoint only when the log's key signed the checkpoint and a proof leads there from what it saw.
 */
export interface TestWitness {
  readonly url: string;
  readonly key: string;
  /** What it has seen of the log. */
  readonly seen: { size: number; root: string };
  /** Signs whatever it is given, as a witness that was deceived would. */
  cosign(text: string, seconds?: bigint): string;
  /** What it answered, newest last. */
  readonly answers: number[];
  close(): Promise<void>;
}

const sha = (...parts: readonly Uint8Array[]) =>
  parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();
const node = (left: Buffer, right: Buffer) => sha(Buffer.from([1]), left, right);

export async function testWitness(name: string, verifiers: readonly string[]): Promise<TestWitness> {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const raw = Buffer.concat([Buffer.from([4]), publicKey.export({ type: "spki", format: "der" }).subarray(-32)]);
  const id = sha(Buffer.from(`${name}\n`), raw).subarray(0, 4);
  const seen = { size: 0, root: "" };
  const answers: number[] = [];

  function cosign(text: string, seconds = BigInt(Math.floor(Date.now() / 1000))): string {
    const time = Buffer.alloc(8);
    time.writeBigUInt64BE(seconds);
    const signature = sign(null, Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`), privateKey);
    return `— ${name} ${Buffer.concat([id, time, signature]).toString("base64")}\n`;
  }

  function take(body: string): [number, string] {
    const [head = "", ...rest] = body.split("\n\n");
    const [old = "", ...proof] = head.split("\n");
    const note = rest.join("\n\n");
    const text = `${note.slice(0, note.indexOf("\n\n"))}\n`;
    const [, size = "", root = ""] = text.split("\n");
    if (!isSigned(note, text, verifiers)) return [403, ""];
    const from = Number(/^old (\d+)$/.exec(old)?.[1] ?? Number.NaN);
    if (from > Number(size)) return [400, ""];
    if (from !== seen.size) return [409, `${seen.size}\n`];
    const hashes = proof.filter((line) => line !== "").map((line) => Buffer.from(line, "base64"));
    if (!leads(from, Buffer.from(seen.root, "base64"), Number(size), Buffer.from(root, "base64"), hashes))
      return [422, ""];
    Object.assign(seen, { size: Number(size), root });
    return [200, cosign(text)];
  }

  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
    request.on("end", () => {
      const [status, answer] = request.url === "/add-checkpoint" ? take(body) : [404, ""];
      answers.push(status);
      response.writeHead(status).end(answer);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    key: `${name}+${id.toString("hex")}+${raw.toString("base64")}`,
    ...{ seen, cosign, answers },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function isSigned(note: string, text: string, verifiers: readonly string[]): boolean {
  return verifiers.some((verifier) => {
    const [of = "", hash = "", ...key] = verifier.split("+");
    const line = note.split("\n").find((each) => each.startsWith(`— ${of} `));
    const bytes = Buffer.from(line?.split(" ")[2] ?? "", "base64");
    if (bytes.subarray(0, 4).toString("hex") !== hash) return false;
    const der = Buffer.concat([
      Buffer.from("302a300506032b6570032100", "hex"),
      Buffer.from(key.join("+"), "base64").subarray(1),
    ]);
    return verify(
      null,
      Buffer.from(text),
      createPublicKey({ key: der, format: "der", type: "spki" }),
      bytes.subarray(4),
    );
  });
}

/** RFC 9162 §2.1.4.2, by its numbered steps. */
function leads(first: number, firstRoot: Buffer, second: number, root: Buffer, path: readonly Buffer[]): boolean {
  if (first === 0) return path.length === 0;
  if (first === second) return path.length === 0 && firstRoot.equals(root);
  const steps = Number.isInteger(Math.log2(first)) ? [firstRoot, ...path] : [...path];
  let fn = first - 1;
  let sn = second - 1;
  while (fn % 2 === 1) [fn, sn] = [fn >> 1, sn >> 1];
  const [start, ...others] = steps;
  if (start === undefined) return false;
  let fr = start;
  let sr = start;
  for (const step of others) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      fr = node(step, fr);
      sr = node(step, sr);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn >> 1, sn >> 1];
    } else sr = node(sr, step);
    [fn, sn] = [fn >> 1, sn >> 1];
  }
  return fr.equals(firstRoot) && sr.equals(root) && sn === 0;
}
