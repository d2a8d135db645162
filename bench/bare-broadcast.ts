import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/*
 * The reference of the live measurement, a process of its own: a server that writes the bytes it is posted to every
 * listener and does nothing else. Tells its parent its address.
 */
const listeners = new Set<ServerResponse>();

const server = createServer((request, response) => {
  if (request.method === "GET") {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write("event: ready\ndata: {}\n\n");
    listeners.add(response);
    response.on("close", () => listeners.delete(response));
    return;
  }
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const message = Buffer.concat(chunks);
    response.end("{}");
    for (const listener of listeners) listener.write(message);
  });
});

server.listen(0, "127.0.0.1", () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/live` });
});
process.on("disconnect", () => process.exit());
