import { createServer } from "node:https";
import type { Server } from "node:http";
import type { FastifyHttpOptions } from "fastify";
import { forwardSecret } from "./tls-suites.ts";
import type { Tls } from "./tls-files.ts";

/*
 * How long a client may take and how many there may be. All of these are about what a client sends; what it is sent, the
 * live push above all, may last for as long as the client takes it.
 */
export interface Patience {
  /** For a whole request to arrive. */
  readonly requestMillis: number;
  /** For its head alone: who sends a byte now and then, to hold a connection, holds it this long. */
  readonly headMillis: number;
  /** How often the two above are looked at; Node's own 30 s would double them. */
  readonly lookMillis: number;
}

/** 1 MiB arrives in time at 35 kB/s. */
const patience: Patience = { requestMillis: 30_000, headMillis: 10_000, lookMillis: 2_000 };

/** Longer than the proxies in common use hold a connection open, so that it is they who close it. */
const keepAliveMillis = 72_000;
const handshakeMillis = 10_000;
/** No bound on how long a connection is silent while it is being answered: the live push may have nothing to say. */
const silenceMillis = 0;
const mostHeadBytes = 16 * 1024;

/** Fastify's options for a server that speaks TLS, or plain HTTP without it. */
export function listeningBy(
  tls: Tls | undefined,
  { requestMillis, headMillis, lookMillis } = patience,
): Partial<FastifyHttpOptions<Server>> {
  const limits = {
    headersTimeout: headMillis,
    requestTimeout: requestMillis,
    connectionsCheckingInterval: lookMillis,
    maxHeaderSize: mostHeadBytes,
    // `readable-request.ts` refuses a request without one with a problem document of ours.
    requireHostHeader: false,
  };
  const kept = { requestTimeout: requestMillis, keepAliveTimeout: keepAliveMillis, connectionTimeout: silenceMillis };
  if (tls === undefined) return { ...kept, http: limits };
  // Made here rather than by Fastify, which would make another one for each address of a name, past `renew`.
  return {
    ...kept,
    serverFactory: (answer) => {
      const first = tls.now();
      const server = createServer(
        { ...limits, ...forwardSecret, handshakeTimeout: handshakeMillis, cert: first.cert, key: first.key },
        answer,
      );
      server.keepAliveTimeout = keepAliveMillis;
      server.timeout = silenceMillis;
      tls.onRenewal(({ cert, key }) => server.setSecureContext({ ...forwardSecret, cert, key }));
      return server;
    },
  };
}
