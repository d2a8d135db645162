import { existsSync, readdirSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";
import { unpackedChromium } from "./chromium.ts";

/**
 * A headless browser that needs nothing but the registry's packages, runs as any user, and draws WebGL in software. The
 * machine's own fonts are used when it has some beyond the package's; no test may depend on a Chinese one.
 */
export async function openBrowser(): Promise<Browser> {
  const { path, args, environment } = await unpackedChromium();
  // One process for all pages ends every page when one of them crashes, and two windows are what our tests are about.
  const flags = args.filter((flag) => flag !== "--single-process" && flag !== "--disable-web-security");
  // The package puts pages together in WebGL too, which in software takes twice as long as painting them does
  // (measured: four halls with their maps, 19.0 s of processor time with it, 13.6 s without). Maps stay WebGL.
  flags.push("--disable-gpu-compositing");
  const { FONTCONFIG_PATH, ...libraries } = environment;
  const env: Record<string, string> = { ...libraries };
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) env[name] ??= value;
  if (!hasFonts()) env["FONTCONFIG_PATH"] ??= FONTCONFIG_PATH ?? "";
  return chromium.launch({ executablePath: path, args: flags, headless: true, env });
}

function hasFonts(): boolean {
  return (
    existsSync("/etc/fonts/fonts.conf") && existsSync("/usr/share/fonts") && readdirSync("/usr/share/fonts").length > 0
  );
}
