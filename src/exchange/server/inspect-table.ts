import { parse } from "csv-parse";
import { forbiddenColumn } from "../../ground/forbidden-columns.ts";
import { Environment } from "../../journal/server/engine/environment.ts";
import { GivenFileRefused, mostBytes, streamGiven } from "../../journal/server/engine/given-file.ts";

/** Values of a column that are looked at; which columns are empty throughout is found in all of them. */
const sampled = 1000;

/**
 * Refuses a table that has a column which may not be imported, mapped or not, before anything of it is: by its name, or by
 * the form of its values, spread over the whole table. Throws `Environment` naming column and boundary. A file that cannot be read is left to whoever reads it.
 */
export async function inspectTable(file: string): Promise<void> {
  const parser = parse({
    ...{ relax_column_count: true, relax_quotes: true, skip_empty_lines: true, bom: true },
    ...{ max_record_size: 4 * 1024 * 1024, record_delimiter: ["\r\n", "\n", "\r"] },
  });
  try {
    streamGiven(file, mostBytes.long)
      .on("error", (error) => parser.destroy(error))
      .pipe(parser);
  } catch (error) {
    if (error instanceof GivenFileRefused) throw error;
    return;
  }
  let heads: readonly string[] | undefined;
  const samples: string[][] = [];
  const seen: number[] = [];
  try {
    for await (const record of parser as AsyncIterable<readonly string[]>) {
      if (heads === undefined) {
        heads = record;
        continue;
      }
      for (const [at, value] of record.entries()) {
        if (value !== "") keep(at, value);
      }
    }
  } catch {
    // What was read before it is judged all the same; the reader of the table says what is wrong with it.
  }
  for (const [at, heading] of (heads ?? []).entries()) {
    const found = forbiddenColumn(heading, samples[at] ?? []);
    if (found !== undefined) throw new Environment(found.says);
  }

  /** The first values, and then later ones in their place ever more rarely: what comes late in a table is looked at too. */
  function keep(at: number, value: string): void {
    const sample = (samples[at] ??= []);
    const count = (seen[at] ?? 0) + 1;
    seen[at] = count;
    if (sample.length < sampled) sample.push(value);
    else if (count % Math.ceil(count / sampled) === 0) sample[count % sampled] = value;
  }
}
