import { parseArgs } from "node:util";
import type { ParseArgsOptionsConfig } from "node:util";
import { boundHeapGrowth } from "./heap-growth.ts";
import { note, spoken } from "./language.ts";
import { Usage } from "./verb.ts";
import type { Given, Verb, VerbOption } from "./verb.ts";
import { verbs } from "./verbs.ts";
import { databaseTrouble } from "../../src/journal/server/engine/database-trouble.ts";
import { Environment } from "../../src/journal/server/engine/environment.ts";

function overview(): string {
  const width = Math.max(...verbs.map((row) => row.name.length));
  return [
    spoken({ zh: "用法：callsign <命令> [选项]", en: "usage: callsign <verb> [options]" }),
    "",
    ...verbs.map((row) => `  ${row.name.padEnd(width)}  ${spoken(row.summary)}`),
    "",
    spoken({
      zh: "callsign <命令> --help 列出该命令的选项。",
      en: "callsign <verb> --help lists the options of a verb.",
    }),
  ].join("\n");
}

const helpOption: VerbOption = { says: { zh: "显示本说明", en: "show this" } };

function helpOf(verb: Verb): string {
  const rows = Object.entries({ ...verb.options, help: helpOption })
    .filter(([, option]) => option.hidden !== true)
    .map(([name, option]) => {
      const short = option.short === undefined ? "" : `-${option.short}, `;
      return [`${short}--${name}${option.value === undefined ? "" : ` ${option.value}`}`, spoken(option.says)] as const;
    });
  const width = Math.max(...rows.map(([left]) => left.length));
  return [
    `${spoken({ zh: "用法：", en: "usage: " })}callsign ${verb.usage}`,
    "",
    spoken(verb.summary),
    "",
    ...rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`),
  ].join("\n");
}

/** Reads a verb's options and arguments. Throws `Usage`, which names the first wrong one. */
export function readCommandLine(verb: Verb, words: readonly string[]): Given | "help" {
  const known: Readonly<Record<string, VerbOption>> = { ...verb.options, help: helpOption };
  const options: ParseArgsOptionsConfig = {};
  for (const [name, option] of Object.entries(known)) {
    options[name] = {
      type: option.value === undefined ? "boolean" : "string",
      ...(option.short === undefined ? {} : { short: option.short }),
    };
  }
  const { tokens } = parseArgs({ args: [...words], options, strict: false, allowPositionals: true, tokens: true });
  const texts = new Map<string, string>();
  const switches = new Set<string>();
  const rest: string[] = [];
  for (const token of tokens ?? []) {
    if (token.kind === "positional") rest.push(token.value);
    if (token.kind !== "option") continue;
    const option = options[token.name];
    if (option === undefined) {
      throw new Usage({ zh: "未知选项 {option}。", en: "Unknown option {option}." }, { option: token.rawName });
    }
    if (option.type === "boolean") {
      if (token.value !== undefined) {
        throw new Usage(
          { zh: "选项 {option} 不带值。", en: "Option {option} takes no value." },
          { option: token.rawName },
        );
      }
      switches.add(token.name);
    } else {
      // `--data --demo` is a forgotten value, not a folder called --demo; `--data=--demo` says it on purpose.
      if (token.value === undefined || (!token.inlineValue && token.value.startsWith("--"))) {
        throw new Usage(
          { zh: "选项 {option} 后缺少值。", en: "Option {option} needs a value." },
          { option: token.rawName },
        );
      }
      texts.set(token.name, token.value);
    }
  }
  if (switches.has("help")) return "help";
  const wanted = verb.arguments ?? [];
  const missing = wanted.slice(rest.length).find((name) => !name.startsWith("["));
  if (missing !== undefined) {
    throw new Usage({ zh: "缺少 {name}。", en: "{name} is missing." }, { name: missing });
  }
  const extra = rest[wanted.length];
  if (extra !== undefined) {
    throw new Usage({ zh: "多余的参数“{word}”。", en: "Unexpected argument “{word}”." }, { word: extra });
  }
  return { text: (name) => texts.get(name), has: (name) => switches.has(name), rest };
}

/** Runs one command line and answers the exit code: 0 good, 1 a difference or refusal, 2 usage or environment. */
export async function runCommandLine(words: readonly string[]): Promise<number> {
  const [name, ...others] = words;
  try {
    if (name === undefined) {
      note(overview());
      return 2;
    }
    if (name === "--help" || name === "-h" || name === "help") {
      process.stdout.write(`${overview()}\n`);
      return 0;
    }
    const row = verbs.find((candidate) => candidate.name === name);
    if (row === undefined) {
      throw new Usage(
        name.startsWith("-")
          ? { zh: "请先写命令，再写选项：“{name}”不是命令。", en: "The verb comes first: “{name}” is not one." }
          : { zh: "没有名为“{name}”的命令。", en: "There is no verb “{name}”." },
        { name },
      );
    }
    const verb = await row.load();
    const given = readCommandLine(verb, others);
    if (given === "help") {
      process.stdout.write(`${helpOf(verb)}\n`);
      return 0;
    }
    return (await verb.run(given)) ?? 0;
  } catch (error) {
    if (process.env["CALLSIGN_DEBUG"]) note(error instanceof Error ? (error.stack ?? error.message) : String(error));
    if (error instanceof Usage) {
      const known = verbs.some((row) => row.name === name);
      const hint = known ? `callsign ${name} --help` : "callsign --help";
      note(`callsign: ${spoken(error.sentence)} ${spoken({ zh: `用法见 ${hint}。`, en: `See ${hint}.` })}`);
      return 2;
    }
    const environment = error instanceof Environment ? error : databaseTrouble(error);
    if (environment !== undefined) {
      note(`callsign: ${spoken(environment.sentence)}`);
      return 2;
    }
    const what = error instanceof Error ? error.message : String(error);
    note(
      `callsign: ${spoken({ zh: `意外错误：${what}（设置 CALLSIGN_DEBUG=1 可查看位置）`, en: `unexpected error: ${what} (CALLSIGN_DEBUG=1 shows where)` })}`,
    );
    return 2;
  }
}

if (import.meta.main) {
  boundHeapGrowth();
  // A reader that went away (`| head`, a closed terminal) ends the output, not the work.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE" && error.code !== "EIO") throw error;
    });
  }
  // Not by running dry: a verb that failed half-way may have left a connection open, and must not hang on it.
  process.exit(await runCommandLine(process.argv.slice(2)));
}
