import { spawn } from "node:child_process";
import { Environment } from "./engine/environment.ts";
import type { KeySource } from "./key-source.ts";
import { wrappedFile, wrappedText } from "./wrapped-file.ts";

const withinMillis = 10_000;
const mostOutput = 64 * 1024;

/**
 * A program that wraps and unwraps secrets, for example by asking a key management service. It runs without a shell,
 * with `wrap` or `unwrap` as its last argument, and base64 on stdin and stdout.
 */
export function commandSource(spec: string, words: string): KeySource {
  const command = wordsOf(words);
  return {
    spec,
    wrapping: "command",
    wrap: async (_, secret) => wrappedFile("command", (await run(command, "wrap", secret)).toString("base64")),
    unwrap: (_, content) => run(command, "unwrap", Buffer.from(wrappedText(content), "base64")),
  };
}

/** A JSON array of strings, or words between spaces. */
function wordsOf(text: string): readonly string[] {
  if (!text.trimStart().startsWith("[")) return text.trim().split(/\s+/);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (Array.isArray(value) && value.length > 0 && value.every((word) => typeof word === "string")) return value;
  throw new Environment(
    {
      zh: "--key-source command: 后应为命令，或 JSON 字符串数组，而不是“{text}”。",
      en: "--key-source command: takes a command or a JSON array of strings, not “{text}”.",
    },
    { text },
  );
}

/** The bytes a program answers; throws `Environment` with the first thing it said on stderr when it refuses. */
function run(command: readonly string[], act: "wrap" | "unwrap", input: Buffer): Promise<Buffer> {
  const [program = "", ...rest] = command;
  const refused = (why: string) =>
    new Environment(
      {
        zh: `密钥命令 {program} {act} 未成功：{why}。没有改动任何内容。`,
        en: `The key command {program} {act} failed: {why}. Nothing was changed.`,
      },
      { program, act, why: why.replace(/[.。]$/, "") },
    );
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...rest, act], { stdio: ["pipe", "pipe", "pipe"] });
    let out = "";
    let complaint = "";
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      reject(refused("no answer within 10 s"));
    }, withinMillis);
    child.stdout.setEncoding("latin1").on("data", (chunk: string) => (out = (out + chunk).slice(0, mostOutput)));
    child.stderr
      .setEncoding("utf8")
      .on("data", (chunk: string) => (complaint = (complaint + chunk).slice(0, mostOutput)));
    // A program that ends without reading what it is given is judged by how it ends.
    child.stdin.on("error", () => undefined);
    child.stdin.end(`${input.toString("base64")}\n`);
    child.once("error", (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      reject(refused(error.code === "ENOENT" ? "there is no such program" : error.message));
    });
    child.once("close", (code, signal) => {
      clearTimeout(timer);
      const text = out.trim();
      if (code !== 0) return reject(refused(complaint.trim().split("\n", 1)[0] || `it ended with ${code ?? signal}`));
      if (text === "" || !/^[A-Za-z0-9+/\s]+=*$/.test(text)) return reject(refused("its answer is not base64"));
      resolve(Buffer.from(text, "base64"));
    });
  });
}
