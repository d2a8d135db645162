import { createHash } from "node:crypto";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import react from "@vitejs/plugin-react";
import { build } from "vite";

/*
 * Builds console and handset into the folder that is named: `node build-into.ts FOLDER`, with NODE_ENV=production, from
 * which Vite and React's plugin take the half of React that is built for; under another value the two differ.
 */
const programs = dirname(import.meta.dirname);
const consoleSource = join(programs, "console");
const handsetSource = join(programs, "handset");

/** Files that get smaller by packing. */
const packable = /\.(js|mjs|css|json|svg)$/;

/** React as the handset has it: by a library that does the same for what is used here, in a tenth of the size. */
const smallReact = {
  react: "preact/compat",
  "react-dom": "preact/compat",
  "react-dom/client": "preact/compat/client",
  "react/jsx-runtime": "preact/jsx-runtime",
};

/** What both programs are built with; `chunks` says which modules stand together. */
async function buildProgram(
  root: string,
  base: string,
  folder: string,
  alias: Readonly<Record<string, string>>,
  chunks: readonly {
    readonly name: string | ((id: string, modules: Modules) => string | null);
    readonly test?: RegExp;
  }[],
): Promise<void> {
  await build({
    configFile: false,
    envFile: false,
    root,
    base,
    mode: "production",
    logLevel: "error",
    cacheDir: `${folder}-cache`,
    plugins: [react()],
    resolve: { alias },
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: "es2022",
      sourcemap: false,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 4096,
      rolldownOptions: {
        output: {
          // Where zod finds itself forbidden to compile its checks it does without; but the browser reports the attempt.
          banner: ({ moduleIds }) =>
            moduleIds.some((id) => /node_modules[\\/]zod[\\/]/.test(id))
              ? "globalThis.__zod_globalConfig ??= { jitless: true };"
              : "",
          codeSplitting: { groups: [...chunks] },
        },
      },
    },
  });
  await rm(`${folder}-cache`, { recursive: true, force: true });
}

async function buildInto(folder: string): Promise<void> {
  // What seldom changes apart from what does, and the map, which is loaded when it is shown, by itself. What only pages need
  // that are fetched when they are opened stays with them.
  await buildProgram(consoleSource, "/", folder, {}, [
    { name: "map", test: /node_modules[\\/](maplibre-gl|@maplibre)/ },
    { name: "react", test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
    { name: importedBy("main.tsx")("console") },
    { name: importedBy("seat.tsx")("seat") },
  ]);
  await buildProgram(handsetSource, "/handset/", join(folder, "handset"), smallReact, []);
  await buildWorker(join(folder, "handset"));
  await pack(folder);
  await pack(join(folder, "handset"));
}

/** The worker that keeps the handset's files on the device: told their names, and a name that changes with any of them. */
async function buildWorker(folder: string): Promise<void> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  // What writes 繁體中文 is four times as large as all the rest, and few want it: it is fetched when somebody does.
  const paths = files
    .filter(({ name }) => !name.startsWith("opencc"))
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join("/"))
    .sort();
  const hash = createHash("sha256");
  for (const path of paths) hash.update(path).update(await readFile(join(folder, path)));
  // The page is kept under the address it is asked by.
  const addresses = paths.map((path) => `/handset/${path === "index.html" ? "" : path}`);
  await build({
    configFile: false,
    envFile: false,
    root: handsetSource,
    publicDir: false,
    mode: "production",
    logLevel: "error",
    cacheDir: `${folder}-cache`,
    define: { builtFiles: JSON.stringify(addresses), builtName: JSON.stringify(hash.digest("hex").slice(0, 16)) },
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: "es2022",
      lib: { entry: join(handsetSource, "worker.ts"), formats: ["iife"], name: "worker", fileName: () => "worker.js" },
    },
  });
  await rm(`${folder}-cache`, { recursive: true, force: true });
}

interface Modules {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/**
 * Names the chunk of what a file of this program imports, and what that imports, without what is fetched later. Of the
 * page it is what the door needs; of the seat, what somebody needs besides who is let in.
 */
function importedBy(entry: string): (name: string) => (id: string, modules: Modules) => string | null {
  let found: ReadonlySet<string> | undefined;
  return (name) => (id, modules) => {
    found ??= modulesBehind(join(consoleSource, entry), modules);
    return found.has(id) ? name : null;
  };
}

function modulesBehind(entry: string, modules: Modules): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [entry];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...(modules.getModuleInfo(id)?.importedIds ?? []));
  }
  return found;
}

/** Writes each file packed beside itself: as small as it goes, once, instead of quickly at each start. */
async function pack(folder: string): Promise<void> {
  const found = await readdir(join(folder, "assets"));
  const files = found.filter((name) => packable.test(name)).map((name) => join(folder, "assets", name));
  await Promise.all(
    files.map(async (file) => {
      const bytes = await readFile(file);
      const hints = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
      await writeFile(`${file}.br`, await promisify(brotliCompress)(bytes, { params: hints }));
      await writeFile(`${file}.gz`, await promisify(gzip)(bytes, { level: 9 }));
    }),
  );
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("build-into.ts FOLDER");
// Whoever wanted the console is gone: nobody will take it.
const abandoned = () => process.exit(1);
process.on("disconnect", abandoned);
await buildInto(folder);
process.off("disconnect", abandoned);
process.disconnect?.();
