import { type Draw, pick } from "../../src/district/anhe/draws.ts";
import { type Fact, streamKey, streamKind } from "../../src/ground/fact.ts";

const mostOfName = 24;
const mostStreams = 400;

type Told = Pick<Fact, "streams" | "data" | "by">;

/**
 * Values that a store is known to hold, by the name of the field they stood in. Bodies made of them are about things that
 * exist, so that orders reach the rules instead of stopping at "no such thing".
 */
export class Seen {
  readonly #byName = new Map<string, unknown[]>();
  readonly #streams: string[] = [];
  readonly #about = new Map<string, Seen>();

  /** Whatever stands in an answer, at any depth. */
  take(value: unknown, name = ""): void {
    if (isPoint(value)) this.#keep(name, value);
    else if (Array.isArray(value)) for (const each of value.slice(0, 40)) this.take(each, name);
    else if (typeof value === "object" && value !== null) {
      for (const [key, each] of Object.entries(value)) this.take(each, key);
      if (name !== "") this.#keep(name, value);
    } else if ((typeof value === "string" && value !== "") || typeof value === "number") this.#keep(name, value);
  }

  takeFact(fact: Told): void {
    this.#takeOne(fact);
    for (const stream of fact.streams) {
      const about = this.#about.get(stream) ?? new Seen();
      about.#takeOne(fact);
      this.#about.set(stream, about);
    }
  }

  /** Candidates for a field, the last seen last: by its whole name, then by its last word (`reportedType`: type). */
  named(name: string): readonly unknown[] {
    const last = /[A-Z]?[a-z]+$/.exec(name.replace(/Id$/, ""))?.[0] ?? "";
    return this.#byName.get(plain(name)) ?? this.#byName.get(plain(last)) ?? [];
  }

  stream(draw: Draw): string | undefined {
    return this.#streams.length === 0 ? undefined : lately(draw, this.#streams);
  }

  /** A thing's id of each kind of stream that was seen. */
  ofEachKind(): ReadonlyMap<string, string> {
    return new Map(this.#streams.map((stream) => [streamKind(stream), streamKey(stream)]));
  }

  /**
   * What is known about one thing that a body with these fields can be about (`incidentId`: an incident); recently
   * touched things are drawn more often. About a thing of any kind when no field names a kind.
   */
  about(draw: Draw, fields: readonly string[]): Seen | undefined {
    const kinds = [...new Set(this.#streams.map(streamKind))];
    if (kinds.length === 0) return undefined;
    const named = kinds.filter((kind) => fields.some((field) => plain(field) === kind.toLowerCase()));
    const kind = pick(draw, named.length > 0 && draw() < 0.9 ? named : kinds);
    const things = this.#streams.filter((stream) => streamKind(stream) === kind);
    return this.#about.get(lately(draw, things));
  }

  #takeOne({ streams, data, by }: Told): void {
    for (const stream of streams) {
      this.#keep(streamKind(stream), streamKey(stream));
      if (this.#streams.at(-1) === stream) continue;
      this.#streams.push(stream);
      if (this.#streams.length > mostStreams) this.#streams.shift();
    }
    this.take(data);
    this.#keep("officer", by.officer);
  }

  #keep(name: string, value: unknown): void {
    const key = plain(name);
    const held = this.#byName.get(key) ?? [];
    if (typeof value !== "object" && held.includes(value)) return;
    held.push(value);
    if (held.length > mostOfName) held.splice(Math.floor(mostOfName / 2), 1);
    this.#byName.set(key, held);
  }
}

function isPoint(value: unknown): boolean {
  return Array.isArray(value) && value.length === 2 && value.every((each) => typeof each === "number");
}

/** Draws one of a list. The last three together are drawn as often as all the others together. */
export function lately<Item>(draw: Draw, list: readonly Item[]): Item {
  return pick(draw, draw() < 0.5 ? list.slice(-3) : list);
}

function plain(name: string): string {
  return name.replace(/Id$/, "").toLowerCase();
}
