import type { FastifyContextConfig, FastifyInstance } from "fastify";
import { z } from "zod";
import { factSchema } from "../../src/journal/fact-schema.ts";
import { instantSchema } from "../../src/ground/instant.ts";
import type { Sentence } from "../../src/ground/sentence.ts";
import { ulidSchema } from "../../src/ground/ulid.ts";
import type { OrderKind } from "../../src/ground/order-kind.ts";
import type { Rulebook } from "../../src/journal/rulebook.ts";
import { wireVersions } from "../../src/journal/wire-versions.ts";
import { ofAnyOrder, refusalsOf, refusalsOfRoute } from "../../src/access/server/declared-refusals.ts";
import { edgeOfOrders, edgeRefusals } from "./edge-refusals.ts";
import { mostOrders } from "./order-routes.ts";
import { problemOf } from "./problems.ts";
import { edgeOf } from "./route-refusals.ts";

type Schema = Record<string, unknown>;

interface Described {
  readonly method: string;
  readonly url: string;
  readonly config: FastifyContextConfig;
}

const prefix = "/api/v1";

/** The description of the whole API, made from the schemas the routes and orders are checked by. */
export function openApiRoute(book: Rulebook, version: string) {
  const routes: Described[] = [];
  let text: string | undefined;
  return {
    /** Watches the routes that follow; each says about itself what its `config` says. */
    watch: (api: FastifyInstance): void => {
      api.addHook("onRoute", (route) => {
        const config: FastifyContextConfig = route.config ?? {};
        if (config.documented === false) return;
        for (const method of [route.method].flat()) {
          if (method !== "HEAD") routes.push({ method, url: route.url, config });
        }
      });
    },
    route: (api: FastifyInstance): void => {
      api.get(
        "/openapi.json",
        { config: { open: true, title: { zh: "本接口说明（OpenAPI 3.1）", en: "This description (OpenAPI 3.1)" } } },
        (_, reply) => {
          text ??= JSON.stringify(describe(book, routes, version));
          return reply.type("application/json; charset=utf-8").send(text);
        },
      );
    },
  };
}

function describe(book: Rulebook, routes: readonly Described[], version: string): Schema {
  const paths: Record<string, Record<string, Schema>> = {};
  const bodies: Record<string, Schema> = {};
  for (const kind of book.orders.values()) {
    if (kind.internal === true) continue;
    bodies[`${kind.name}Body`] = bodyOfOrder(kind);
    paths[`${prefix}/orders/${kind.name}`] = { post: orderOperation(book, kind) };
  }
  paths[`${prefix}/orders`] = { post: listOperation(book) };
  for (const route of routes) {
    const url = route.url.replace(/:(\w+)/g, "{$1}");
    (paths[url] ??= {})[route.method.toLowerCase()] = readOperation(book, route, url);
  }
  return {
    openapi: "3.1.0",
    jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
    info: {
      title: "Callsign",
      version,
      description:
        "接处警平台接口。指令（POST /orders/…）是唯一的写入方式；读取均按可见范围过滤。\n\n" +
        "The operations platform of a public-safety district. Orders are the only way to write; every read is filtered by what its reader may see. Times are RFC 3339, places WGS-84 [longitude, latitude].",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
    security: [{ bearer: [] }, { session: [] }],
    paths,
    "x-refusals-of-any-order": { orders: ofAnyOrder, edge: edgeOfOrders },
    components: {
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer", description: "`callsign token --role ROLE`" },
        session: { type: "apiKey", in: "cookie", name: "callsign-session", description: "POST /api/v1/session" },
      },
      schemas: {
        ...bodies,
        Fact: jsonSchema(factSchema),
        Accepted: acceptedSchema(),
        Problem: problemSchema(book),
      },
    },
  };
}

const idempotency = [
  "The order's id, drawn by the sender. It belongs to whom first sent it: repeated by the same person or program it is",
  "answered with its first answer, and to anybody else, whatever they send, with OrderIdReused. Under the same id other plain",
  "fields are refused with OrderIdReused; sealed words are not compared, and the first ones stand. After 503, with the code",
  "Unavailable (nothing was written) or OutcomeUnknown (it is not known), send it again under the same id.",
].join(" ");

function orderOperation(book: Rulebook, kind: OrderKind): Schema {
  const refusals = refusalsOf(kind);
  return {
    operationId: kind.name,
    tags: [roomOf(book, kind)],
    ...spoken(kind.title),
    "x-roles": kind.roles,
    // How many shapes the body has had; it goes up by one whenever the body changes.
    "x-version": wireVersions.orders[kind.name]?.length,
    // By its own rule; by authority and the clock. What any order may be answered stands beside `paths`.
    "x-refusals": refusals,
    parameters: [
      {
        name: "Idempotency-Key",
        in: "header",
        required: true,
        description: idempotency,
        schema: jsonSchema(ulidSchema),
      },
    ],
    requestBody: { required: true, content: json({ $ref: `#/components/schemas/${kind.name}Body` }) },
    responses: {
      "200": { description: "Accepted", content: json({ $ref: "#/components/schemas/Accepted" }) },
      ...refusedWith(book, [...refusals.own, ...refusals.standing, ...ofAnyOrder, ...edgeOfOrders]),
    },
  };
}

function listOperation(book: Rulebook): Schema {
  const item = {
    type: "object",
    required: ["id", "name", "body"],
    additionalProperties: false,
    properties: {
      id: jsonSchema(ulidSchema),
      name: { type: "string", description: "The name of an order" },
      body: { type: "object", description: "As the order of that name takes it" },
    },
  };
  const answer = {
    oneOf: [{ $ref: "#/components/schemas/Accepted" }, { $ref: "#/components/schemas/Problem" }],
    type: "object",
    required: ["id", "status"],
    properties: { id: { type: "string" }, status: { type: "integer" } },
  };
  return {
    operationId: "GiveOrders",
    tags: ["journal"],
    ...spoken({ zh: "依次下达多条指令", en: "Give orders in sequence, going on after refusals" }),
    requestBody: { required: true, content: json({ type: "array", minItems: 1, maxItems: mostOrders, items: item }) },
    responses: {
      "200": {
        description: "One answer to each order, in the same sequence",
        content: json({
          type: "object",
          required: ["answers"],
          properties: { answers: { type: "array", items: answer } },
        }),
      },
      ...refusedWith(book, [...edgeOfOrders, "ListInvalid"]),
    },
  };
}

function readOperation(book: Rulebook, { method, config }: Described, url: string): Schema {
  const refusals = refusalsOfRoute(book, config);
  const edge = edgeOf({ method, config });
  const refused = [...refusals.own, ...refusals.orders, ...refusals.standing];
  const named = [...url.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
  const answer = config.answer === undefined ? {} : jsonSchema(config.answer, "output");
  const success = method === "DELETE" ? "204" : "200";
  return {
    operationId: `${method.toLowerCase()}${url
      .slice(prefix.length)
      .replace(/[{}]/g, "")
      .replace(/[/.](\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    ...spoken(config.title ?? { zh: url, en: url }),
    ...(config.open === true ? { security: [] } : config.tokenOnly === true ? { security: [{ bearer: [] }] } : {}),
    ...(config.roles === undefined ? {} : { "x-roles": config.roles }),
    // A program's token that is limited uses only the scopes it lists (`power.reads` of `MakeToken`).
    ...(config.scope === undefined ? {} : { "x-scope": config.scope }),
    // By the route itself, by the orders it gives, by authority.
    "x-refusals": refusals,
    parameters: [...named, ...queryParameters(config.query)],
    ...(config.body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { [config.consumes ?? "application/json"]: { schema: jsonSchema(config.body) } },
          },
        }),
    responses: {
      ...(config.redirects === true
        ? { "303": { description: told("Sent on; a refusal stands in the address as `signIn`", refused) } }
        : {
            [success]: {
              description: success === "204" ? "Done" : "Found",
              ...(success === "204"
                ? {}
                : { content: { [config.produces ?? "application/json"]: { schema: answer } } }),
            },
          }),
      ...refusedWith(book, config.redirects === true ? edge : [...refused, ...edge]),
    },
  };
}

function queryParameters(query: z.ZodType | undefined): readonly Schema[] {
  if (query === undefined) return [];
  const schema = jsonSchema(query);
  const required = (schema["required"] ?? []) as readonly string[];
  return Object.entries((schema["properties"] ?? {}) as Record<string, Schema>).map(([name, each]) => ({
    name,
    in: "query",
    required: required.includes(name),
    schema: each,
  }));
}

/** The order's body with what any order may carry, its sealed fields marked. */
function bodyOfOrder(kind: OrderKind): Schema {
  const schema = jsonSchema(kind.body);
  const properties = { ...(schema["properties"] as Record<string, Schema> | undefined) };
  for (const field of kind.sealed) {
    properties[field] = {
      ...properties[field],
      "x-sealed": true,
      description: "Personal: sealed before it is recorded; opened through POST /api/v1/openings, each opening logged.",
    };
  }
  properties["occurredAt"] = {
    ...jsonSchema(instantSchema),
    description: "When it happened, if it is recorded after the event (back-entry); now when absent.",
  };
  return { ...schema, properties };
}

function acceptedSchema(): Schema {
  return {
    type: "object",
    required: ["accepted", "id", "facts", "position", "repeated"],
    properties: {
      accepted: { const: true },
      id: jsonSchema(ulidSchema),
      facts: { type: "array", items: { $ref: "#/components/schemas/Fact" } },
      position: { type: "string", description: "Feed position of the order's last fact, opaque" },
      repeated: { type: "boolean", description: "True when this is the stored answer of an earlier sending" },
    },
  };
}

function problemSchema(book: Rulebook): Schema {
  return {
    type: "object",
    description: "RFC 9457, with the sentence in English (detail) and Chinese (zh) and what it names in details",
    required: ["type", "title", "status", "code", "detail", "zh", "details"],
    properties: {
      type: { type: "string" },
      title: { type: "string" },
      status: { type: "integer" },
      code: {
        type: "string",
        description: `One of ${[...Object.keys(book.refusals), ...Object.keys(edgeRefusals)].sort().join(", ")}`,
      },
      detail: { type: "string" },
      zh: { type: "string" },
      field: { type: "string" },
      details: { type: "object" },
    },
  };
}

/** The statuses an order's refusals are, each with its codes. */
function refusedWith(book: Rulebook, codes: readonly string[]): Schema {
  const byStatus = Map.groupBy([...new Set(codes)].sort(), (refused) =>
    String(problemOf(book.refusals, { refused, details: {} }).status),
  );
  return Object.fromEntries(
    [...byStatus].map(([status, those]) => [status, problem(told(problemTitles[status] ?? "Problem", those))]),
  );
}

function told(what: string, codes: readonly string[]): string {
  return `${what}: ${codes.map((code) => `\`${code}\``).join(", ")}`;
}

const problemTitles: Readonly<Record<string, string>> = {
  "400": "Malformed",
  "401": "Not signed in",
  "403": "Not allowed",
  "404": "Not there, or out of sight",
  "409": "The state forbids it",
  "408": "Too slow",
  "413": "Too large",
  "415": "Not JSON",
  "421": "A name this server does not have",
  "422": "Makes no sense",
  "429": "Too many requests; see Retry-After",
  "431": "Headers too large",
  "500": "A defect of the program; it is logged",
  "503": "Cannot be taken now; nothing was written; see Retry-After",
};

function problem(description: string): Schema {
  return { description, content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } } };
}

function spoken({ zh, en }: Sentence): Schema {
  return { summary: `${zh} · ${en}` };
}

function json(schema: Schema): Schema {
  return { "application/json": { schema } };
}

function jsonSchema(schema: z.ZodType, io: "input" | "output" = "input"): Schema {
  const { $schema: _, ...found } = z.toJSONSchema(schema, { io, unrepresentable: "any", reused: "inline" });
  return found;
}

function roomOf(book: Rulebook, kind: OrderKind): string {
  return book.rooms.find((room) => room.orders.includes(kind))?.name ?? "journal";
}
