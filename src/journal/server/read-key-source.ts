import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { Environment } from "./engine/environment.ts";
import { givenSize, mostBytes, readGiven } from "./engine/given-file.ts";
import { commandSource } from "./key-command.ts";
import { folderSource, type KeySource } from "./key-source.ts";
import { mainKeySource, readMainKey } from "./main-key.ts";
import { refuseOpenToOthers } from "./owner-only.ts";

/** Main keys that were taken out of the environment; a second reader in this process finds them here. */
const taken = new Map<string, Buffer>();

/**
 * `folder`, `file:PATH`, `env:NAME` or `command:CMD …`. A variable is removed from the environment, so that no child
 * inherits it. Throws `Environment` when there is no such source, or no key in it.
 */
export function readKeySource(spec: string, log: (line: string) => void): KeySource {
  const [, kind = "", rest = ""] = /^(\w+):(.*)$/s.exec(spec) ?? [];
  if (spec === "folder") return folderSource;
  if (kind === "file" && rest !== "") return fileSource(resolve(rest), log);
  if (kind === "env" && rest !== "") return variableSource(rest);
  if (kind === "command" && rest.trim() !== "") return commandSource(spec, rest);
  throw new Environment(
    {
      zh: "--key-source 应为 folder、file:路径、env:变量名 或 command:命令，而不是“{spec}”。",
      en: "--key-source is folder, file:PATH, env:NAME or command:CMD, not “{spec}”.",
    },
    { spec },
  );
}

function fileSource(file: string, log: (line: string) => void): KeySource {
  if (!existsSync(file)) {
    throw new Environment({ zh: "没有主密钥文件 {file}。", en: "There is no main key file {file}." }, { file });
  }
  let content: Buffer;
  try {
    givenSize(file, mostBytes.small);
    refuseOpenToOthers(file, [], log);
    content = readGiven(file, mostBytes.small);
  } catch (error) {
    if (error instanceof Environment) throw error;
    const { code = "" } = error as NodeJS.ErrnoException;
    throw new Environment(
      { zh: "读不到主密钥文件 {file}（{code}）。", en: "The main key file {file} cannot be read ({code})." },
      { file, code },
    );
  }
  const key = readMainKey(content);
  if (key === undefined) throw noKeyIn({ zh: `文件 ${file}`, en: `the file ${file}` });
  return { ...mainKeySource(`file:${file}`, key), file };
}

function variableSource(name: string): KeySource {
  const given = process.env[name];
  if (given !== undefined) {
    delete process.env[name];
    const key = readMainKey(Buffer.from(given), true);
    if (key === undefined) throw noKeyIn({ zh: `环境变量 ${name}`, en: `the environment variable ${name}` });
    taken.set(name, key);
  }
  const key = taken.get(name);
  if (key === undefined) {
    throw new Environment({ zh: "没有环境变量 {name}。", en: "There is no environment variable {name}." }, { name });
  }
  return mainKeySource(`env:${name}`, key);
}

function noKeyIn(place: { zh: string; en: string }): Environment {
  return new Environment({
    zh: `${place.zh}中没有主密钥：应为 32 字节，写作十六进制或 base64。`,
    en: `There is no main key in ${place.en}: 32 bytes, in hexadecimal or base64.`,
  });
}
