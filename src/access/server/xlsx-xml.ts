import sax from "sax";

/** What is met while a part is read, names without their prefix. */
export interface Met {
  open?(name: string, attributes: Attributes): void;
  /** Of an element, with all text inside it but not inside its own elements. */
  close?(name: string, text: string): void;
}

/** The value of an attribute by its name without prefix, or with any prefix (`:id` of `r:id`). */
export type Attributes = (name: string) => string | undefined;

const chunkBytes = 256 * 1024;

/** Reads a part of a workbook, which is XML in UTF-8 or UTF-16. Throws where it is not well formed. */
export function readXml(content: Buffer, met: Met): void {
  const texts: string[] = [];
  const more = (text: string) => {
    const at = texts.length - 1;
    if (at >= 0) texts[at] += text;
  };
  const parser = Object.assign(sax.parser(true), {
    onerror: (error: Error) => {
      throw error;
    },
    onopentag: ({ name, attributes }: sax.Tag | sax.QualifiedTag) => {
      texts.push("");
      met.open?.(localName(name), (wanted) => attributeOf(attributes, wanted));
    },
    ontext: more,
    oncdata: more,
    onclosetag: (name: string) => met.close?.(localName(name), texts.pop() ?? ""),
  });
  const decoder = new TextDecoder(encodingOf(content), { fatal: true });
  for (let at = 0; at < content.length; at += chunkBytes) {
    parser.write(decoder.decode(content.subarray(at, at + chunkBytes), { stream: true }));
  }
  parser.write(decoder.decode()).close();
}

function encodingOf(content: Buffer): string {
  if (content[0] === 0xff && content[1] === 0xfe) return "utf-16le";
  return content[0] === 0xfe && content[1] === 0xff ? "utf-16be" : "utf-8";
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function attributeOf(attributes: Readonly<Record<string, unknown>>, wanted: string): string | undefined {
  const found = wanted.startsWith(":")
    ? Object.entries(attributes).find(([name]) => name.includes(":") && name.endsWith(wanted))?.[1]
    : attributes[wanted];
  return typeof found === "string" ? found : undefined;
}
