/** Ids as they come, in eight bytes each. */
export class IdList {
  #ids = new Float64Array(1 << 12);
  #length = 0;

  add(id: number): void {
    if (this.#length === this.#ids.length) {
      const longer = new Float64Array(this.#ids.length * 2);
      longer.set(this.#ids);
      this.#ids = longer;
    }
    this.#ids[this.#length++] = id;
  }

  /** Ascending, each once. The list is empty afterwards. */
  sorted(): Float64Array {
    const ids = this.#ids.subarray(0, this.#length).sort();
    let kept = 0;
    for (const id of ids) {
      if (kept === 0 || ids[kept - 1] !== id) ids[kept++] = id;
    }
    const once = ids.slice(0, kept);
    this.#ids = new Float64Array(0);
    this.#length = 0;
    return once;
  }
}

/** Finds positions in ascending ids; the next one after the last found costs no search, as files are mostly in order. */
export class SortedIds {
  readonly ids: Float64Array;
  #next = 0;
  constructor(ids: Float64Array) {
    this.ids = ids;
  }

  /** -1 where the id is not there. */
  find(id: number): number {
    const { ids } = this;
    const expected = this.#next;
    let low = 0;
    let high = ids.length - 1;
    if (expected < ids.length && id <= (ids[expected] ?? 0)) {
      if (id === ids[expected]) return this.#found(expected);
      if (expected === 0 || id > (ids[expected - 1] ?? 0)) return -1;
      high = expected - 1;
    }
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const there = ids[middle] ?? 0;
      if (there === id) return this.#found(middle);
      if (there < id) low = middle + 1;
      else high = middle - 1;
    }
    // The next id in order will be looked for from here.
    this.#next = low;
    return -1;
  }

  #found(position: number): number {
    this.#next = position + 1;
    return position;
  }
}

/** Where the wanted nodes lie, in 1e-7 degrees. */
export class NodeTable {
  readonly #ids: SortedIds;
  readonly lon: Int32Array;
  readonly lat: Int32Array;
  readonly #isThere: Uint8Array;
  constructor(wanted: Float64Array) {
    this.#ids = new SortedIds(wanted);
    this.lon = new Int32Array(wanted.length);
    this.lat = new Int32Array(wanted.length);
    this.#isThere = new Uint8Array(wanted.length);
  }

  get ids(): Float64Array {
    return this.#ids.ids;
  }

  /** Whether the node was already there; the later version stays. Undefined for a node nobody wants. */
  put(id: number, lon: number, lat: number): boolean | undefined {
    const position = this.#ids.find(id);
    if (position < 0) return undefined;
    const wasThere = this.#isThere[position] === 1;
    this.#isThere[position] = 1;
    this.lon[position] = lon;
    this.lat[position] = lat;
    return wasThere;
  }

  /** Position of a node that the file has, or -1. */
  at(id: number): number {
    const position = this.#ids.find(id);
    return position >= 0 && this.#isThere[position] === 1 ? position : -1;
  }
}
