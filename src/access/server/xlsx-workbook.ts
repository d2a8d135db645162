import { openXlsx, type Parts, TableUnreadable } from "./open-xlsx.ts";
import { builtInFormat, formatOf, type NumberShown } from "./xlsx-number.ts";
import { readXml } from "./xlsx-xml.ts";

/** What a sheet's cells refer to. */
export interface Workbook {
  /** The first sheet that is not hidden. */
  readonly sheet: Buffer;
  readonly texts: readonly string[];
  /** How numbers are shown, by the style of the cell. */
  readonly shown: readonly NumberShown[];
  readonly date1904: boolean;
}

export const noSheet = { zh: "XLSX 文件中没有可读的工作表", en: "The XLSX file has no sheet that can be read." };

const tooManyTexts = {
  zh: "文件内容过于庞大，无法读取：请只保留要导入的一张表，另存为 CSV",
  en: "There is too much in the file to read it: keep the one sheet to import and save it as CSV.",
};
/** As many as the largest table has cells. */
const mostTexts = 1_000_000;

interface Relation {
  readonly id: string;
  /** The last word of its type, which the strict and the usual form of the format share. */
  readonly kind: string;
  readonly target: string;
}

/** Finds the parts by their relations, wherever they lie (ECMA-376 part 2, 6.5). Throws `TableUnreadable`. */
export function openWorkbook(bytes: Buffer): Workbook {
  const parts = openXlsx(bytes);
  const main = relationsOf(parts, "").find(({ kind }) => kind === "officedocument")?.target ?? "xl/workbook.xml";
  const content = parts.read(main);
  if (content === undefined) throw new TableUnreadable(noSheet);
  const { sheets, date1904 } = sheetsOf(content);
  const relations = relationsOf(parts, main);
  const sheet = sheets
    .flatMap((id) => relations.filter((relation) => relation.kind === "worksheet" && relation.id === id))
    .map(({ target }) => parts.read(target))
    .find((found) => found !== undefined);
  if (sheet === undefined) throw new TableUnreadable(noSheet);
  const beside = (kind: string) => {
    const target = relations.find((relation) => relation.kind === kind)?.target;
    return target === undefined ? undefined : parts.read(target);
  };
  return { sheet, date1904, texts: textsOf(beside("sharedstrings")), shown: stylesOf(beside("styles")) };
}

function relationsOf(parts: Parts, source: string): readonly Relation[] {
  const slash = source.lastIndexOf("/") + 1;
  const content = parts.read(`${source.slice(0, slash)}_rels/${source.slice(slash)}.rels`);
  const found: Relation[] = [];
  if (content === undefined) return found;
  readXml(content, {
    open: (name, attribute) => {
      if (name !== "Relationship" || attribute("TargetMode")?.toLowerCase() === "external") return;
      const kind = (attribute("Type") ?? "").replace(/^.*\//, "").toLowerCase();
      found.push({
        id: attribute("Id") ?? "",
        kind,
        target: placeOf(attribute("Target") ?? "", source.slice(0, slash)),
      });
    },
  });
  return found;
}

/** A target as the name of a part: from the root, or from the folder of what points to it. */
function placeOf(target: string, folder: string): string {
  const written = target
    .replaceAll("\\", "/")
    .replace(/%([\da-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  const steps: string[] = [];
  for (const step of (written.startsWith("/") ? written : folder + written).split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}

const yes = /^(?:1|true|on)$/i;

/** The relations of the sheets in their order, those that are not hidden first. */
function sheetsOf(content: Buffer): { readonly sheets: readonly string[]; readonly date1904: boolean } {
  const shown: string[] = [];
  const hidden: string[] = [];
  let date1904 = false;
  readXml(content, {
    open: (name, attribute) => {
      if (name === "workbookPr") date1904 = yes.test(attribute("date1904")?.trim() ?? "");
      if (name !== "sheet") return;
      const id = attribute(":id") ?? "";
      if ((attribute("state") ?? "visible").toLowerCase() === "visible") shown.push(id);
      else hidden.push(id);
    },
  });
  return { sheets: [...shown, ...hidden], date1904 };
}

function textsOf(content: Buffer | undefined): readonly string[] {
  const texts: string[] = [];
  if (content === undefined) return texts;
  const text = joinedText();
  readXml(content, {
    open: (name) => {
      if (name === "si") text.begin();
      text.open(name);
    },
    close: (name, written) => {
      text.close(name, written);
      if (name !== "si") return;
      if (texts.length === mostTexts) throw new TableUnreadable(tooManyTexts);
      texts.push(text.whole());
    },
  });
  return texts;
}

/** The runs of a text put together, without what says how it is pronounced. */
export function joinedText() {
  let whole = "";
  let aside = 0;
  return {
    begin: () => {
      whole = "";
      aside = 0;
    },
    open: (name: string) => {
      if (name === "rPh") aside += 1;
    },
    close: (name: string, written: string) => {
      if (name === "rPh") aside -= 1;
      else if (name === "t" && aside === 0) whole += written;
    },
    whole: () => unescaped(whole),
  };
}

/** `_x000D_` stands for a character that XML cannot hold (ECMA-376 part 1, 22.4.2.4). */
export function unescaped(text: string): string {
  return text.replace(/_x([\da-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function stylesOf(content: Buffer | undefined): readonly NumberShown[] {
  const patterns = new Map<string, string>();
  const formats: string[] = [];
  let inCells = false;
  if (content === undefined) return [];
  readXml(content, {
    open: (name, attribute) => {
      if (name === "numFmt") patterns.set(attribute("numFmtId") ?? "", attribute("formatCode") ?? "");
      if (name === "cellXfs") inCells = true;
      if (name === "xf" && inCells) formats.push(attribute("numFmtId") ?? "0");
    },
    close: (name) => {
      if (name === "cellXfs") inCells = false;
    },
  });
  return formats.map((id) => {
    const pattern = patterns.get(id);
    return pattern === undefined ? builtInFormat(Number(id)) : formatOf(pattern);
  });
}
