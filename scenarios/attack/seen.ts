import { type Draw, pick } from "../../src/district/anhe/draws.ts";
import { type Fact, streamKey, streamKind } from "../../src/ground/fact.ts";

const most = 24;

/**
 * Values that a store is known to hold, by the name of the field they stood in. Bodies made of them are about things that
 * exist, so that orders reach the rules instead of stopping at "no such thing".
 */
export class Seen {
  readonly #byName = new Map<string, unknown[]>();
  readonly #streams: string[] = [];

  /** Whatever stands in an answer, at any depth. */
  take(value: unknown, name = ""): void {
    if (Array.isArray(value)) for (const each of value.slice(0, 40)) this.take(each, name);
    else if (typeof value === "object" && value !== null) {
      for (const [key, each] of Object.entries(value)) this.take(each, key);
      if (name !== "") this.#keep(name, value);
    } else if ((typeof value === "string" && value !== "") || typeof value === "number") this.#keep(name, value);
  }

  takeFact(fact: Pick<Fact, "streams" | "data" | "by">): void {
    for (const stream of fact.streams) this.takeStream(stream);
    this.take(fact.data);
    this.#keep("officer", fact.by.officer);
  }

  takeStream(stream: string): void {
    this.#keep(streamKind(stream), streamKey(stream));
    if (this.#streams.at(-1) === stream) return;
    this.#streams.push(stream);
    if (this.#streams.length > 400) this.#streams.shift();
  }

  /** Candidates for a field, the last seen last: by its whole name, then by its last word (`reportedType`: type). */
  named(name: string): readonly unknown[] {
    const whole = plain(name);
    const last = plain(/[A-Z]?[a-z]+$/.exec(name.replace(/Id$/, ""))?.[0] ?? "");
    return this.#byName.get(whole) ?? this.#byName.get(last) ?? [];
  }

  stream(draw: Draw): string | undefined {
    return this.#streams.length === 0 ? undefined : lately(draw, this.#streams);
  }

  #keep(name: string, value: unknown): void {
    const key = plain(name);
    const held = this.#byName.get(key) ?? [];
    if (typeof value !== "object" && held.includes(value)) return;
    held.push(value);
    if (held.length > most) held.splice(Math.floor(most / 2), 1);
    this.#byName.set(key, held);
  }
}

/** One of a list, the last three as often as all the others. */
export function lately<Item>(draw: Draw, list: readonly Item[]): Item {
  return pick(draw, draw() < 0.5 ? list.slice(-3) : list);
}

function plain(name: string): string {
  return name.replace(/Id$/, "").toLowerCase();
}
