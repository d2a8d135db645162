/**
 * The name of a part of the house: something that is opened once and asked by others (the clock, the board, the road graph).
 * It carries the part's type, so that whoever needs the part by this name has it typed.
 */
export interface PartName<Part> {
  readonly name: string;
  /** Never there: it holds the type. */
  readonly part?: Part;
}

export function partName<Part>(name: string): PartName<Part> {
  return { name };
}

export type PartNames = Readonly<Record<string, PartName<unknown>>>;

/** The parts behind names. */
export type Parts<Names extends PartNames> = {
  readonly [Key in keyof Names]: Names[Key] extends PartName<infer Part> ? Part : never;
};

/** Notes what ends something that was opened; what was noted last is ended first. */
export type Ending = (end: () => void | Promise<void>) => void;

/** All parts there are so far, by name. */
export class MakingParts {
  readonly #given = new Map<string, unknown>();

  /** Throws (a defect of composition) when the part was given before. */
  give<Part>({ name }: PartName<Part>, part: Part): this {
    if (this.#given.has(name)) throw new Error(`two give the part ${name}`);
    this.#given.set(name, part);
    return this;
  }

  has({ name }: PartName<unknown>): boolean {
    return this.#given.has(name);
  }

  /** Throws (a defect of composition) when nobody has given it. */
  get<Part>({ name }: PartName<Part>): Part {
    if (!this.#given.has(name)) throw new Error(`nobody gives the part ${name}`);
    // What was given under a name has the name's type: `give` demands it.
    return this.#given.get(name) as Part;
  }

  /** All of `names`. */
  all<Names extends PartNames>(names: Names): Parts<Names> {
    return Object.fromEntries(Object.entries(names).map(([key, name]) => [key, this.get(name)])) as Parts<Names>;
  }
}
