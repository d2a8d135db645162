import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { rulebook } from "../../programs/server/rooms.ts";
import type { RuledRoute } from "../../src/access/server/route-rules.ts";
import type { OrderKind } from "../../src/ground/order-kind.ts";
import { madePlaces, madeWith } from "./made.ts";
import { crossings, everyPlace, placesIn, routesOfAll } from "./walk.ts";

const places = await everyPlace();
const routes = await routesOfAll();

/** Names that say of whom, in orders whose field is sealed, or that are words of ours. */
const known = {
  "names CallerTold": "that the caller was told",
  "names TellCaller": "that the caller was told",
  ...Object.fromEntries(
    ["fact DetailNoted", "order NoteDetail"].flatMap((where) =>
      ["identity", "phone"].map((kind) => [`${where} kind=${kind}`, "the kind of a sealed detail"]),
    ),
  ),
  ...Object.fromEntries(
    ["fact PersonRequestReceived", "order ReceivePersonRequest"].flatMap((where) =>
      ["identityShown", "identityShown=identityCard", "identityShown=passport"].map((path) => [
        `${where} ${path}`,
        "which paper somebody showed, not what it says",
      ]),
    ),
  ),
};

test("no field, column, parameter, code or metric is for somebody's number, name or birth, but the sealed ones", () => {
  assert.deepEqual(crossings(places, 7, known), []);
});

test("one that is made is found wherever it is put", () => {
  for (const name of ["id_card", "passport", "phone", "caller_name", "date_of_birth"]) {
    assert.equal(crossings(madeWith(name), 7).length, madePlaces, name);
  }
});

/** What may be asked of lists and cards: times, places on the map, codes, ids and badges. */
const askable: Readonly<Record<string, string>> = {
  ...{ from: "a time, or a point of a way", to: "a time, or a point of a way", cursor: "a place in a list" },
  ...{ limit: "how many", most: "how many", least: "how many", after: "a number in the log", n: "a number in the log" },
  ...{
    size: "a size of the log",
    position: "a place in the feed",
    current: "yes or no",
    stage: "a code",
    kind: "a code",
  },
  ...{
    purpose: "a code",
    state: "a code",
    unit: "a callsign",
    post: "a post",
    what: "a code",
    stream: "a stream's id",
    types: "types of facts",
    year: "a year",
    by: "what figures are parted by",
  },
  ...{ officer: "a badge, in the record of the service's own reading", minutes: "how long", lines: "yes or no" },
  ...{
    incident: "an incident's number",
    place: "words of the address of an incident",
    station: "a code",
    type: "a code",
  },
  ...{ month: "a month", rule: "a rule by which the service's own work is checked" },
  ...{ service: "an item of the service menu", turn: "a part of the house" },
  ...{ complaint: "a number of chance, told to whoever complained", channel: "a code", gap: "a code" },
  ...{ q: "an address, held against the map", near: "a point", uncovers: "yes or no", id: "a device's unit" },
  ...{ lat: "a device's", lon: "a device's", timestamp: "a device's", speed: "a device's", bearing: "a device's" },
  ...{ accuracy: "a device's", crs: "a code" },
};

function asked(all: readonly RuledRoute[]): readonly string[] {
  return all.flatMap(({ url, config: { query } }) =>
    query === undefined
      ? []
      : placesIn({ where: url, shape: query }).flatMap(({ path, name }) =>
          path.includes(".") || path.endsWith("=") ? [] : [`${url} ${name}`],
        ),
  );
}

const notAskable = (all: readonly RuledRoute[]) =>
  asked(all).filter((line) => !((line.split(" ")[1] ?? "") in askable));

test("no route takes a person's name or number, or words of a narrative, to search for", () => {
  assert.deepEqual(notAskable(routes), []);
  assert.deepEqual(
    asked(routes).filter((line) => /\b(?:q|officer)$/.test(line)),
    ["/api/v1/places q", "/api/v1/openings officer", "/api/v1/reads officer"],
  );
});

test("incidents are searched by what the service did and where, never by a person or a narrative", () => {
  const list = routes.filter(({ url, method }) => url === "/api/v1/incidents" && method === "GET");
  assert.deepEqual(
    asked(list)
      .map((line) => line.split(" ")[1])
      .toSorted(),
    ["current", "cursor", "from", "incident", "limit", "place", "stage", "station", "to", "type", "unit"],
  );
  assert.ok(list.every(({ config }) => config.recorded?.code === "incidents"));
});

test("a route that did would be found", () => {
  for (const name of ["name", "number", "text", "search"]) {
    const query = z.strictObject({ [name]: z.string() });
    assert.deepEqual(notAskable([{ method: "GET", url: "/made", config: { roles: ["reader"], query } }]), [
      `/made ${name}`,
    ]);
  }
});

test("no route's path has a place for somebody who called or was party to something", () => {
  const named = routes.flatMap(({ url }) => [...url.matchAll(/:(\w+)/g)].map(([, name]) => `${url} ${name}`));
  const persons = named.filter((line) => /(?:person|name|number|party|caller|phone)$/.test(line));
  // An order's name, and one of the staff who is to be let in, with the link made for them.
  assert.deepEqual(persons.toSorted(), [
    "/api/v1/orders/:name name",
    "/api/v1/people/:person/link person",
    "/api/v1/people/:person/links/:link/secret person",
  ]);
});

/** Texts of an order that lie open, with what is written there. Everything else that can hold a story is sealed. */
const open: Readonly<Record<string, string>> = {
  ...{ stream: "a stream's id", purpose: "why something is opened", reason: "why the service did something" },
  "units[].reason": "why the service did something",
  ...{
    words: "about a post or a glass",
    agent: "a browser",
    street: "of the map",
    to: "an agency",
    totals: "of an import",
  },
  ...{ source: "which text of the law" },
  ...{ url: "a witness's address", recipient: "an authority", "place.words": "the address of an incident" },
  ...{ "place.named.zh": "of the map", "place.named.en": "of the map" },
  ...{
    "name.zh": "a thing of ours",
    "name.en": "a thing of ours",
    "group.zh": "a code table",
    "group.en": "a code table",
  },
  ...{
    "types[].name.zh": "a code table",
    "types[].name.en": "a code table",
    "types[].group.zh": "a code table",
    "types[].group.en": "a code table",
  },
  ...{ "about.zh": "an item of the service menu", "about.en": "an item of the service menu" },
  ...{ "services[].name.zh": "an item of the service menu", "services[].name.en": "an item of the service menu" },
  ...{ "services[].about.zh": "an item of the service menu", "services[].about.en": "an item of the service menu" },
  "services[].gives[].label.zh": "a field of the service menu",
  "services[].gives[].label.en": "a field of the service menu",
  ...{ "gives[].label.zh": "a field of the service menu", "gives[].label.en": "a field of the service menu" },
  ...{ "lines[].name.zh": "of the map", "lines[].name.en": "of the map" },
  ...{ "areas[].name.zh": "of the map", "areas[].name.en": "of the map" },
};

/** Paths of an order's texts that are longer than a code and not sealed. */
function openTexts({ name, body, sealed }: OrderKind): readonly string[] {
  const found: string[] = [];
  const walk = (node: unknown, path: string): void => {
    if (typeof node !== "object" || node === null) return;
    const schema = node as Record<string, unknown>;
    const isFixed = ["enum", "pattern", "format", "const"].some((key) => key in schema);
    if (schema["type"] === "string" && !isFixed && !(Number(schema["maxLength"]) <= 80) && !sealed.includes(path))
      found.push(path);
    for (const [key, inner] of Object.entries(schema["properties"] ?? {}))
      walk(inner, path === "" ? key : `${path}.${key}`);
    walk(schema["items"], `${path}[]`);
    for (const key of ["anyOf", "oneOf", "allOf"])
      for (const inner of (schema[key] ?? []) as unknown[]) walk(inner, path);
  };
  walk(z.toJSONSchema(body, { io: "input", unrepresentable: "any" }), "");
  return (
    found
      .filter((path) => !(path in open) && !(path === "note" && name === "StatePromiseCause"))
      // The words of the law itself, by two people.
      .filter((path) => !(name === "SetLimit" && path.startsWith("limit.")))
      .map((path) => `${name} ${path}`)
  );
}

test("every text an order takes is sealed, or is known for what it is", () => {
  assert.deepEqual([...rulebook.orders.values()].flatMap(openTexts), []);
});

test("an order that kept a story open would be found", () => {
  const given = rulebook.orders.get("AddNarrative");
  assert.ok(given);
  assert.deepEqual(openTexts({ ...given, sealed: [] }), ["AddNarrative text"]);
});

test("callers' and parties' particulars are sealed wherever an order takes them", () => {
  const sealedBy = (name: string) => [...(rulebook.orders.get(name)?.sealed ?? [])].sort();
  const needed: Readonly<Record<string, readonly string[]>> = {
    RingCall: ["number"],
    NoteCall: ["name", "number", "said"],
    OpenIncident: ["narrative"],
    AddNarrative: ["text"],
    GiveReport: ["text"],
    TellCaller: ["note"],
    RegisterPerson: ["name"],
    NoteDetail: ["detail"],
    ReceivePersonRequest: ["applicant", "contact", "words"],
    CorrectRecord: ["text"],
  };
  for (const [name, fields] of Object.entries(needed)) {
    assert.deepEqual(
      fields.filter((field) => !sealedBy(name).includes(field)),
      [],
      name,
    );
  }
});

test("every route that answers says what it puts on record, or why nothing", () => {
  const silent = routes
    .filter(({ config }) => config.open !== true && config.recorded === undefined && (config.unrecorded ?? "") === "")
    .map(({ url }) => url.replace("/api/v1", ""))
    .filter((url) => !/^\/(?:session|account|people\/:person|people\/admit|tokens)\b/.test(url));
  assert.deepEqual(silent, []);
});
