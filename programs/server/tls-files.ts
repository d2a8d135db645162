import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto";
import { statSync } from "node:fs";
import { Environment } from "../../src/journal/server/engine/environment.ts";
import { GivenFileRefused, mostBytes, readGivenText } from "../../src/journal/server/engine/given-file.ts";

export interface TlsFiles {
  readonly cert: string;
  readonly key: string;
}

/** What the two files held when they were read: good together, and valid then. */
export interface TlsPair {
  readonly cert: string;
  readonly key: string;
  readonly certificate: X509Certificate;
}

/** The certificate a server speaks with, which may be renewed under it. */
export interface Tls {
  now(): TlsPair;
  onRenewal(take: (pair: TlsPair) => void): void;
}

const dayMillis = 86_400_000;
/** A certificate with less left than this is spoken of in the log. */
const soonDays = 14;
/** A renewed certificate is taken within this time; asking two files for their times costs nothing. */
const lookMillis = 10_000;

/** Reads a certificate (with its chain behind it) and its key, both PEM. Throws `Environment` with what is wrong. */
export function readTls(files: TlsFiles, now: Date): TlsPair {
  const cert = textOf(files.cert);
  const text = textOf(files.key);
  const certificate = certificateIn(cert, files.cert);
  const key = keyIn(text, files.key);
  if (!certificate.checkPrivateKey(key)) {
    throw new Environment(
      {
        zh: "密钥文件 {key} 与证书文件 {cert} 不配对。",
        en: "The key in {key} does not belong to the certificate in {cert}.",
      },
      { cert: files.cert, key: files.key },
    );
  }
  if (certificate.validToDate < now) {
    throw new Environment(
      { zh: "证书 {cert} 已于 {until} 过期。", en: "The certificate in {cert} expired at {until}." },
      { cert: files.cert, until: certificate.validToDate.toISOString() },
    );
  }
  if (certificate.validFromDate > now) {
    throw new Environment(
      { zh: "证书 {cert} 自 {from} 起才有效。", en: "The certificate in {cert} is not valid before {from}." },
      { cert: files.cert, from: certificate.validFromDate.toISOString() },
    );
  }
  return { cert, key: text, certificate };
}

/** The pair in the files, and whatever good pair takes its place there. A bad one is told once and the old one kept. */
export function watchTls(o: { files: TlsFiles; now: () => Date; log: (line: string) => void }) {
  const { files, now, log } = o;
  let pair = readTls(files, now());
  let seen = timesOf(files);
  const takers: ((pair: TlsPair) => void)[] = [];
  warnIfSoon();
  const timer = setInterval(look, lookMillis);
  timer.unref();

  function look(): void {
    const times = timesOf(files);
    if (times === seen) return;
    seen = times;
    try {
      const found = readTls(files, now());
      for (const take of takers) take(found);
      pair = found;
      log(`the TLS certificate was renewed; it is valid until ${pair.certificate.validToDate.toISOString()}`);
      warnIfSoon();
    } catch (error) {
      log(`the TLS certificate was not renewed: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  function warnIfSoon(): void {
    const days = Math.floor((pair.certificate.validToDate.getTime() - now().getTime()) / dayMillis);
    if (days < soonDays) log(`the TLS certificate in ${files.cert} expires in ${days} days`);
  }

  return {
    now: () => pair,
    onRenewal: (take: (pair: TlsPair) => void) => void takers.push(take),
    look,
    stop: () => clearInterval(timer),
  };
}

/** When the two were last written, as one text to compare; a file that is being replaced is not there for a moment. */
function timesOf({ cert, key }: TlsFiles): string {
  return [cert, key]
    .map((path) => {
      const found = statSync(path, { throwIfNoEntry: false });
      return found === undefined ? "" : `${found.mtimeMs} ${found.ino} ${found.size}`;
    })
    .join("/");
}

function textOf(path: string): string {
  try {
    return readGivenText(path, mostBytes.small);
  } catch (error) {
    if (error instanceof GivenFileRefused) throw error;
    throw new Environment(
      { zh: "无法读取文件 {path}：{why}。", en: "The file {path} cannot be read: {why}." },
      { path, why: (error as NodeJS.ErrnoException).code ?? "" },
      { cause: error },
    );
  }
}

function certificateIn(text: string, path: string): X509Certificate {
  try {
    return new X509Certificate(text);
  } catch (error) {
    throw new Environment(
      { zh: "文件 {path} 中没有 PEM 格式的证书。", en: "There is no PEM certificate in {path}." },
      { path },
      { cause: error },
    );
  }
}

function keyIn(text: string, path: string): KeyObject {
  if (text.includes("ENCRYPTED")) {
    throw new Environment(
      {
        zh: "密钥文件 {path} 有口令保护；请给出无口令的密钥。",
        en: "The key in {path} is locked by a passphrase; give it without one.",
      },
      { path },
    );
  }
  try {
    return createPrivateKey(text);
  } catch (error) {
    throw new Environment(
      { zh: "文件 {path} 中没有 PEM 格式的私钥。", en: "There is no PEM private key in {path}." },
      { path },
      { cause: error },
    );
  }
}
