// Takes the place of programs/server/server.ts in a copy of the clone (clone.ts): the command line and its supervisor are tried
// with a server that does nothing but ask its database.
import { createServer } from "node:http";
import { Pool } from "pg";

interface Start {
  readonly databaseUrl: string;
  readonly kind: string;
  readonly host: string;
  readonly port: number;
  readonly database?: { restarts(): number };
}

export async function startServer(start: Start): Promise<{ url: string; stop(): Promise<void> }> {
  const pool = new Pool({ connectionString: start.databaseUrl, max: 2, connectionTimeoutMillis: 2000 });
  pool.on("error", () => {});
  await pool.query("CREATE TABLE IF NOT EXISTS kept (word text PRIMARY KEY)");
  const server = createServer((request, response) => {
    const word = new URL(request.url ?? "/", "http://x").searchParams.get("keep");
    const answer = async () => {
      if (word !== null) await pool.query("INSERT INTO kept VALUES ($1) ON CONFLICT DO NOTHING", [word]);
      const { rows } = await pool.query<{ word: string }>("SELECT word FROM kept ORDER BY word");
      return { kind: start.kind, kept: rows.map((row) => row.word), restarts: start.database?.restarts() ?? null };
    };
    answer().then(
      (value) => response.writeHead(200).end(JSON.stringify(value)),
      (error: unknown) => response.writeHead(503).end(String(error)),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(start.port, start.host, resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://${start.host}:${port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await pool.end();
    },
  };
}
