import { Marked, type Tokens } from "marked";

/** Where a link of a guide leads in the console, by what stands in its file; undefined: to nothing the console has. */
function addressOf(href: string): string | undefined {
  const guide = /^([a-z]+)(?:\.zh-CN)?\.md(#.*)?$/.exec(href);
  if (guide !== null) return `/guide/${guide[1] ?? ""}${guide[2] ?? ""}`;
  return /^(https?:|#)/.test(href) ? href : undefined;
}

/** The name of a heading in an address, as GitHub makes it: the guides refer to one another by these. */
function anchorOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}\s_-]/gu, "")
    .replace(/\s/g, "-");
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/**
 * The HTML of a guide. Links between guides lead to the console's own pages of them; what the console does not have
 * (decision records, files) is shown as text. HTML that stands in a guide is shown and not taken as such.
 */
export function guideHtml(markdown: string): string {
  return marked.parse(markdown, { async: false });
}

/** The guide with its words converted; addresses, what is typed and what the program prints stay as they are. */
export function inWords(html: string, convert: (words: string) => string): string {
  return html.replace(/<pre>.*?<\/pre>|<code>.*?<\/code>|<[^>]*>|[^<]+/gs, (part) =>
    part.startsWith("<") ? part : convert(part),
  );
}

const marked = new Marked({
  renderer: {
    heading({ tokens, depth, text }: Tokens.Heading) {
      return `<h${depth} id="${escaped(anchorOf(text))}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
    },
    link({ href, tokens }: Tokens.Link) {
      const text = this.parser.parseInline(tokens);
      // The same guide in the other language: here the language is the screen's.
      if (text === "中文" || text === "English") return "";
      const to = addressOf(href);
      if (to === undefined) return text;
      return `<a href="${escaped(to)}"${to.startsWith("http") ? ' target="_blank" rel="noreferrer"' : ""}>${text}</a>`;
    },
    html({ text }: Tokens.HTML | Tokens.Tag) {
      return escaped(text);
    },
  },
  hooks: {
    // A wide table scrolls in its own place, by the keyboard too.
    postprocess: (html) =>
      html
        .replaceAll("<p></p>\n", "")
        .replaceAll("<table>", '<div class="guide-table" tabindex="0"><table>')
        .replaceAll("</table>", "</table></div>"),
  },
});
