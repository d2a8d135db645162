/** Values of a column that are looked at; which columns are empty throughout is found in all of them. */
const sampled = 1000;

/** Some values of one column, spread over the whole table, and whether they only ever run upward, or only downward. */
export interface ColumnSample {
  add(value: string): void;
  values(): readonly string[];
  isInOrder(): boolean;
}

export function columnSample(): ColumnSample {
  const kept: string[] = [];
  let seen = 0;
  let last: string | undefined;
  let rises = 0;
  let falls = 0;
  return {
    add: (value) => {
      seen += 1;
      if (last !== undefined && value.length === last.length && value > last) rises += 1;
      else if (last !== undefined && value !== last) falls += 1;
      last = value;
      // The first values, and then later ones in their place ever more rarely: what comes late in a table is looked at too.
      if (kept.length < sampled) kept.push(value);
      else if (seen % Math.ceil(seen / sampled) === 0) kept[seen % sampled] = value;
    },
    values: () => kept,
    // Twenty steps one way by chance: one in a million.
    isInOrder: () => rises >= 20 && falls === 0,
  };
}
