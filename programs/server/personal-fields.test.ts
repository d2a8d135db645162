import assert from "node:assert/strict";
import { after, test } from "node:test";
import { z } from "zod";
import { rulebook } from "./rooms.ts";
import { wholeApi } from "./testing/whole-api.ts";

/*
 * SCOPE.md, boundary 7: a personal detail is in a sealed field or nowhere. Every order's body and every route's body and
 * query is walked down to its single values, and each is handed a phone number, an identity number and a number plate.
 * One that takes any of them must be a field that is sealed.
 */
const planted = ["13812345678", "电话 138-1234-5678", "11010519491231002X", "皖A12345"];

interface Place {
  readonly path: string;
  readonly schema: z.core.$ZodType;
}

/** Every single value of a schema, keys of records among them; what cannot be looked into counts as one. */
function* placesOf(schema: z.core.$ZodType, path: string): Generator<Place> {
  const { def } = schema as unknown as { def: Record<string, unknown> & { type: string } };
  const inner = (name: string) => def[name] as z.core.$ZodType;
  switch (def.type) {
    case "object": {
      const shape = def["shape"] as Readonly<Record<string, z.core.$ZodType>>;
      for (const [name, each] of Object.entries(shape)) yield* placesOf(each, path === "" ? name : `${path}.${name}`);
      if (def["catchall"] !== undefined) yield* placesOf(inner("catchall"), `${path}.*`);
      return;
    }
    case "array":
      return yield* placesOf(inner("element"), `${path}[]`);
    case "tuple":
      for (const each of def["items"] as readonly z.core.$ZodType[]) yield* placesOf(each, `${path}[]`);
      return;
    case "record":
      yield* placesOf(inner("keyType"), `${path}.key`);
      return yield* placesOf(inner("valueType"), `${path}.value`);
    case "union":
      for (const each of def["options"] as readonly z.core.$ZodType[]) yield* placesOf(each, path);
      return;
    case "optional":
    case "nullable":
    case "default":
    case "readonly":
      return yield* placesOf(inner("innerType"), path);
    // A strict object's catch-all takes nothing.
    case "never":
      return;
    default:
      yield { path, schema };
  }
}

/** What of it comes out as text again; a number that is read from a query is no text. */
function takes({ schema }: Place): readonly string[] {
  return planted.filter((value) => {
    const { success, data } = z.safeParse(schema, value);
    return success && typeof data !== "number";
  });
}

function open(schema: z.ZodType, isSealed: (path: string) => boolean = () => false): readonly string[] {
  return [...placesOf(schema, "")]
    .filter((place) => !isSealed(place.path) && takes(place).length > 0)
    .map(({ path }) => path);
}

test("no order takes what looks personal in a field that is not sealed", () => {
  const found = [...rulebook.orders.values()].flatMap(({ name, body, sealed }) =>
    open(body, (path) => sealed.includes(path)).map((path) => `${name} ${path}`),
  );
  assert.deepEqual(found, []);
});

test("every sealed field takes what people say, whatever it looks like", () => {
  for (const { name, body, sealed } of rulebook.orders.values()) {
    const places = new Map([...placesOf(body, "")].map((place) => [place.path, place]));
    for (const field of sealed) {
      const place = places.get(field) ?? assert.fail(`${name} seals ${field}, which it does not have`);
      assert.deepEqual(takes(place), planted, `${name} ${field}`);
    }
  }
});

const api = await wholeApi();
after(api.close);

/** Places of routes that take any text, each with why it is neither recorded nor searched by. */
const unrecorded: readonly (readonly [RegExp, string])[] = [
  [/^POST \/api\/v1\/(openings|files\/open) body words$/, "sealed under the opening"],
  [/^POST \/api\/v1\/uploads body name$/, "wrapped with the file's key, and sealed by the order that carries the file"],
  [/^POST \/api\/v1\/uploads\/part body $/, "a part of a file, encrypted as it comes"],
  [
    /^POST \/api\/v1\/log\/cosignatures body note$/,
    "compared with our own checkpoints; only checked signatures are kept",
  ],
  [/ query (cursor|position)$/, "an opaque place that this server gave out; any other is refused when it is read"],
  [/^POST \/api\/v1\/(session|account)\b.* body /, "secrets of signing in, compared and forgotten"],
  [
    /^POST \/api\/v1\/(people\/preview|settings\/compare|areas\/compare) body $/,
    "a file that is looked at; what it leads to are orders, checked as such",
  ],
  [/^POST \/api\/v1\/roads\/import\/part body $/, "a part of a map file, as OpenStreetMap gives it out"],
  [
    /^(GET|POST) \/api\/v1\/positions\/\w+ (query|body) /,
    "what a tracker sends; numbers are read from it and nothing else",
  ],
];

test("no route takes it either, in a query or a body", () => {
  const found = api.app.rules.flatMap(({ method, url, config }) =>
    (["query", "body"] as const).flatMap((part) => {
      const schema = config[part];
      return schema === undefined ? [] : open(schema).map((path) => `${method} ${url} ${part} ${path}`);
    }),
  );
  assert.deepEqual(
    found.filter((place) => !unrecorded.some(([pattern]) => pattern.test(place))),
    [],
  );
  for (const [pattern, why] of unrecorded)
    assert.ok(
      found.some((place) => pattern.test(place)),
      why,
    );
});

test("what is refused is said by field and kind, in both languages", async () => {
  const by = api.token("systemAdministrator");
  const name = { zh: "站", en: "Call 13812345678" };
  const answer = await api.give("RegisterStation", { id: "N", name, point: [110, 31] }, by);
  const { code, field, zh, detail } = answer.json<Readonly<Record<string, string>>>();
  assert.deepEqual([answer.statusCode, code, field], [400, "BodyInvalid", "name.en"]);
  assert.equal(zh, "字段 name.en 疑似含有电话号码；个人信息请填入密封字段");
  assert.match(detail ?? "", /^The field name\.en must not contain what looks like a phone number; .*sealed field\.$/);
});
