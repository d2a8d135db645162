import { X509Certificate } from "node:crypto";
import { Agent, request as askHttps } from "node:https";
import { connect } from "node:tls";
import { mostBytes, readGiven } from "../../src/journal/server/engine/given-file.ts";

/** As much of `fetch` as the command line needs of it. */
export type Ask = (
  url: URL,
  init: {
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string | Buffer<ArrayBuffer>;
  },
) => Promise<Response>;

/**
 * Asks the server that runs on a data folder of this machine. Over HTTPS it trusts exactly the certificate in the file
 * the server was started with, whatever names and dates the certificate has, and no other; nothing is sent before that
 * is checked. A server without a certificate speaks plain HTTP on loopback.
 */
export function askOf(certificate: string | undefined): Ask {
  if (certificate === undefined) return (url, init) => fetch(url, init);
  const agent = new Agent({ keepAlive: true });
  agent.createConnection = ({ host, port }, connected) => {
    // Read each time: long work goes on after a renewal.
    const { fingerprint256 } = new X509Certificate(readGiven(certificate, mostBytes.small));
    const socket = connect({ host: host ?? "", port: Number(port), rejectUnauthorized: false });
    socket.once("error", (error) => connected?.(error, socket));
    socket.once("secureConnect", () => {
      if (socket.getPeerX509Certificate()?.fingerprint256 === fingerprint256) return connected?.(null, socket);
      return socket.destroy(new Error(`the server does not show the certificate in ${certificate}`));
    });
    return undefined;
  };
  return (url, init) =>
    new Promise((resolve, reject) => {
      const asked = askHttps(url, { method: init.method ?? "GET", headers: { ...init.headers }, agent }, (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part));
        answer.once("error", reject);
        answer.once("end", () => {
          const status = answer.statusCode ?? 0;
          const type = answer.headers["content-type"] ?? "";
          // A `Response` of one of these may have no body at all.
          const body = status === 204 || status === 304 ? null : Buffer.concat(parts);
          resolve(new Response(body, { status, headers: { "content-type": type } }));
        });
      });
      asked.once("error", reject);
      asked.end(init.body);
    });
}
