const byPinyin = new Intl.Collator("zh-Hans-CN-u-co-pinyin");

/** The letters that a syllable begins with, and for each the first character of the language's own order that has it. */
const letters = "abcdefghjklmnopqrstwxyz";
const firstOfLetter = Array.from("吖丷嚓咑妸发旮哈讥咔垃呣拏噢妑七呥仨他屲夕丫帀");

/**
 * The first letters of a text in pinyin, in small letters: `zhdt` of 指挥大厅. What is no Chinese character stays. A
 * character of several readings counts by its usual one. Found by the browser's own order of Chinese words: a table of
 * readings would weigh as much as the console.
 */
export function initialsOf(text: string): string {
  return Array.from(text.toLowerCase())
    .map((each) => (/\p{Script=Han}/u.test(each) ? (letters[placeOf(each)] ?? each) : each))
    .join("");
}

function placeOf(character: string): number {
  return firstOfLetter.findLastIndex((first) => byPinyin.compare(first, character) <= 0);
}
