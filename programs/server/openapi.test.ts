import assert from "node:assert/strict";
import { after, test } from "node:test";
import { memoryApi } from "./testing/memory-api.ts";

const api = await memoryApi();
after(api.close);

type Schema = Record<string, unknown>;

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly schema: Schema;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<Record<string, { readonly description: string }>>;
  readonly security?: readonly unknown[];
}

interface Description {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>>; readonly securitySchemes: object };
  readonly security: readonly Record<string, unknown>[];
}

const described = (await api.get("/api/v1/openapi.json", null)).json<Description>();
const operations = Object.entries(described.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

/** Every value under a key anywhere in the document. */
function everywhere(value: unknown, key: string): readonly unknown[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    ...(name === key ? [inner] : []),
    ...everywhere(inner, key),
  ]);
}

test("it is an OpenAPI 3.1 document with what one must have", () => {
  assert.equal(described.openapi, "3.1.0");
  assert.deepEqual([described.info.title, described.info.version], ["Callsign", "0.0.0"]);
  for (const { path, method, operation } of operations) {
    assert.match(path, /^\/api\/v1\//);
    assert.ok(["get", "post", "put", "delete"].includes(method), method);
    assert.match(operation.summary, /\p{Script=Han}.* · .*[a-z]/u, `${method} ${path}`);
    assert.ok(
      Object.keys(operation.responses).some((status) => status.startsWith("2")),
      path,
    );
    for (const response of Object.values(operation.responses)) assert.equal(typeof response.description, "string");
  }
});

test("operations have ids of their own, and every path parameter is declared", () => {
  const ids = operations.map(({ operation }) => operation.operationId);
  assert.equal(new Set(ids).size, ids.length);
  for (const { path, operation } of operations) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const declared = (operation.parameters ?? []).filter((each) => each.in === "path").map((each) => each.name);
    assert.deepEqual(declared, named, path);
  }
});

test("every reference leads somewhere, and every security requirement names a scheme", () => {
  for (const reference of everywhere(described, "$ref")) {
    const name = String(reference).replace("#/components/schemas/", "");
    assert.ok(name in described.components.schemas, String(reference));
  }
  const schemes = new Set(Object.keys(described.components.securitySchemes));
  for (const requirement of described.security)
    for (const name of Object.keys(requirement)) assert.ok(schemes.has(name));
});

test("each order has its route, its body with the sealed fields marked, and the time it may carry", () => {
  const body = described.components.schemas["AddSumBody"] as {
    properties: Record<string, Schema>;
    required: string[];
    additionalProperties: boolean;
  };
  assert.deepEqual(Object.keys(body.properties).sort(), ["amount", "keeper", "key", "note", "occurredAt"]);
  assert.deepEqual([...body.required].sort(), ["amount", "keeper", "key"]);
  assert.equal(body.additionalProperties, false);
  assert.equal(body.properties["note"]?.["x-sealed"], true);
  assert.equal(body.properties["amount"]?.["x-sealed"], undefined);
  const operation = described.paths["/api/v1/orders/AddSum"]?.["post"];
  assert.equal(operation?.parameters?.[0]?.name, "Idempotency-Key");
  assert.deepEqual(operation?.requestBody?.content["application/json"]?.schema, {
    $ref: "#/components/schemas/AddSumBody",
  });
});

test("each order says what it may be refused for, by its own rule and by authority, under the status each is", () => {
  const operation = described.paths["/api/v1/orders/AddSum"]?.["post"] as unknown as {
    readonly "x-refusals": unknown;
    readonly responses: Readonly<Record<string, { readonly description: string }>>;
  };
  assert.deepEqual(operation["x-refusals"], {
    own: ["TooMuch"],
    standing: ["OffPost", "RoleNotAllowed", "TokenScope"],
  });
  assert.match(operation.responses["422"]?.description ?? "", /: `OrderIdReused`, `OrderIdTooOld`$/);
  assert.match(operation.responses["409"]?.description ?? "", /`TooMuch`$/);
  assert.ok("503" in operation.responses && "401" in operation.responses);
});

test("every route that answers is described, with the parameters it takes", async () => {
  for (const path of [
    "orders",
    "live",
    "board",
    "openings",
    "session",
    "session/demo",
    "health",
    "health/live",
    "status",
    "openapi.json",
  ]) {
    assert.ok(`/api/v1/${path}` in described.paths, path);
  }
  const live = described.paths["/api/v1/live"]?.["get"];
  assert.deepEqual(
    live?.parameters?.map((each) => [each.name, each.in, each.required]),
    [["position", "query", false]],
  );
  assert.deepEqual(described.paths["/api/v1/health"]?.["get"]?.security, []);
});
