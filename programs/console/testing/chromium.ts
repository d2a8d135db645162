import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const modules = join(import.meta.dirname, "../../../node_modules");

/** The unpacked browser, and what it must find in its environment to run on a machine without its libraries and fonts. */
export interface Chromium {
  readonly path: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Unpacks the browser of `@sparticuz/chromium`, once per checkout. The package unpacks to fixed names in the system's
 * temporary folder, where two users or two runs would collide. So a separate process unpacks with a temporary folder of
 * its own, and a rename puts the whole into place.
 */
export async function unpackedChromium(): Promise<Chromium> {
  const { version } = JSON.parse(await readFile(join(modules, "@sparticuz/chromium/package.json"), "utf8")) as {
    version: string;
  };
  const cache = join(modules, ".cache");
  const folder = join(cache, `chromium-${version}`);
  if (!existsSync(folder)) {
    await mkdir(cache, { recursive: true });
    const staging = await mkdtemp(join(cache, "chromium-unpacking-"));
    try {
      await promisify(execFile)(
        process.execPath,
        [
          "--input-type=module",
          "--eval",
          'import chromium from "@sparticuz/chromium"; await chromium.executablePath();',
        ],
        // The variable makes the package unpack the shared libraries as well, as it does on a bare cloud machine.
        {
          cwd: join(modules, ".."),
          env: { ...process.env, TMPDIR: staging, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x" },
        },
      );
      // Another run may have been quicker; then its folder serves.
      await rename(staging, folder).catch(async (error: NodeJS.ErrnoException) => {
        if (!existsSync(folder)) throw error;
      });
    } finally {
      await rm(staging, { recursive: true, force: true });
    }
  }
  const { default: packaged } = await import("@sparticuz/chromium");
  return {
    path: join(folder, "chromium"),
    args: packaged.args,
    environment: { LD_LIBRARY_PATH: join(folder, "al2023", "lib"), FONTCONFIG_PATH: join(folder, "fonts") },
  };
}
