import { useCallback } from "react";
import { ask } from "../../journal/web/api.ts";
import { useStream, useStreams } from "../../journal/web/client.ts";
import { type Read, type ReadFrom, useRead } from "../../journal/web/use-read.ts";
import { requestStream } from "../request-facts.ts";
import type { PersonRequest } from "../requests.ts";
import { type RequestFilter, type RequestsRead, requestsQuery } from "./listed-requests.ts";

/** The list for a filter, page by page; read again when one comes, changes or is answered. */
export function useRequests(filter: RequestFilter): Read<RequestsRead> {
  const from = useCallback<ReadFrom<RequestsRead>>(
    async (signal, before) => {
      const query = requestsQuery(filter, before?.next ?? null);
      const reply = await ask<RequestsRead>("GET", `/api/v1/person-requests?${query}`, { signal });
      if (reply.kind !== "ok" || before === undefined) return reply;
      const { requests, next } = reply.content;
      return { kind: "ok", content: { requests: [...before.requests, ...requests], next } };
    },
    [filter],
  );
  return useRead(from, useStreams("request"));
}

/** One request: as the board has it while it is open, else as the server answers. */
export function useRequest(id: string): {
  readonly request: PersonRequest | undefined;
  readonly read: Read<PersonRequest>;
} {
  const live = useStream<PersonRequest>(requestStream(id));
  const from = useCallback<ReadFrom<PersonRequest>>(
    (signal) => ask<PersonRequest>("GET", `/api/v1/person-requests/${encodeURIComponent(id)}`, { signal }),
    [id],
  );
  const read = useRead(from);
  return { request: live ?? read.content, read };
}
