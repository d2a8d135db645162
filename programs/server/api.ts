import { randomBytes } from "node:crypto";
import { unnamedDistrict } from "../../src/district/district.ts";
import { noSecurity } from "../../src/duty/security.ts";
import Fastify, { type FastifyError, type FastifyInstance } from "fastify";
import type pg from "pg";
import type { Position } from "../../src/ground/position.ts";
import { refuse, type RefusalCatalogue } from "../../src/ground/refusal.ts";
import type { Sealed } from "../../src/ground/sealed.ts";
import { type Journal, JournalUnavailable } from "../../src/journal/journal.ts";
import { journalRefusals } from "../../src/journal/refusals.ts";
import type { Rulebook } from "../../src/journal/rulebook.ts";
import { BodyRefused } from "../../src/journal/server/body.ts";
import { NothingThere } from "../../src/journal/server/nothing-there.ts";
import { QueryRefused } from "../../src/journal/server/query.ts";
import { Refused } from "../../src/journal/server/refused.ts";
import type { House, RoomServer } from "../../src/journal/server/room-server.ts";
import { wrongDetails } from "../../src/journal/wrong-field.ts";
import { type AddressLimits, addressLimits, installAddressLimit } from "./address-limit.ts";
import { boardRoute } from "./board-routes.ts";
import { answerUnreadable } from "./answer-unreadable.ts";
import { type Condition, healthRoutes, metricsRoute } from "./health-routes.ts";
import { houseOf } from "./house.ts";
import type { Board } from "./live/board.ts";
import { liveRoute } from "./live/live-route.ts";
import type { Live } from "./live/live.ts";
import { type Seats, seatsOf } from "./live/seats.ts";
import type { Metrics } from "./metrics.ts";
import { installNotFound } from "./not-found.ts";
import { openApiRoute } from "./openapi.ts";
import { openingRoutes } from "./opening-routes.ts";
import { orderRoutes } from "./order-routes.ts";
import { directReach, installOrigin, installStrangersRefusal, isSecure, type Reach } from "./origin.ts";
import { type PassParts, passesOf } from "./passes.ts";
import { edgeProblem, type Problem, problemOf, sendProblem, Stopped } from "./problems.ts";
import { rateLimitOf } from "./rate-limit.ts";
import { installBodyReading, mostBodyBytes } from "./request-body.ts";
import { installReadRecord, type Reads } from "./reads.ts";
import { watchRules } from "./route-rules.ts";
import { setSecurityHeaders } from "./security-headers.ts";
import { listeningBy, mostConnections } from "./listening.ts";
import type { Tls } from "./tls-files.ts";
import { type SessionParts, sessionRoutes } from "./session-routes.ts";
import { installSignIn } from "./sign-in.ts";
import type { Submit } from "../../src/journal/server/submit.ts";

/** Everything the API is made of; the program and the tests each bring their own. */
export interface ApiParts {
  readonly book: Rulebook;
  readonly rooms: readonly RoomServer[];
  readonly journal: Journal;
  readonly board: Board;
  readonly live: Live;
  readonly submit: Submit;
  readonly open: (values: readonly Sealed[]) => Promise<readonly (string | null)[]>;
  readonly pool: pg.Pool;
  readonly tokenKey: Buffer;
  readonly demo: boolean;
  readonly condition: Condition;
  readonly metrics: Metrics;
  readonly now: () => Date;
  /** Where a unit is now; nowhere when absent. */
  readonly positionOf?: (unit: string) => Position | undefined;
  /** Requests a second one token may make. */
  readonly requestsPerSecond: number;
  /** What one address may ask unsigned; `addressLimits` when absent. */
  readonly addressLimits?: AddressLimits;
  /** By which names and through whom; directly, on this machine, when absent. */
  readonly reach?: Reach;
  /** Plain HTTP when absent. */
  readonly tls?: Tls;
  /** What lies behind sessions of people and tokens of programs; without it only the machine's tokens let in. */
  readonly people?: PassParts;
  readonly closeSession?: SessionParts["closeSession"];
  /** The record of reads; a bare API of tests keeps none. */
  readonly reads?: Pick<Reads, "note">;
  /** Open live connections, for whoever ends them. */
  readonly seats?: Seats;
  /** One line for the log: a defect, with the id the answer names. Never a body, a token or a person. */
  readonly trouble: (incident: string, error: unknown, route: string) => void;
}

/** What a program adds: routes of its own under `/api/v1`, and pages beside it. */
interface More {
  readonly api?: (api: FastifyInstance, house: House) => void;
  readonly pages?: (app: FastifyInstance) => Promise<void>;
}

export async function apiOf(parts: ApiParts, more: More = {}): Promise<FastifyInstance> {
  const millis = () => parts.now().getTime();
  const app: FastifyInstance = Fastify({
    logger: false,
    bodyLimit: mostBodyBytes,
    ...listeningBy(parts.tls),
    forceCloseConnections: "idle",
    // While stopping, what is under way is answered; Fastify's own 503 would not be a problem of ours.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
    clientErrorHandler: (error, socket) => answerUnreadable(error as NodeJS.ErrnoException, socket),
    frameworkErrors: (_error, request, reply) => {
      setSecurityHeaders(request, reply, false);
      void sendProblem(reply, edgeProblem("RequestMalformed"));
    },
  });
  app.decorate("rules", watchRules(app));
  app.server.maxConnections = mostConnections;
  installBodyReading(app);
  installNotFound(app);
  const reach = parts.reach ?? directReach;
  installOrigin(app, reach);
  app.addHook("onRequest", async (request, reply) => setSecurityHeaders(request, reply, isSecure(request)));
  installStrangersRefusal(app, reach);
  installAddressLimit(app, millis, parts.addressLimits ?? addressLimits);
  const passes = passesOf(parts.tokenKey, millis, parts.people);
  installSignIn(app, passes, millis, rateLimitOf(parts.requestsPerSecond));
  if (parts.reads !== undefined) installReadRecord(app, parts.reads);
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const found = problemFor(error, parts.book.refusals);
    if (found !== undefined) {
      for (const [name, value] of Object.entries(found.headers)) reply.header(name, value);
      return sendProblem(reply, found.problem);
    }
    const incident = randomBytes(5).toString("hex");
    parts.trouble(incident, error, request.routeOptions.url ?? "");
    return sendProblem(reply, edgeProblem("Defect", { incident }));
  });

  const documented = openApiRoute(parts.book, parts.condition.version);
  await app.register(
    async (api) => {
      documented.watch(api);
      orderRoutes(api, {
        book: parts.book,
        writer: parts.journal.writer,
        head: () => parts.board.head(),
        submit: parts.submit,
        metrics: parts.metrics,
        trouble: parts.trouble,
      });
      liveRoute(api, parts.live, parts.seats ?? seatsOf(), parts.reads);
      boardRoute(api, parts.board, parts.journal.writer);
      openingRoutes(api, parts);
      sessionRoutes(api, {
        ...{ key: parts.tokenKey, passes, now: millis, demo: parts.demo, isDrill: parts.condition.isDrill },
        security: () => parts.people?.state.security() ?? noSecurity,
        zone: () => parts.people?.state.zone() ?? unnamedDistrict.zone,
        ...(parts.closeSession === undefined ? {} : { closeSession: parts.closeSession }),
      });
      healthRoutes(api, { condition: parts.condition, live: parts.live, now: parts.now });
      const house = houseOf(parts);
      for (const room of parts.rooms) room.routes?.(api, house);
      more.api?.(api, house);
      documented.route(api);
    },
    { prefix: "/api/v1" },
  );
  metricsRoute(app, parts.metrics);
  await more.pages?.(app);
  return app;
}

interface Found {
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;
}

/** The problem an error stands for, or nothing when it is a defect. */
export function problemFor(error: unknown, catalogue: RefusalCatalogue = journalRefusals): Found | undefined {
  if (error instanceof Stopped) return error;
  if (error instanceof Refused) {
    const seconds = error.refusal.details["retryAfterSeconds"];
    return {
      problem: problemOf(catalogue, error.refusal),
      headers: seconds === undefined ? {} : { "retry-after": String(seconds) },
    };
  }
  if (error instanceof QueryRefused) {
    return { problem: edgeProblem("QueryInvalid", wrongDetails(error)), headers: {} };
  }
  if (error instanceof BodyRefused) {
    return { problem: problemOf(journalRefusals, refuse("BodyInvalid", wrongDetails(error))), headers: {} };
  }
  if (error instanceof NothingThere)
    return { problem: edgeProblem("NothingThere", { stream: error.stream }), headers: {} };
  if (error instanceof JournalUnavailable) {
    const retryAfterSeconds = error.retryAfterSeconds;
    return {
      problem: edgeProblem("Unavailable", { retryAfterSeconds }),
      headers: { "retry-after": String(retryAfterSeconds) },
    };
  }
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE")
    return { problem: edgeProblem("BodyTooLarge"), headers: { connection: "close" } };
  if (code === "FST_ERR_CTP_INVALID_MEDIA_TYPE") return { problem: edgeProblem("ContentTypeUnknown"), headers: {} };
  if (isDatabaseDown(error)) return { problem: edgeProblem("ReadUnavailable"), headers: { "retry-after": "2" } };
  // Whatever else Fastify itself finds wrong with a request (lengths that do not agree, an empty JSON body).
  if (typeof code === "string" && code.startsWith("FST_ERR_CTP")) {
    return {
      problem: edgeProblem(
        "BodyNotJson",
        wrongDetails({ field: "body", reason: { zh: "缺失或不完整", en: "is missing or cut short" } }),
      ),
      headers: {},
    };
  }
  if (typeof statusCode === "number" && statusCode >= 400 && statusCode < 500) {
    return { problem: edgeProblem("RequestMalformed"), headers: {} };
  }
  return undefined;
}

const connectionLost = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "EHOSTUNREACH"]);

/** PostgreSQL gone, going, starting, or not letting us in: class 08, 57P0x, 53xxx, any FATAL, or the socket's own errors. */
export function isDatabaseDown(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, severity } = error as { code?: unknown; severity?: unknown };
  if (severity === "FATAL" || severity === "PANIC") return true;
  if (typeof code === "string") return connectionLost.has(code) || /^(08|57P|53)/.test(code);
  if (error instanceof AggregateError) return error.errors.some(isDatabaseDown);
  return /connection terminated|connection timeout|timeout exceeded when trying to connect|client has encountered a connection error/i.test(
    error.message,
  );
}
