import { randomBytes } from "node:crypto";
import { noSecurity } from "../../src/access/security.ts";
import Fastify, { type FastifyError, type FastifyInstance } from "fastify";
import { refuse, type RefusalCatalogue } from "../../src/ground/refusal.ts";
import type { Sentence } from "../../src/ground/sentence.ts";
import { type Journal, JournalUnavailable } from "../../src/journal/journal.ts";
import { districtView, unnamedDistrict } from "../../src/district/district.ts";
import { districtStream } from "../../src/district/facts.ts";
import { journalRefusals } from "../../src/journal/refusals.ts";
import { BodyRefused } from "../../src/journal/server/body.ts";
import { NothingThere } from "../../src/journal/server/nothing-there.ts";
import { QueryRefused } from "../../src/journal/server/query.ts";
import { Refused } from "../../src/journal/server/refused.ts";
import type { House } from "../../src/journal/server/room-server.ts";
import { isDatabaseDown } from "../../src/journal/server/store-failure.ts";
import { wrongDetails } from "../../src/ground/wrong-field.ts";
import { type AddressLimits, addressLimits, installAddressLimit } from "./address-limit.ts";
import { boardRoute } from "./board-routes.ts";
import type { Devices } from "./devices.ts";
import { sessionEdgeOf } from "./edge.ts";
import { answerUnreadable } from "./answer-unreadable.ts";
import { failedCredentialsOf } from "../../src/access/server/failed-credentials.ts";
import { type Condition, healthRoutes, type MayKnow, metricsRoute } from "./health-routes.ts";
import type { Board } from "./live/board.ts";
import { liveRoute } from "./live/live-route.ts";
import type { Live } from "./live/live.ts";
import { type Seats, seatsOf } from "../../src/access/server/seats.ts";
import type { Metrics } from "./metrics.ts";
import { installNotFound } from "./not-found.ts";
import { openApiRoute } from "./openapi.ts";
import { orderRoutes } from "./order-routes.ts";
import {
  directReach,
  installOrigin,
  installStrangersRefusal,
  isProxy,
  isSecure,
  isThisMachine,
  type Reach,
} from "./origin.ts";
import { type PassParts, passesOf } from "../../src/access/server/passes.ts";
import { type PlaceLimits, placeLimits, watchPlaces } from "./places.ts";
import { edgeProblem, type Problem, problemOf, sendProblem, Stopped, unavailable } from "./problems.ts";
import { rateLimitOf } from "./rate-limit.ts";
import { installBodyReading, mostBodyBytes } from "./request-body.ts";
import { installReadableRequests } from "./readable-request.ts";
import { watchDeclared } from "./route-refusals.ts";
import { installReadRecord, type Reads } from "../../src/privacy/server/reads.ts";
import { watchRules } from "../../src/access/server/route-rules.ts";
import { type SecurityContact, securityTxtRoute } from "./security-txt.ts";
import { setSecurityHeaders } from "./security-headers.ts";
import { listeningBy } from "./listening.ts";
import type { Tls } from "./tls-files.ts";
import { type SessionParts, sessionRoutes } from "../../src/access/server/session-routes.ts";
import { installSignIn, passIfAny } from "./sign-in.ts";
import { installRefusalWatch } from "./refusal-watch.ts";
import { nobodyWatches, type SecurityWatch } from "../../src/access/server/security-watch.ts";

/** Everything the API is made of; the program and the tests each bring their own. */
export interface ApiParts {
  /** What routes are given; orders are given through it too. */
  readonly house: House;
  readonly journal: Journal;
  readonly board: Board;
  readonly live: Live;
  readonly tokenKey: Buffer;
  readonly demo: boolean;
  readonly condition: Condition;
  readonly metrics: Metrics;
  /** Requests a second one token may make. */
  readonly requestsPerSecond: number;
  /** How many unsigned requests one address may send; `addressLimits` when absent. */
  readonly addressLimits?: AddressLimits;
  /** How many connections there may be; `placeLimits` when absent. */
  readonly placeLimits?: PlaceLimits;
  /** Writes one line to the server's log. */
  readonly log?: (line: string) => void;
  /** Strangers are told no more than whether it works. */
  readonly privateHealth?: boolean | undefined;
  /** Whom to tell of a weakness; no `security.txt` when absent. */
  readonly securityContact?: SecurityContact | undefined;
  /** By which names and through whom; directly, on this machine, when absent. */
  readonly reach?: Reach;
  /** Plain HTTP when absent. */
  readonly tls?: Tls;
  /** What lies behind sessions of people and tokens of programs; without it only the machine's tokens let in. */
  readonly people?: PassParts;
  readonly closeSession?: SessionParts["closeSession"];
  /** What the provider of identities is called, where there is one. */
  readonly provider?: Sentence | undefined;
  /** The record of reads; a bare API of tests keeps none. */
  readonly reads?: Pick<Reads, "note">;
  /** Told what is refused; nobody in a bare API of tests. */
  readonly watch?: SecurityWatch;
  /** Browsers somebody has signed in with have a share of their own of what may be asked unsigned. */
  readonly devices?: Devices;
  /** Open live connections, for whoever ends them. */
  readonly seats?: Seats;
  /** One line for the log: a defect, with the id the answer names. Never a body, a token or a person. */
  readonly trouble: (incident: string, error: unknown, route: string) => void;
}

/** The rooms' routes under `/api/v1`, and pages beside it. */
interface More {
  readonly api?: (api: FastifyInstance, house: House) => void;
  readonly pages?: (app: FastifyInstance, house: House) => Promise<void>;
}

export async function apiOf(parts: ApiParts, more: More = {}): Promise<FastifyInstance> {
  const { house } = parts;
  const { book, submit, now } = house;
  const millis = () => now().getTime();
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
  const reach = parts.reach ?? directReach;
  const places = watchPlaces(app.server, {
    limits: parts.placeLimits ?? placeLimits,
    isProxy: (address) => reach.proxies !== null && isProxy(address, reach.proxies),
    now: millis,
    ...(parts.log === undefined ? {} : { log: parts.log }),
  });
  installBodyReading(app);
  installNotFound(app);
  installOrigin(app, reach);
  installRefusalWatch(app, parts.watch ?? nobodyWatches);
  watchDeclared(app, book, parts.log ?? (() => undefined));
  app.addHook("onRequest", async (request, reply) => setSecurityHeaders(request, reply, isSecure(request)));
  installReadableRequests(app);
  installStrangersRefusal(app, reach);
  const limits = parts.addressLimits ?? addressLimits;
  installAddressLimit(app, millis, limits, parts.devices?.of);
  const passes = passesOf(parts.tokenKey, millis, parts.people);
  installSignIn(app, {
    ...{ passes, places, now: millis, limit: rateLimitOf(parts.requestsPerSecond) },
    failed: failedCredentialsOf(limits.failed),
  });
  if (parts.reads !== undefined) installReadRecord(app, parts.reads, book);
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const found = problemFor(error, book.refusals, zoneOf(parts.board));
    if (found !== undefined) {
      for (const [name, value] of Object.entries(found.headers)) reply.header(name, value);
      return sendProblem(reply, found.problem);
    }
    const incident = randomBytes(5).toString("hex");
    parts.trouble(incident, error, request.routeOptions.url ?? "");
    return sendProblem(reply, edgeProblem("Defect", { incident }));
  });

  const mayKnow: MayKnow | undefined =
    parts.privateHealth !== true
      ? undefined
      : async (request, roles) => {
          if (isThisMachine(request)) return true;
          const role = (await passIfAny(request, passes))?.giver.role;
          return roles.some((each) => each === role);
        };
  const documented = openApiRoute(book, parts.condition.version);
  await app.register(
    async (api) => {
      documented.watch(api);
      orderRoutes(api, {
        book,
        writer: parts.journal.writer,
        head: () => parts.board.head(),
        zone: () => zoneOf(parts.board),
        submit,
        metrics: parts.metrics,
        trouble: parts.trouble,
      });
      liveRoute(api, parts.live, parts.seats ?? seatsOf(), parts.reads);
      boardRoute(api, parts.board, parts.journal.writer);
      sessionRoutes(api, {
        ...{ key: parts.tokenKey, passes, now: millis, demo: parts.demo, isDrill: parts.condition.isDrill },
        security: () => parts.people?.state.security() ?? noSecurity,
        zone: () => parts.people?.state.zone() ?? unnamedDistrict.zone,
        ...(parts.closeSession === undefined ? {} : { closeSession: parts.closeSession }),
        provider: parts.provider,
        edge: sessionEdgeOf(passes),
      });
      healthRoutes(api, {
        ...{ condition: parts.condition, live: parts.live, now },
        ...(mayKnow === undefined ? {} : { mayKnow }),
      });
      more.api?.(api, house);
      documented.route(api);
    },
    { prefix: "/api/v1" },
  );
  metricsRoute(app, parts.metrics, mayKnow);
  if (parts.securityContact !== undefined) securityTxtRoute(app, parts.securityContact);
  await more.pages?.(app, house);
  return app;
}

/** The district's zone as the board has it. */
function zoneOf({ state }: Board): string {
  return (state(districtView, districtStream) ?? unnamedDistrict).zone;
}

interface Found {
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;
}

/** The problem an error stands for, or nothing when it is a defect. */
export function problemFor(
  error: unknown,
  catalogue: RefusalCatalogue = journalRefusals,
  zone?: string,
): Found | undefined {
  if (error instanceof Stopped) return error;
  if (error instanceof Refused) {
    const seconds = error.refusal.details["retryAfterSeconds"];
    return {
      problem: problemOf(catalogue, error.refusal, zone),
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
    return { problem: unavailable(error), headers: { "retry-after": String(error.retryAfterSeconds) } };
  }
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE")
    return { problem: edgeProblem("BodyTooLarge"), headers: { connection: "close" } };
  if (code === "FST_ERR_CTP_INVALID_MEDIA_TYPE") return { problem: edgeProblem("ContentTypeUnknown"), headers: {} };
  if (isUncarriable(error)) return { problem: edgeProblem("RequestMalformed"), headers: {} };
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
  // Before the database is asked about: a body that breaks off ends with ECONNRESET as a lost database does.
  if (typeof statusCode === "number" && statusCode >= 400 && statusCode < 500) {
    return { problem: edgeProblem("RequestMalformed"), headers: {} };
  }
  if (isDatabaseDown(error)) return { problem: edgeProblem("ReadUnavailable"), headers: { "retry-after": "2" } };
  return undefined;
}

/** A text that PostgreSQL cannot keep: what was given had it, wherever the edge did not look. */
function isUncarriable(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return error instanceof Error && (code === "22021" || code === "22P05");
}
