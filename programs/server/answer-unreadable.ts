import type { Duplex } from "node:stream";
import { edgeProblem } from "./problems.ts";

/** What is not even HTTP, or does not come to an end, is answered on the bare connection, which then closes. */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  // Where TLS was not agreed on there is nothing an answer could be written in.
  if (error.code === "ECONNRESET" || !socket.writable || /^(ERR_SSL|ERR_TLS|EPROTO)/.test(error.code ?? "")) {
    socket.destroy();
    return;
  }
  const [code, reason] = codeOf(error.code);
  const found = edgeProblem(code);
  const body = JSON.stringify(found);
  socket.end(
    `HTTP/1.1 ${found.status} ${reason}\r\ncontent-type: application/problem+json; charset=utf-8\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nx-content-type-options: nosniff\r\nconnection: close\r\n\r\n${body}`,
  );
}

function codeOf(code: string | undefined) {
  if (code === "HPE_HEADER_OVERFLOW") return ["HeadersTooLarge", "Request Header Fields Too Large"] as const;
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return ["RequestTooSlow", "Request Timeout"] as const;
  return ["RequestMalformed", "Bad Request"] as const;
}
