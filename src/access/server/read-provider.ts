import { readFileSync, statSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import { z } from "zod";
import { sentenceSchema } from "../../ground/sentence.ts";
import { codeSchema } from "../../ground/text.ts";
import { Environment } from "../../journal/server/engine/environment.ts";
import { returnPath } from "./provider-routes.ts";
import type { ProviderPlan } from "./sign-in-provider.ts";

const planSchema = z.strictObject({
  name: sentenceSchema,
  issuer: z.url(),
  clientId: z.string().min(1).max(500),
  /** Beside this file, or by its whole path. */
  clientSecretFile: z.string().min(1).max(4096),
  redirectUri: z.url(),
  scopes: z
    .array(z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]{1,100}$/))
    .max(20)
    .default(["openid"]),
  claim: z.string().min(1).max(200),
  accounts: z.record(z.string().max(500), codeSchema).optional(),
  twoFactors: z
    .strictObject({
      amr: z.array(z.string().max(100)).max(50).default([]),
      acr: z.array(z.string().max(300)).max(50).default([]),
    })
    .default({ amr: [], acr: [] }),
  clockSkewSeconds: z.number().int().min(0).max(300).default(30),
});

const mostBytes = 1_000_000;

function wrong(zh: string, en: string, details: Readonly<Record<string, string>>): Environment {
  return new Environment({ zh, en }, details);
}

function textOf(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isFile() !== true || found.size > mostBytes)
    throw wrong("不能读取文件 {file}。", "The file {file} cannot be read.", { file });
  return readFileSync(file, "utf8");
}

/** Unencrypted only to this very machine: whoever is on the way could be anybody otherwise. */
function isSafe({ protocol, hostname }: URL): boolean {
  return protocol === "https:" || (protocol === "http:" && ["127.0.0.1", "[::1]", "localhost"].includes(hostname));
}

/** What stands in the file of `--sign-in-provider`; throws `Environment` with the field that is wrong. */
export function readProvider(file: string): ProviderPlan {
  let parsed: unknown;
  const text = textOf(file);
  try {
    parsed = JSON.parse(text);
  } catch {
    throw wrong("{file} 不是 JSON。", "{file} is not JSON.", { file });
  }
  const read = planSchema.safeParse(parsed);
  if (!read.success) {
    const [issue] = read.error.issues;
    const field = issue?.path.join(".") || ((issue as { keys?: string[] } | undefined)?.keys?.[0] ?? "");
    throw wrong("{file} 中的 {field} 不正确。", "In {file}, {field} is not right.", { file, field });
  }
  const { clientSecretFile, accounts, ...plan } = read.data;
  const issuer = new URL(plan.issuer);
  const redirectUri = new URL(plan.redirectUri);
  if (!isSafe(issuer)) throw wrong("{file} 中的 issuer 须为 https。", "In {file}, issuer is not https.", { file });
  if (
    !isSafe(redirectUri) ||
    redirectUri.pathname !== returnPath ||
    redirectUri.search !== "" ||
    redirectUri.hash !== ""
  )
    throw wrong(
      "{file} 中的 redirectUri 须为 https，并以 {path} 结尾。",
      "In {file}, redirectUri is https and ends in {path}.",
      { file, path: returnPath },
    );
  if (!plan.scopes.includes("openid"))
    throw wrong("{file} 中的 scopes 须含 openid。", "In {file}, scopes has openid among them.", { file });
  const path = isAbsolute(clientSecretFile) ? clientSecretFile : join(dirname(file), clientSecretFile);
  const clientSecret = textOf(path).trim();
  if (clientSecret === "") throw wrong("{file} 是空的。", "{file} is empty.", { file: path });
  return {
    ...plan,
    ...{ issuer, redirectUri, clientSecret },
    ...(accounts === undefined ? {} : { accounts: new Map(Object.entries(accounts)) }),
  };
}
