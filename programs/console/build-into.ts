import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import react from "@vitejs/plugin-react";
import { build } from "vite";

/*
 * Builds the console into the folder that is named: `node build-into.ts FOLDER`, with NODE_ENV=production, from which Vite
 * and React's plugin take the half of React that is built for; under another value the two differ.
 */
const consoleSource = import.meta.dirname;

/** Files that get smaller by packing. */
const packable = /\.(js|mjs|css|json|svg)$/;

async function buildInto(folder: string): Promise<void> {
  const [atFirst, inSeat] = [importedBy("main.tsx"), importedBy("seat.tsx")];
  await build({
    configFile: false,
    envFile: false,
    root: consoleSource,
    base: "/",
    mode: "production",
    logLevel: "error",
    cacheDir: `${folder}-cache`,
    plugins: [react()],
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
          // What seldom changes apart from what does, and the map, which is loaded when it is shown, by itself. What only
          // pages need that are fetched when they are opened stays with them.
          codeSplitting: {
            groups: [
              { name: "map", test: /node_modules[\\/](maplibre-gl|@maplibre)/ },
              { name: "react", test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
              { name: atFirst("console") },
              { name: inSeat("seat") },
            ],
          },
        },
      },
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
await pack(folder);
process.off("disconnect", abandoned);
process.disconnect?.();
