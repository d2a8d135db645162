import { createHash } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { fill, type Sentence } from "../../../ground/sentence.ts";
import type { Clock } from "../../clock.ts";
import { howWords, notProvenWords, proofWords as words, provenWords } from "./proof-words.ts";

/** What the page shows of the moment. */
export interface ProofNow {
  readonly note: string | undefined;
  readonly verifiers: readonly string[];
  readonly witnesses: readonly { readonly witness: string; readonly size: number; readonly at: string }[];
  readonly clock: Clock | undefined;
}

const style = `
:root { color-scheme: light dark; }
body { margin: 0; font: 17px/1.65 system-ui, "Noto Sans CJK SC", sans-serif; background: Canvas; color: CanvasText; }
main { max-width: 44rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .75rem; }
h2 { font-size: 1.1rem; margin: 2.25rem 0 .5rem; padding-top: .75rem; border-top: 1px solid color-mix(in srgb, CanvasText 20%, Canvas); }
li { margin: .5rem 0; }
pre { overflow-x: auto; padding: .75rem 1rem; font-size: .85rem; line-height: 1.5; border: 1px solid color-mix(in srgb, CanvasText 20%, Canvas); border-radius: 6px; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: start; padding: .35rem .75rem .35rem 0; }
nav { float: inline-end; }
a { color: LinkText; }
`;

const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** A page without script and without sign-in, for whoever wants to know what the log is worth. */
export function proofPage(app: FastifyInstance, read: () => Promise<ProofNow>): void {
  app.get<{ Querystring: { lang?: string } }>(
    "/proof",
    { config: { open: true, documented: false } },
    async (request, reply) => {
      const accepted = request.headers["accept-language"] ?? "zh";
      const language = request.query.lang === "en" || request.query.lang === "zh" ? request.query.lang : undefined;
      const chosen = language ?? (/^zh|^\*|^$/i.test(accepted.trim()) ? "zh" : "en");
      return reply
        .header("content-security-policy", policy)
        .header("cache-control", "no-cache")
        .header("vary", "accept-language")
        .type("text/html; charset=utf-8")
        .send(pageOf(await read(), chosen));
    },
  );
}

export function pageOf(now: ProofNow, language: "zh" | "en"): string {
  const say = (sentence: Sentence) => escaped(sentence[language]);
  const list = (sentences: readonly Sentence[]) =>
    `<ul>${sentences.map((each) => `<li>${say(each)}</li>`).join("")}</ul>`;
  const rows = now.witnesses.map(
    ({ witness, size, at }) => `<tr><td>${escaped(witness)}</td><td>${size}</td><td>${utc(at)}</td></tr>`,
  );
  const head = [words.witness, words.seen, words.at].map((each) => `<th scope="col">${say(each)}</th>`).join("");
  const last = now.clock?.last;
  const clock =
    now.clock === undefined || last === undefined
      ? ""
      : `<p>${say(fill(words.clock, { count: now.clock.jumps, at: utc(last.at), seconds: Math.round(last.byMilliseconds / 1000) }))}</p>`;
  return `<!doctype html>
<html lang="${language === "zh" ? "zh-CN" : "en"}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say(words.title)}</title><style>${style}</style></head>
<body><main>
<nav><a href="/proof?lang=${language === "zh" ? "en" : "zh"}" lang="${language === "zh" ? "en" : "zh-CN"}">${say(words.other)}</a></nav>
<h1>${say(words.title)}</h1>
<p>${say(words.lead)}</p>
<h2>${say(words.proven)}</h2>${list(provenWords)}
<h2>${say(words.notProven)}</h2>${list(notProvenWords)}
<h2>${say(words.now)}</h2>
${now.note === undefined ? `<p>${say(words.empty)}</p>` : `<p>${say(words.checkpoint)}</p><pre tabindex="0">${escaped(now.note)}</pre>`}
<p>${say(words.keys)}</p><pre tabindex="0">${escaped(now.verifiers.join("\n"))}</pre>
<p>${say(words.witnesses)}</p>
${rows.length === 0 ? `<p>${say(words.noWitness)}</p>` : `<table><thead><tr>${head}</tr></thead><tbody>${rows.join("")}</tbody></table>`}
${clock}
<h2>${say(words.how)}</h2>${list(howWords)}
</main></body></html>
`;
}

function utc(instant: string): string {
  return escaped(instant.replace("T", " ").slice(0, 19));
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
