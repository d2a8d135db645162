import { createSecretKey } from "node:crypto";
import { Environment } from "./engine/environment.ts";
import type { KeySource } from "./key-source.ts";
import { wrappedFile, wrappedText } from "./wrapped-file.ts";
import { decrypt, encrypt } from "./wrapping.ts";

const length = 32;

/** A key of 32 bytes as hexadecimal or base64 text, or, unless only text will do, as the bytes themselves. */
export function readMainKey(content: Buffer, onlyText = false): Buffer | undefined {
  const text = content.toString("latin1").trim();
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, "hex");
  if (/^[\w+/-]{43}=?$/.test(text)) return Buffer.from(text, "base64");
  return !onlyText && content.length === length ? Buffer.from(content) : undefined;
}

/** Secrets under one main key: AES-256-GCM with the secret's name authenticated, so that no file passes for another. */
export function mainKeySource(spec: string, bytes: Buffer): KeySource {
  const key = createSecretKey(bytes);
  return {
    spec,
    wrapping: "main-key",
    wrap: (name, secret) => Promise.resolve(wrappedFile("main-key", encrypt(key, secret, name).toString("base64"))),
    unwrap: (name, content) => {
      const secret = decrypt(key, Buffer.from(wrappedText(content), "base64"), name);
      return secret === null ? Promise.reject(notThisKey(spec, name)) : Promise.resolve(secret);
    },
  };
}

function notThisKey(spec: string, name: string): Environment {
  return new Environment(
    {
      zh: "{spec} 的主密钥打不开 keys/{name}：密钥不对，或文件已损坏。没有改动任何内容。",
      en: "The main key of {spec} does not open keys/{name}: it is another key, or the file is damaged. Nothing was changed.",
    },
    { spec, name },
  );
}
