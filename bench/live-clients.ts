import { connect } from "node:net";

/*
 * A process of its own: holds many listeners to a Server-Sent Events address and tells its parent, for each order id
 * that comes by in a message, when the last of them had it. argv: url, token, how many.
 */
const [address = "", token = "", wanted = "1"] = process.argv.slice(2);
const url = new URL(address);
const listeners = Number(wanted);
const seen = new Map<string, number>();
const orderId = /"order":"([0-9A-HJKMNP-TV-Z]{26})"/g;
let ready = 0;

for (let index = 0; index < listeners; index++) {
  const socket = connect(Number(url.port), url.hostname);
  socket.setNoDelay(true);
  socket.setEncoding("latin1");
  socket.write(
    `GET ${url.pathname} HTTP/1.1\r\nhost: ${url.host}\r\naccept: text/event-stream\r\nauthorization: Bearer ${token}\r\n\r\n`,
  );
  let tail = "";
  let isReady = false;
  let last = "";
  socket.on("data", (chunk: string) => {
    const text = tail + chunk;
    if (!isReady) {
      if (text.includes("event: ready")) {
        isReady = true;
        ready += 1;
        if (ready === listeners) process.send?.({ ready: true });
      }
      tail = text.slice(-40);
      return;
    }
    for (const match of text.matchAll(orderId)) {
      const id = match[1] ?? "";
      // An order of several facts, or one that straddles two chunks, counts once a listener.
      if (id === last) continue;
      last = id;
      const count = (seen.get(id) ?? 0) + 1;
      seen.set(id, count);
      if (count === listeners) {
        seen.delete(id);
        process.send?.({ order: id, at: performance.timeOrigin + performance.now() });
      }
    }
    tail = text.slice(-40);
  });
  socket.on("error", (error) => {
    process.send?.({ failed: error.message });
  });
}

process.on("message", () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuSeconds: (user + system) / 1e6 });
});
process.on("disconnect", () => process.exit());
