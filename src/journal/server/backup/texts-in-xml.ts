import sax from "sax";

/** The text of every element of this name, in the order of the document; what can be read of it when it is not XML. */
export function textsIn(xml: string, element: string): readonly string[] {
  const found: string[] = [];
  let text: string | undefined;
  const parser = Object.assign(sax.parser(true), {
    onerror: () => undefined,
    onopentag: ({ name }: { name: string }) => {
      if (name === element) text = "";
    },
    ontext: (part: string) => {
      if (text !== undefined) text += part;
    },
    onclosetag: (name: string) => {
      if (name !== element || text === undefined) return;
      found.push(text);
      text = undefined;
    },
  });
  try {
    parser.write(xml).close();
  } catch {
    // A gateway's page of HTML: there is nothing of ours in it.
  }
  return found;
}
