/** Rows of a keyboard and how far each is shifted to the right, in widths of a key. */
const keyboard = [
  { keys: "`1234567890-=", shift: -1 },
  { keys: "qwertyuiop[]\\", shift: 0.5 },
  { keys: "asdfghjkl;'", shift: 0.75 },
  { keys: "zxcvbnm,./", shift: 1.25 },
] as const;

/** What the same key gives with the shift key held, on the US layout that Chinese keyboards have. */
const shifted: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from('~!@#$%^&*()_+{}|:"<>?').map((mark, index) => [mark, "`1234567890-=[]\\;',./".charAt(index)]),
);

const places: ReadonlyMap<string, readonly [x: number, row: number]> = new Map(
  keyboard.flatMap(({ keys, shift }, row) =>
    Array.from(keys).map((key, column) => [key, [column + shift, row]] as const),
  ),
);

/**
 * Whether the second character is an easy guess after the first: the same, the next or previous letter or digit, a
 * neighbouring key, the digit above or below on a number pad.
 */
function followsByItself(before: string, after: string): boolean {
  const from = shifted[before] ?? before;
  const to = shifted[after] ?? after;
  if (from === to) return true;
  const step = Math.abs((from.codePointAt(0) ?? 0) - (to.codePointAt(0) ?? 0));
  const bothDigits = /^\d\d$/.test(from + to);
  if ((bothDigits || /^[a-z]{2}$/.test(from + to)) && step === 1) return true;
  if (bothDigits && (step === 9 || (step === 3 && from !== "0" && to !== "0"))) return true;
  const left = places.get(from);
  const right = places.get(to);
  if (left === undefined || right === undefined) return false;
  return Math.abs(left[1] - right[1]) <= 1 && Math.abs(left[0] - right[0]) <= 1;
}

/** How many characters of a text (lower case) do not follow by themselves from the one before; the first is one. */
export function surprisesIn(text: string): number {
  const characters = Array.from(text);
  return characters.filter((character, index) => {
    const before = characters[index - 1];
    return before === undefined || !followsByItself(before, character);
  }).length;
}
