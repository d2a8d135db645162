import { type FuzzRun, fuzzRun } from "../../scenarios/attack/fuzz-run.ts";
import { type KillFigures, killRounds } from "../../scenarios/attack/kill-rounds.ts";
import { mishaps } from "../../scenarios/attack/mishaps.ts";
import { note, spoken } from "./language.ts";
import { progressOf } from "./progress.ts";
import { type Given, jsonOption, Usage, type Verb } from "./verb.ts";

interface MishapResult {
  readonly name: string;
  readonly ok: boolean;
  readonly said: string;
  readonly seconds: number;
}

interface Found {
  readonly ok: boolean;
  readonly seed: number;
  readonly fuzz: FuzzRun;
  readonly kills: KillFigures;
  readonly mishaps: readonly MishapResult[];
}

export const attackVerb: Verb = {
  name: "attack",
  summary: {
    zh: "攻击一份临时安装：乱请求、杀进程、时钟密钥数据库出错",
    en: "attack a temporary installation: wrong requests, killed processes, mishaps",
  },
  usage: "attack [--requests N] [--rounds N] [--seed N] [--json]",
  options: {
    requests: {
      value: "N",
      says: {
        zh: "请求数，默认 20000，至少每个接口一次",
        en: "number of requests, default 20000; at least one for every route",
      },
    },
    rounds: { value: "N", says: { zh: "杀进程的轮数，默认 4", en: "rounds of killing processes, default 4" } },
    seed: {
      value: "N",
      says: {
        zh: "随机种子：同一种子，同样的攻击",
        en: "seed of the draws: the same seed gives the same attack; random by default",
      },
    },
    json: jsonOption,
  },
  run: async (given) => {
    const requests = whole(given, "requests", 20_000);
    const rounds = whole(given, "rounds", 4);
    const seed = whole(given, "seed", (Date.now() % 1_000_000) + 1);
    const found = await attack(requests, rounds, seed);
    process.stdout.write(given.has("json") ? `${JSON.stringify(found)}\n` : inWords(found));
    return found.ok ? 0 : 1;
  },
};

function whole(given: Given, name: string, otherwise: number): number {
  const text = given.text(name);
  if (text === undefined) return otherwise;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new Usage({ zh: "--{name} 须为正整数。", en: "--{name} must be a whole number above 0." }, { name });
}

async function attack(requests: number, rounds: number, seed: number): Promise<Found> {
  const progress = progressOf("attack");
  const fuzz = await fuzzRun({ requests, seed, progress });
  progress.end();
  const kills = await killRounds({ rounds, seed, progress: (line) => note(`attack: ${line}`) });
  const results: MishapResult[] = [];
  for (const { name, title, run } of mishaps) {
    note(`attack: ${spoken(title)}`);
    const began = performance.now();
    const result = await run().then(
      (said) => ({ ok: true, said }),
      (error: unknown) => ({ ok: false, said: error instanceof Error ? error.message : String(error) }),
    );
    results.push({ name, ...result, seconds: Math.round((performance.now() - began) / 100) / 10 });
  }
  const ok = isClean(fuzz) && isWhole(kills) && results.every((result) => result.ok);
  return { ok, seed, fuzz, kills, mishaps: results };
}

function isClean({ faults, hangs, halfEffects, complaints, troubles, untried }: FuzzRun): boolean {
  return hangs === 0 && [faults, halfEffects, complaints, troubles, untried].every((list) => list.length === 0);
}

function isWhole({ lost, doubled, lied, misheard, troubles }: KillFigures): boolean {
  return [lost, doubled, lied, misheard, troubles].every((list) => list.length === 0);
}

const words = {
  requests: { zh: "请求", en: "requests" },
  answers: { zh: "应答", en: "answers" },
  orders: { zh: "指令受理", en: "orders accepted" },
  halfEffects: { zh: "事实与应答不符", en: "facts unlike answers" },
  acknowledged: { zh: "已确认指令", en: "acknowledged orders" },
  lost: { zh: "丢失", en: "lost" },
  doubled: { zh: "重复", en: "doubled" },
  lied: { zh: "称未写入而已写入", en: "said unwritten, written" },
  targets: { zh: "接口与指令", en: "routes and orders" },
  kinds: { zh: "种", en: "kinds" },
  troubles: { zh: "校验与重建", en: "verify and rebuild" },
  good: { zh: "相符", en: "good" },
  bad: { zh: "不符", en: "DIFFERENT" },
  ok: { zh: "通过", en: "ok" },
  failed: { zh: "失败", en: "FAILED" },
  untried: { zh: "未试到（请求太少）", en: "not reached (too few requests)" },
} as const;

function inWords({ ok, seed, fuzz, kills, mishaps: results }: Found): string {
  const row = (name: string, ...cells: readonly string[]) => `${name.padEnd(26)}${cells.join("  ")}`;
  const say = (name: keyof typeof words) => spoken(words[name]);
  const checked = (troubles: readonly string[]) => say(troubles.length === 0 ? "good" : "bad");
  const classes = ["2xx", "3xx", "4xx", "5xx", "none", "hang"].map((name) => `${name} ${fuzz.byClass[name] ?? 0}`);
  const lines = [
    row(say("requests"), `${fuzz.requests}`, `${fuzz.seconds} s`, `${fuzz.targets} ${say("targets")}`),
    row(say("answers"), ...classes),
    row(say("orders"), `${fuzz.orders.accepted}`, `${fuzz.orders.kinds} ${say("kinds")}`),
    row(say("halfEffects"), `${fuzz.halfEffects.length}`),
    row(say("troubles"), checked(fuzz.troubles)),
    "",
    row(say("acknowledged"), `${kills.acknowledged}`, `${kills.seconds} s`),
    row(say("lost"), `${kills.lost.length}`),
    row(say("doubled"), `${kills.doubled.length}`),
    row(say("lied"), `${kills.lied.length}`),
    row(say("troubles"), checked(kills.troubles)),
    ...kills.rounds.map(({ victim, awayMilliseconds }) => row(`  SIGKILL ${victim}`, `${awayMilliseconds} ms`)),
    "",
    ...results.map((one) =>
      row(one.name, say(one.ok ? "ok" : "failed"), `${one.seconds} s`, one.said.split("\n")[0] ?? ""),
    ),
    "",
    ...fuzz.faults.slice(0, 20).map(({ status, request }) => `${status}  ${request.slice(0, 500)}`),
    ...[...fuzz.halfEffects, ...fuzz.complaints, ...fuzz.troubles, ...kills.lost, ...kills.doubled].slice(0, 20),
    ...[...kills.lied, ...kills.misheard, ...kills.troubles].slice(0, 20),
    ...fuzz.untried.slice(0, 20).map((target) => `${say("untried")}  ${target}`),
    `${say(ok ? "ok" : "failed")}  --seed ${seed}`,
  ];
  return `${lines.join("\n")}\n`;
}
