import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

/*
 * What others wrote and Callsign runs: the lock file says which bytes and under which licence. `.ci/run` writes the same
 * list as a CycloneDX file (`build/sbom.cdx.json`) for whoever must keep an inventory.
 */
interface Locked {
  readonly version: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
  readonly dev?: boolean;
}

const root = join(import.meta.dirname, "..");
const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
  readonly packages: Readonly<Record<string, Locked>>;
};
const locked = Object.entries(packages).filter(([path]) => path !== "");

/** Licences that fit beside Apache-2.0 in something that is passed on. MPL-2.0 holds for its own files only. */
const licences = new Set([
  ...["MIT", "ISC", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "BlueOak-1.0.0", "MPL-2.0"],
  ...["(MIT OR Apache-2.0)", "MIT AND Apache-2.0", "MIT-0", "CC0-1.0", "Unlicense"],
  // splaytree-ts misspells its own; the text of its licence is that of BSD-3-Clause.
  "BDS-3-Clause",
]);

test("every package in the lock file names the digest of its bytes", () => {
  const without = locked.filter(([, { integrity }]) => integrity === undefined || !integrity.startsWith("sha512-"));
  assert.deepEqual(
    without.map(([path]) => path),
    [],
  );
});

test("every package in the lock file has a licence that fits Apache-2.0", () => {
  const unfit = locked.filter(([, { license }]) => license === undefined || !licences.has(license));
  assert.deepEqual(
    unfit.map(([path, { license }]) => `${path}: ${license ?? "none named"}`),
    [],
  );
});

test("packages come from the registry, and their versions are written out", () => {
  const elsewhere = locked.filter(
    ([, { resolved }]) => resolved !== undefined && !resolved.startsWith("https://registry.npmjs.org/"),
  );
  assert.deepEqual(elsewhere, []);
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
    readFileSync(join(root, "package.json"), "utf8"),
  ) as Record<string, Record<string, string> | undefined>;
  const ranges = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
  );
  assert.deepEqual(ranges, []);
});
