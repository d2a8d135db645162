import assert from "node:assert/strict";
import { request } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { after, test } from "node:test";
import Fastify from "fastify";
import { answerUnreadable } from "./answer-unreadable.ts";
import { listeningBy } from "./listening.ts";

const app = Fastify({
  ...listeningBy(undefined, { requestMillis: 200, headMillis: 100, lookMillis: 20 }),
  clientErrorHandler: (error, socket) => answerUnreadable(error as NodeJS.ErrnoException, socket),
});
let push: (text: string) => void = () => assert.fail("nobody listens");
app.get("/live", (_, reply) => {
  reply.hijack();
  reply.raw.write("begun\n");
  push = (text) => reply.raw.end(text);
});
app.post("/", (_, reply) => reply.send({}));
await app.listen({ host: "127.0.0.1", port: 0 });
const { port } = app.server.address() as AddressInfo;
after(() => app.close());

/** What a connection is answered until it is closed by the server. */
function answerTo(words: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(words));
    let heard = "";
    socket.setEncoding("utf8").on("data", (text) => (heard += text));
    socket.on("error", reject).on("close", () => resolve(heard));
  });
}

test("who sends half a head, or half a body, is told so and let go, while a live push goes on", async () => {
  const live = new Promise<string>((resolve, reject) => {
    let heard = "";
    const asked = request({ port, host: "127.0.0.1", path: "/live" }, (answer) => {
      answer.setEncoding("utf8").on("data", (text: string) => (heard += text));
      answer.on("end", () => resolve(heard)).on("error", reject);
    });
    asked.on("error", reject).end();
  });
  const head = await answerTo("GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow");
  assert.match(head, /^HTTP\/1\.1 408 Request Timeout\r\n/);
  assert.match(head, /"code":"RequestTooSlow"/);
  const body = await answerTo(
    "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 20\r\n\r\n{",
  );
  assert.match(body, /^HTTP\/1\.1 408 /);
  push("still here\n");
  assert.equal(await live, "begun\nstill here\n");
});

test("a head over 16 KiB is 431, and what is not HTTP is 400", async () => {
  assert.match(
    await answerTo(`GET / HTTP/1.1\r\nHost: localhost\r\nX: ${"x".repeat(17_000)}\r\n\r\n`),
    /^HTTP\/1\.1 431 /,
  );
  assert.match(await answerTo("\u0016\u0003\u0001 hello\r\n\r\n"), /^HTTP\/1\.1 400 /);
});
