import { type AddressInfo, connect, type Socket } from "node:net";
import { request } from "node:http";
import type { FastifyInstance } from "fastify";

/** Connections to a server from addresses of this machine, to see which of them it keeps. */
export async function crowdAt(app: FastifyInstance) {
  await app.listen({ host: "0.0.0.0", port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const all: Socket[] = [];

  /** One connection that says these bytes, or nothing. */
  function come(from: string, bytes = ""): Promise<Socket> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: "127.0.0.1", localAddress: from });
      all.push(socket);
      socket.once("connect", () => {
        socket.on("error", () => undefined);
        if (bytes !== "") socket.write(bytes);
        resolve(socket);
      });
      socket.once("error", reject);
      socket.resume();
    });
  }

  return {
    port,
    come,
    many: (from: string, count: number, bytes = "") =>
      Promise.all(Array.from({ length: count }, () => come(from, bytes))),
    /** One request on a connection of its own. */
    ask: (from: string, path: string, headers: Record<string, string> = {}) =>
      new Promise<{ status: number; retryAfter: string | undefined }>((resolve, reject) => {
        const host = `127.0.0.1:${port}`;
        const asked = request(
          { port, host: "127.0.0.1", localAddress: from, path, headers: { host, ...headers }, agent: false },
          (answer) => {
            answer.resume();
            answer.on("end", () =>
              resolve({ status: answer.statusCode ?? 0, retryAfter: answer.headers["retry-after"] }),
            );
          },
        );
        asked.on("error", reject).end();
      }),
    /** The live push for this token: what it said so far, and whether it ended. */
    listen: async (from: string, token: string) => {
      const socket = await come(
        from,
        `GET /api/v1/live HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${token}\r\n\r\n`,
      );
      let said = "";
      socket.setEncoding("utf8").on("data", (text: string) => (said += text));
      return { socket, said: () => said };
    },
    leave: () => {
      for (const socket of all) socket.destroy();
    },
  };
}

export const isOpen = (socket: Socket) => !socket.destroyed && socket.readable;
