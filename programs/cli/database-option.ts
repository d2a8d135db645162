import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Sentence } from "../../src/ground/sentence.ts";
import { bareUrl, hasPassword, withPassword } from "../../src/journal/server/engine/database-url.ts";
import { Environment } from "../../src/journal/server/engine/environment.ts";
import type { ExternalRecord } from "../../src/journal/server/engine/place.ts";
import { refuseOpenToOthers } from "../../src/journal/server/owner-only.ts";
import { note } from "./language.ts";
import { type Given, Usage, type VerbOption } from "./verb.ts";

/** The database a verb was told to use, and what of that may be remembered. */
export interface DatabaseChoice {
  /** With its password, where there is one: it stays in memory. */
  readonly url: string;
  readonly record: ExternalRecord;
  /** What is wrong with the way its password was given, for once it is in use. */
  readonly warning?: Sentence;
}

const variable = "CALLSIGN_DATABASE_URL";

export const databaseOptions: Readonly<Record<string, VerbOption>> = {
  database: {
    value: "URL",
    says: {
      zh: `使用已有的 PostgreSQL（15 或更高），而不是内置的；也可用环境变量 ${variable}`,
      en: `use this PostgreSQL (15 or newer) instead of the embedded one; or set ${variable}`,
    },
  },
  "database-password-file": {
    value: "FILE",
    says: {
      zh: "从此文件（权限 600）读取其口令；也可用 PGPASSWORD 或 PGPASSFILE",
      en: "read its password from this file (mode 600); PGPASSWORD and PGPASSFILE are heeded too",
    },
  },
};

/** Taken out of the environment, so that no child inherits the password; a second reader in this process finds it here. */
let taken: string | undefined;

function fromEnvironment(): string | undefined {
  const given = process.env[variable];
  if (given !== undefined && given !== "") taken = given;
  delete process.env[variable];
  return taken;
}

/** What `--database`, its password file and the environment say; undefined when they say nothing. */
export function databaseOf(given: Given): DatabaseChoice | undefined {
  const named = given.text("database");
  const environment = fromEnvironment();
  const url = named ?? environment;
  const file = given.text("database-password-file");
  if (url === undefined) {
    if (file === undefined) return undefined;
    throw new Usage({
      zh: `--database-password-file 须与 --database（或环境变量 ${variable}）同用。`,
      en: `--database-password-file goes with --database or the variable ${variable}.`,
    });
  }
  if (file !== undefined) {
    if (hasPassword(url))
      throw new Usage({
        zh: "数据库地址中已有口令；--database-password-file 与它只能选一个。",
        en: "The database's address has a password already; choose one of it and --database-password-file.",
      });
    const passwordFile = resolve(file);
    return { url: withPassword(url, passwordIn(passwordFile)), record: { external: url, passwordFile } };
  }
  if (named === undefined) return { url, record: { external: bareUrl(url) } };
  if (hasPassword(named)) {
    const warning = {
      zh: `警告：命令行上的口令在 ps 中人人可见；请改用 --database-password-file、环境变量 ${variable} 或 PGPASSFILE`,
      en: `warning: whoever may run ps on this machine sees a password on the command line; use --database-password-file, ${variable} or PGPASSFILE instead`,
    };
    return { url: named, record: { external: named }, warning };
  }
  return { url: named, record: { external: named } };
}

/** The address of a database that was remembered, with its password where that is kept in a file or the environment. */
export function completed({ external, passwordFile }: ExternalRecord): string {
  if (hasPassword(external)) return external;
  if (passwordFile !== undefined) return withPassword(external, passwordIn(passwordFile));
  const environment = fromEnvironment();
  return environment !== undefined && bareUrl(environment) === bareUrl(external) ? environment : external;
}

function passwordIn(file: string): string {
  let text: string;
  try {
    refuseOpenToOthers(file, [], (line) => note(`callsign: ${line}`));
    text = readFileSync(file, "utf8").replace(/\r?\n$/, "");
  } catch (error) {
    if (error instanceof Environment) throw error;
    const { code = "" } = error as NodeJS.ErrnoException;
    throw new Environment(
      {
        zh: "读不到数据库口令文件 {file}（{code}）。",
        en: "The file {file} with the database's password cannot be read ({code}).",
      },
      { file, code },
      { cause: error },
    );
  }
  if (text !== "" && !/[\r\n\0]/.test(text)) return text;
  throw new Environment(
    {
      zh: "数据库口令文件 {file} 应只有一行口令。",
      en: "The file {file} holds one line, the database's password.",
    },
    { file },
  );
}
