/** A priority as it was read; `isGuess` when the text does not plainly say one of 1 to 4. */
export interface TablePriority {
  readonly priority: number;
  readonly isGuess: boolean;
}

const defaultPriority = 3;
const plain = /^(?:p|pri|prio|priority|优先级|等级)?[ .:#-]*([1-4])$/i;
const chineseGrade = /^([一二三四1-4])级(?:警情)?$/;
/** Medical dispatch: the number of the complaint, the grade, the number of the finding. */
const determinant = /^\d{1,3}-?([ABCDEO])-?\d{1,2}[A-Z]?$/i;
const gradeWords = /^(alpha|bravo|charlie|delta|echo|omega)$/i;

/** E and D are 1, C is 2, B is 3, A and O are 4. */
function ofGrade(letter: string): number {
  return ["ED", "C", "B", "AO"].findIndex((grades) => grades.includes(letter.toUpperCase())) + 1;
}

/**
 * 1 to 4. The mapping's own table decides first. Plain are 1 to 4, with or without the word, 一级 to 四级, and the grades of
 * medical dispatch. Anything else is a guess: a leading number kept within 1 to 4, a grade's bare letter, else 3. Without a
 * text it is 3.
 */
export function tablePriority(
  written: string | undefined,
  table: Readonly<Record<string, number>> = {},
): TablePriority {
  if (written === undefined) return { priority: defaultPriority, isGuess: false };
  const text = written.normalize("NFKC").replace(/^(\d+)\.0+$/, "$1");
  const own = [written, text].map((key) => (Object.hasOwn(table, key) ? table[key] : undefined)).find((one) => one);
  if (own !== undefined) return { priority: own, isGuess: false };
  const number = plain.exec(text)?.[1];
  if (number !== undefined) return { priority: Number(number), isGuess: false };
  const chinese = chineseGrade.exec(text)?.[1];
  if (chinese !== undefined)
    return { priority: Math.max(" 一二三四".indexOf(chinese), Number(chinese) || 0), isGuess: false };
  const grade = determinant.exec(text)?.[1] ?? gradeWords.exec(text)?.[1]?.charAt(0);
  if (grade !== undefined) return { priority: ofGrade(grade), isGuess: false };
  const leading = /^\D{0,2}(\d+)/.exec(text)?.[1];
  if (leading !== undefined) return { priority: Math.min(4, Math.max(1, Number(leading))), isGuess: true };
  const letter = /^[ABCDEO]$/i.test(text) ? ofGrade(text) : 0;
  return { priority: letter === 0 ? defaultPriority : letter, isGuess: true };
}
